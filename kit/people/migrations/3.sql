-- The day on which somebody became learning lead of the team, or was it no longer.
ALTER TABLE people_membership ADD COLUMN lead_on {text};
-- The day on which somebody became curator, or was it no longer.
ALTER TABLE people_person ADD COLUMN curator_on {text};
-- That somebody who was erased had lately come into a team, left or managed it, and not who: whoever
-- is made for a look into a team and erased again leaves a trace in it.
CREATE TABLE people_gone (
    id {id} NOT NULL PRIMARY KEY,
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    manages {int} NOT NULL,
    from_on {text} NOT NULL,
    to_on {text} NOT NULL
) {strict};
CREATE INDEX people_gone_team ON people_gone (team_id, to_on);
