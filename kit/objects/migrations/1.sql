-- One row for every noun, written in the transaction of the command that made it.
CREATE TABLE objects_object (
    id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    title {text} NOT NULL,
    lang {text} NOT NULL,
    owner_id {id},
    team_id {id},
    audience {text} NOT NULL,
    href {text} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    hidden_at {int}
) {strict};
CREATE INDEX objects_object_team ON objects_object (team_id, kind, created_at);
CREATE INDEX objects_object_owner ON objects_object (owner_id, kind, created_at);
CREATE INDEX objects_object_kind ON objects_object (kind, audience, created_at);
CREATE TABLE objects_participant (
    object_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    person_id {id} NOT NULL,
    PRIMARY KEY (object_id, person_id)
) {strict};
CREATE INDEX objects_participant_person ON objects_participant (person_id);
-- Persons and teams live below the floor of search; what changed of them waits here for it.
CREATE TABLE objects_unindexed (
    object_id {id} NOT NULL PRIMARY KEY
) {strict};
