-- The name of the photo among the files, as of a question.
ALTER TABLE knowledge_answer ADD COLUMN photo {text};
