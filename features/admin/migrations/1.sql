-- A file between its dry run and its confirmation; deleted when applied, or after a day.
CREATE TABLE admin_import (
    id {id} NOT NULL PRIMARY KEY,
    content {bytes} NOT NULL,
    -- Whether people missing in the file have left.
    leave {int} NOT NULL,
    created_at {int} NOT NULL
) {strict};
-- A reported text. Who reported it is not kept; the day is all that is known of when.
CREATE TABLE admin_report (
    id {id} NOT NULL PRIMARY KEY,
    object_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    -- Emptied when decided.
    reason {text} NOT NULL,
    reported_on {text} NOT NULL,
    -- shown | hidden; NULL: nobody has looked yet.
    decision {text},
    decided_on {text}
) {strict};
CREATE INDEX admin_report_object ON admin_report (object_id);
CREATE INDEX admin_report_day ON admin_report (decided_on, reported_on);
