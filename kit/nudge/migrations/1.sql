-- What waits for a person, written and taken away by the commands of features.
CREATE TABLE nudge_waiting (
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    object_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    verb {text} NOT NULL,
    rank {int} NOT NULL,
    -- Key of a message with the arguments name and title.
    reason {text} NOT NULL,
    -- The colleague whose name comes first.
    from_id {id} REFERENCES people_person (id) ON DELETE SET NULL,
    due_on {text},
    -- Shown from this day on; NULL: at once.
    opens_on {text},
    -- The first day it is no longer shown; NULL: until it is settled.
    closes_on {text},
    since {int} NOT NULL,
    PRIMARY KEY (person_id, object_id, verb)
) {strict};
CREATE INDEX nudge_waiting_object ON nudge_waiting (object_id, verb);
CREATE INDEX nudge_waiting_from ON nudge_waiting (from_id);
-- What is to be told by mail. Words are put together when it is sent, never kept.
CREATE TABLE nudge_message (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    -- at-once | weekly
    kind {text} NOT NULL,
    -- NULL in a weekly message, which is about everything that waits.
    object_id {id} REFERENCES objects_object (id) ON DELETE CASCADE,
    verb {text},
    reason {text},
    from_id {id} REFERENCES people_person (id) ON DELETE SET NULL,
    made_at {int} NOT NULL,
    -- The first moment it may be sent; NULL: held for the weekly message.
    not_before {int},
    -- A sender has it in hand until then.
    claimed_until {int},
    attempts {int} NOT NULL,
    sent_at {int},
    dropped_at {int},
    -- Why it was dropped or put off.
    error {text}
) {strict};
CREATE INDEX nudge_message_due ON nudge_message (sent_at, dropped_at, not_before);
CREATE INDEX nudge_message_person ON nudge_message (person_id, kind, made_at);
CREATE INDEX nudge_message_object ON nudge_message (object_id, verb);
CREATE INDEX nudge_message_from ON nudge_message (from_id);
-- The Monday of the last week whose weekly message was considered, whether or not one went out.
CREATE TABLE nudge_week (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people_person (id) ON DELETE CASCADE,
    week_on {text} NOT NULL
) {strict};
-- The one-tap links of messages. Only the digest of a token is kept.
CREATE TABLE nudge_link (
    digest {bytes} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    -- open | today | fewer | pause | off
    action {text} NOT NULL,
    object_id {id} REFERENCES objects_object (id) ON DELETE CASCADE,
    verb {text},
    expires_at {int} NOT NULL
) {strict};
CREATE INDEX nudge_link_person ON nudge_link (person_id);
CREATE INDEX nudge_link_object ON nudge_link (object_id);
CREATE INDEX nudge_link_expires ON nudge_link (expires_at);
-- The demo's readable outbox: mail that was rendered instead of sent.
CREATE TABLE nudge_mail (
    id {id} NOT NULL PRIMARY KEY,
    to_name {text} NOT NULL,
    to_email {text} NOT NULL,
    subject {text} NOT NULL,
    body_text {text} NOT NULL,
    body_html {text} NOT NULL,
    kept_at {int} NOT NULL
) {strict};
CREATE INDEX nudge_mail_kept ON nudge_mail (kept_at, id);
