-- Who asked owns the question's object; who sees it is said there too.
CREATE TABLE knowledge_question (
    object_id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    body {text} NOT NULL,
    -- The name of the photo among the files.
    photo {text},
    -- person | team | everyone: who was asked first
    whom {text} NOT NULL,
    -- With whom it lies by name; NULL: with the team or with everyone.
    lies_with {id},
    asked_at {int} NOT NULL,
    -- When it was changed after somebody had answered.
    changed_at {int},
    -- asked | lead | wider: how far it has gone on its own
    stage {text} NOT NULL,
    -- When it goes further if nobody has answered; NULL: it stays.
    moves_at {int},
    -- The first answer; naming a colleague to ask is none.
    answered_at {int},
    accepted_id {id},
    accepted_at {int}
) {strict};
CREATE INDEX knowledge_question_moves ON knowledge_question (moves_at);
-- Lists are read in order of asking, from a question on; the first ones of the open ones too.
CREATE INDEX knowledge_question_asked ON knowledge_question (asked_at, object_id);
CREATE INDEX knowledge_question_answered ON knowledge_question (answered_at, asked_at, object_id);
CREATE INDEX knowledge_question_lies ON knowledge_question (lies_with);
CREATE TABLE knowledge_answer (
    object_id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    question_id {id} NOT NULL REFERENCES knowledge_question (object_id) ON DELETE CASCADE,
    body {text} NOT NULL,
    -- "I don't know, ask …": the colleague who was named.
    ask_instead {id},
    answered_at {int} NOT NULL,
    changed_at {int},
    -- When the asker said to have read it.
    read_at {int}
) {strict};
CREATE INDEX knowledge_answer_question ON knowledge_answer (question_id, answered_at);
CREATE INDEX knowledge_answer_instead ON knowledge_answer (ask_instead);
-- Whom an answer helped.
CREATE TABLE knowledge_helped (
    answer_id {id} NOT NULL REFERENCES knowledge_answer (object_id) ON DELETE CASCADE,
    person_id {id} NOT NULL,
    helped_at {int} NOT NULL,
    -- When whoever answered said to have seen it.
    seen_at {int},
    PRIMARY KEY (answer_id, person_id)
) {strict};
CREATE INDEX knowledge_helped_person ON knowledge_helped (person_id);
-- What somebody made because of an answer, read from the record.
CREATE TABLE knowledge_use (
    answer_id {id} NOT NULL REFERENCES knowledge_answer (object_id) ON DELETE CASCADE,
    object_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    person_id {id} NOT NULL,
    used_at {int} NOT NULL,
    seen_at {int},
    PRIMARY KEY (answer_id, object_id)
) {strict};
CREATE INDEX knowledge_use_object ON knowledge_use (object_id);
CREATE INDEX knowledge_use_person ON knowledge_use (person_id);
