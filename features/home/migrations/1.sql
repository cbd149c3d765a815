-- The loop, derived from the record alone; may be emptied and built again at any time.
-- One row for whatever started a loop.
CREATE TABLE home_loop (
    origin_id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    team_id {id} NOT NULL,
    quarter {text} NOT NULL,
    noticed_at {int} NOT NULL,
    -- Whether its audience lets it count: team or organisation.
    counts {int} NOT NULL,
    -- What the origin itself was answered with, if anything: answered | we-do-it | no-because …
    answer_word {text},
    answered_at {int},
    decided_word {text},
    decided_at {int},
    did_word {text},
    did_at {int},
    changed_word {text},
    changed_at {int}
) {strict};
CREATE INDEX home_loop_list ON home_loop (quarter, noticed_at, origin_id);
CREATE INDEX home_loop_team ON home_loop (team_id, quarter, noticed_at);
CREATE INDEX home_loop_changed ON home_loop (changed_at, origin_id);
-- What hangs on an origin: pages, answers, insights, steps.
CREATE TABLE home_member (
    object_id {id} NOT NULL PRIMARY KEY,
    origin_id {id} NOT NULL,
    -- 1 for steps, which carry how it went.
    is_step {int} NOT NULL,
    counts {int} NOT NULL,
    took_at {int} NOT NULL,
    did_word {text},
    did_at {int},
    look_word {text},
    look_at {int}
) {strict};
CREATE INDEX home_member_origin ON home_member (origin_id);
-- The four columns, summed: per team, and under the nil id for the organisation.
CREATE TABLE home_figure (
    team_id {id} NOT NULL,
    quarter {text} NOT NULL,
    figure {text} NOT NULL,
    word {text} NOT NULL,
    n {int} NOT NULL,
    PRIMARY KEY (team_id, quarter, figure, word)
) {strict};
