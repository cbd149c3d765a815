-- A figure needs five people: the day of all teams takes in only times that so many answered about,
-- and not all the same.
-- `kept`, `known` (minutes) and `counted` (answers) are what the day holds of a time, so that it can
-- move by the difference, also where two answer at once.
ALTER TABLE rhythm_week ADD COLUMN known {int} NOT NULL DEFAULT 0;
ALTER TABLE rhythm_week ADD COLUMN counted {int} NOT NULL DEFAULT 0;
UPDATE rhythm_week SET kept = 0;
UPDATE rhythm_week SET known = minutes, counted = yes + partly + taken,
    kept = minutes * (2 * yes + partly) / (2 * (yes + partly + taken))
    WHERE yes + partly + taken >= 5 AND people >= 5
    AND (yes + partly + taken < people OR (yes + partly > 0 AND partly + taken > 0));
ALTER TABLE rhythm_day ADD COLUMN known {int} NOT NULL DEFAULT 0;
UPDATE rhythm_day SET
    kept = (SELECT sum(w.kept) FROM rhythm_week w
        WHERE w.held_on = rhythm_day.held_on AND w.people >= 5),
    known = (SELECT sum(w.known) FROM rhythm_week w
        WHERE w.held_on = rhythm_day.held_on AND w.people >= 5),
    answers = (SELECT sum(w.counted) FROM rhythm_week w
        WHERE w.held_on = rhythm_day.held_on AND w.people >= 5);
