-- The last version of the page whose text names the file: who reads that one may open it. Without
-- one, whoever sees the object may.
ALTER TABLE knowledge_file_use ADD COLUMN version {int};
