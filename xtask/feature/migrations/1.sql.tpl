-- What a note has beyond the row that every noun has.
CREATE TABLE __name___note (
    id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    noted_at {int} NOT NULL
) {strict};
CREATE INDEX __name___note_newest ON __name___note (noted_at, id);
