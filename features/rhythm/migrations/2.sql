-- How many belonged to the team then: figures of fewer than five people stay inside it.
ALTER TABLE rhythm_week ADD COLUMN people {int} NOT NULL DEFAULT 5;
