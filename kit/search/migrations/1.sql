-- What can be found: one row per object. Its number is what the postings say of it in few bytes.
-- No cascade: an object whose words are still here may not go, so that erasure cannot forget them.
CREATE TABLE search_document (
    number {serial},
    object_id {id} NOT NULL UNIQUE REFERENCES objects_object (id),
    kind {text} NOT NULL,
    boost {int} NOT NULL
) {strict};
-- The wide part, read for the few documents that are ranked or shown.
CREATE TABLE search_text (
    document {int} NOT NULL PRIMARY KEY REFERENCES search_document (number) ON DELETE CASCADE,
    -- A line per term: its level, then the term.
    terms {text} NOT NULL,
    opening {text} NOT NULL
) {strict};
-- The index. A place is a level (the strongest first) and in it a document (the newest first).
CREATE TABLE search_posting (
    term {text} NOT NULL,
    place {int} NOT NULL,
    PRIMARY KEY (term, place)
) {keyed};
-- The vocabulary: what is written anywhere, found by its beginning, also without dots and rings.
CREATE TABLE search_word (
    skeleton {text} NOT NULL,
    word {text} NOT NULL,
    PRIMARY KEY (skeleton, word)
) {keyed};
-- What is left of each word when one letter is missing: two words that share one are near.
CREATE TABLE search_deletion (
    deletion {text} NOT NULL,
    word {text} NOT NULL,
    PRIMARY KEY (deletion, word)
) {keyed};
