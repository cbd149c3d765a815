-- When a weekly message last named it: the next one begins with what it has not named.
ALTER TABLE nudge_waiting ADD COLUMN told_at {int};
