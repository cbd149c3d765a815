-- What a picture shows, for those who do not see it; empty where nobody said.
ALTER TABLE knowledge_file ADD COLUMN shows {text} NOT NULL DEFAULT '';
