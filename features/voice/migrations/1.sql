-- An obstacle or an idea: one line to one named person, who answers by a day and says why. The
-- line, the asker, the team and who sees it stand in objects_object.
CREATE TABLE voice_proposal (
    id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    -- Whose turn it is; NULL when that person is gone and nobody took over.
    lies_with_id {id} REFERENCES people_person (id) ON DELETE SET NULL,
    -- What the asker was promised: never moves.
    due_on {text} NOT NULL,
    -- The last day it lies there without an answer.
    moves_after {text} NOT NULL,
    moved_on {text},
    -- Since when there is nobody above to move it to.
    alone_on {text},
    -- we-do-it | we-try-it | no-because
    word {text},
    reason {text},
    answered_by_id {id} REFERENCES people_person (id) ON DELETE SET NULL,
    answered_at {int},
    -- When the asker said that the answer is read.
    read_at {int}
) {strict};
CREATE INDEX voice_proposal_waiting ON voice_proposal (answered_at, due_on, id);
CREATE INDEX voice_proposal_holder ON voice_proposal (lies_with_id, answered_at);
CREATE INDEX voice_proposal_answerer ON voice_proposal (answered_by_id);
-- Where it lay, one row each time it came to somebody.
CREATE TABLE voice_station (
    id {id} NOT NULL PRIMARY KEY,
    proposal_id {id} NOT NULL REFERENCES voice_proposal (id) ON DELETE CASCADE,
    -- asked | passed-on | moved-up | taken-over | stays
    how {text} NOT NULL,
    person_id {id} REFERENCES people_person (id) ON DELETE SET NULL,
    -- Who asked or passed it on; NULL when the day did.
    by_id {id} REFERENCES people_person (id) ON DELETE SET NULL,
    reason {text},
    came_at {int} NOT NULL
) {strict};
CREATE INDEX voice_station_proposal ON voice_station (proposal_id, came_at, id);
CREATE INDEX voice_station_person ON voice_station (person_id);
CREATE INDEX voice_station_by ON voice_station (by_id);
-- A thanks: what for is its title, who thanks its owner.
CREATE TABLE voice_thanks (
    id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    to_id {id} REFERENCES people_person (id) ON DELETE SET NULL
) {strict};
CREATE INDEX voice_thanks_to ON voice_thanks (to_id, id);
