-- What a note has beyond the row that every noun has.
CREATE TABLE laid_note (
    object_id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    text {text} NOT NULL
) {strict};
