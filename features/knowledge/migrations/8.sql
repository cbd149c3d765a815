-- Whether a deleted page was out of sight already, because somebody had reported it: then bringing it
-- back shows it to nobody.
ALTER TABLE knowledge_page ADD COLUMN was_hidden {int} NOT NULL DEFAULT 0;
