-- from is because of to; from supports, is evidence for, replaces to.
CREATE TABLE links_link (
    from_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    to_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    kind {text} NOT NULL,
    created_at {int} NOT NULL,
    PRIMARY KEY (from_id, to_id, kind)
) {strict};
CREATE INDEX links_link_to ON links_link (to_id, created_at);
