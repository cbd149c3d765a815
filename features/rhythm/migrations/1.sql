-- When a team has time to learn: one slot a week, from a day to (not including) a day.
CREATE TABLE rhythm_time (
    id {id} NOT NULL PRIMARY KEY,
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    -- 1 Monday to 7 Sunday.
    weekday {int} NOT NULL,
    starts {text} NOT NULL,
    ends {text} NOT NULL,
    from_on {text} NOT NULL,
    to_on {text}
) {strict};
CREATE INDEX rhythm_time_team ON rhythm_time (team_id, to_on);
-- One time that was promised, and what was answered about it: sums only.
CREATE TABLE rhythm_week (
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    held_on {text} NOT NULL,
    minutes {int} NOT NULL,
    yes {int} NOT NULL,
    partly {int} NOT NULL,
    taken {int} NOT NULL,
    PRIMARY KEY (team_id, held_on)
) {strict};
CREATE INDEX rhythm_week_held ON rhythm_week (held_on);
-- Who answered what, so that an answer can be changed; gone after three days.
CREATE TABLE rhythm_answer (
    team_id {id} NOT NULL,
    held_on {text} NOT NULL,
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    word {text} NOT NULL,
    PRIMARY KEY (team_id, held_on, person_id)
) {strict};
CREATE INDEX rhythm_answer_held ON rhythm_answer (held_on);
CREATE INDEX rhythm_answer_person ON rhythm_answer (person_id);
-- What a team wants to get better at in a quarter: one to three lines.
CREATE TABLE rhythm_direction (
    object_id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    quarter {text} NOT NULL,
    place {int} NOT NULL,
    line {text} NOT NULL,
    why {text} NOT NULL,
    UNIQUE (team_id, quarter, place)
) {strict};
