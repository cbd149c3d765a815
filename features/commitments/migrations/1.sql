-- What a next step has beyond the row that every noun has: its text, owner and audience stand there.
CREATE TABLE commitments_step (
    id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    -- mine | ours
    scope {text} NOT NULL,
    -- open | done | partly | did-not-happen | paused | dropped
    state {text} NOT NULL,
    due_on {text} NOT NULL,
    -- How will we notice?
    notice {text},
    because_of {id} REFERENCES objects_object (id) ON DELETE SET NULL,
    -- Who asked the owner to see to it; NULL once the owner said yes.
    given_by {id} REFERENCES people_person (id) ON DELETE SET NULL,
    -- Misses in a row, and the day from which waiting on counts as the next one.
    missed {int} NOT NULL,
    miss_on {text},
    answered_on {text},
    -- The owner has been asked what was learned.
    told {int} NOT NULL,
    in_the_way {text},
    learned {text},
    -- next-review | days | never, and the day the owner looks back.
    look {text} NOT NULL,
    look_on {text},
    -- clearly | a-little | no | worse | too-early
    seen {text},
    seen_text {text},
    seen_on {text},
    -- The team may take it over since then.
    offered_on {text}
) {strict};
CREATE INDEX commitments_step_miss ON commitments_step (state, miss_on);
CREATE INDEX commitments_step_because ON commitments_step (because_of);
CREATE INDEX commitments_step_given ON commitments_step (given_by);
-- A colleague asked to look first. Only the owner of the step sees the answer.
CREATE TABLE commitments_look (
    step_id {id} NOT NULL REFERENCES commitments_step (id) ON DELETE CASCADE,
    colleague_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    asked_on {text} NOT NULL,
    answered_on {text},
    -- As in commitments_step; NULL with answered_on: declined.
    seen {text},
    text {text},
    PRIMARY KEY (step_id, colleague_id)
) {strict};
CREATE INDEX commitments_look_colleague ON commitments_look (colleague_id);
CREATE TABLE commitments_learned (
    id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    learned_on {text} NOT NULL,
    -- The kind of occasion, in one of ten words.
    how {text},
    minutes {int},
    -- Whether "What will you do differently?" came after it: once a day.
    asked {int} NOT NULL
) {strict};
