-- The record. Final: later versions add, never change the meaning of a column.
-- epoch and seq order statements so that a reader who stops at the watermark misses none:
-- PostgreSQL: the writing transaction's id; SQLite: 0, since there is one writer.
CREATE TABLE record_statement (
    seq {serial},
    epoch {int} NOT NULL,
    -- Start of the writing transaction and moment of storing, microseconds since 1970 UTC.
    begun_at {int} NOT NULL,
    stored_at {int} NOT NULL,
    -- The bytes of the statement as received (or as made, for our own).
    body {bytes} NOT NULL,
    -- What the product reads without opening the body; NULL for foreign statements.
    person_id {id},
    verb {text},
    object_id {id},
    object_kind {text},
    team_id {id},
    audience {text},
    because_of_id {id},
    -- How it went, in one word of ours: done, clearly, no-because …
    word {text},
    happened_at {int} NOT NULL
--postgres     , terms BIGINT[] NOT NULL
) {strict};
CREATE INDEX record_statement_order ON record_statement (epoch, seq);
CREATE INDEX record_statement_person ON record_statement (person_id, seq);
CREATE INDEX record_statement_object ON record_statement (object_id, seq);
--postgres CREATE INDEX record_statement_terms ON record_statement USING GIN (terms);
-- The xAPI id of each statement.
CREATE TABLE record_id (
    id {id} NOT NULL PRIMARY KEY,
    seq {int} NOT NULL
) {strict};
-- Index of terms: kind 1 agent, 2 verb, 3 activity, 4 registration, 5 related agent,
-- 6 related activity; key = first 64 bits of SHA-256 of the canonical identifier.
--sqlite CREATE TABLE record_term (
--sqlite     kind INTEGER NOT NULL, key INTEGER NOT NULL, seq INTEGER NOT NULL,
--sqlite     PRIMARY KEY (kind, key, seq)) WITHOUT ROWID, STRICT;
-- How far each subscriber has read.
CREATE TABLE record_cursor (
    name {text} NOT NULL PRIMARY KEY,
    epoch {int} NOT NULL,
    seq {int} NOT NULL,
    read_at {int} NOT NULL
) {strict};
-- One row per node, renewed each second, so that the watermark moves while nobody writes.
CREATE TABLE record_heartbeat (
    node {text} NOT NULL PRIMARY KEY,
    epoch {int} NOT NULL,
    begun_at {int} NOT NULL
) {strict};
-- Who looked at whose history, and why.
CREATE TABLE record_look (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL,
    looked_by {id} NOT NULL,
    reason {text} NOT NULL,
    looked_at {int} NOT NULL
) {strict};
CREATE INDEX record_look_person ON record_look (person_id, looked_at);
