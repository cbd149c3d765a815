-- By which rules of words it was indexed: those with older ones are brought up to date.
ALTER TABLE search_document ADD COLUMN rules {int} NOT NULL DEFAULT 1;
CREATE INDEX search_document_rules ON search_document (rules);
