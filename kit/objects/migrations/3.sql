-- Since when somebody takes part; from the beginning where nothing stands.
ALTER TABLE objects_participant ADD COLUMN added_at {int};
