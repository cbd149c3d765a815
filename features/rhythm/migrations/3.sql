-- What was kept of the team's time by its answers so far: so that the day's sum can move by the
-- difference, also where two answer at once.
ALTER TABLE rhythm_week ADD COLUMN kept {int} NOT NULL DEFAULT 0;
UPDATE rhythm_week SET kept = minutes * (2 * yes + partly) / (2 * (yes + partly + taken))
    WHERE yes + partly + taken > 0;
-- A day of all teams of five people or more: the organisation's page reads eight weeks of it,
-- whatever the number of teams.
CREATE TABLE rhythm_day (
    held_on {text} NOT NULL PRIMARY KEY,
    minutes {int} NOT NULL,
    kept {int} NOT NULL,
    teams {int} NOT NULL,
    answers {int} NOT NULL
) {strict};
INSERT INTO rhythm_day (held_on, minutes, kept, teams, answers)
    SELECT held_on, sum(minutes), sum(kept), count(*), sum(yes + partly + taken)
    FROM rhythm_week WHERE people >= 5 GROUP BY held_on;
DROP INDEX rhythm_week_held;
