CREATE TABLE people_person (
    id {id} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    sort_name {text} NOT NULL,
    email {text},
    -- Lower case; what sign-in and import compare.
    email_folded {text} UNIQUE,
    -- The key of the person in the file people were imported from.
    import_key {text} UNIQUE,
    title {text} NOT NULL,
    about {text} NOT NULL,
    photo {text},
    lang {text} NOT NULL,
    zone {text} NOT NULL,
    theme {text} NOT NULL,
    -- weekly | fewer | off: how often messages are sent.
    messages {text} NOT NULL,
    messages_paused_until {text},
    password_hash {text},
    curator {int} NOT NULL,
    administrator {int} NOT NULL,
    created_at {int} NOT NULL,
    -- When the person first came in; NULL: still to be invited.
    arrived_at {int},
    deactivated_at {int}
) {strict};
CREATE INDEX people_person_sort ON people_person (sort_name, id);
CREATE TABLE people_team (
    id {id} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    short_name {text} NOT NULL,
    sort_name {text} NOT NULL,
    import_key {text} UNIQUE,
    -- unit | team | project | community
    kind {text} NOT NULL,
    created_at {int} NOT NULL,
    closed_at {int}
) {strict};
-- From and to are civil dates; to is the first day it no longer holds.
CREATE TABLE people_membership (
    id {id} NOT NULL PRIMARY KEY,
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    is_lead {int} NOT NULL,
    from_on {text} NOT NULL,
    to_on {text}
) {strict};
CREATE INDEX people_membership_team ON people_membership (team_id, to_on);
CREATE INDEX people_membership_person ON people_membership (person_id, to_on);
CREATE TABLE people_manager (
    id {id} NOT NULL PRIMARY KEY,
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    from_on {text} NOT NULL,
    to_on {text}
) {strict};
CREATE INDEX people_manager_team ON people_manager (team_id, to_on);
CREATE INDEX people_manager_person ON people_manager (person_id, to_on);
CREATE TABLE people_parent (
    id {id} NOT NULL PRIMARY KEY,
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    parent_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    from_on {text} NOT NULL,
    to_on {text}
) {strict};
CREATE INDEX people_parent_team ON people_parent (team_id, to_on);
CREATE INDEX people_parent_parent ON people_parent (parent_id, to_on);
-- A signed-in device. Only the digest of its token is kept; seen_at has the grain of a day.
CREATE TABLE people_login (
    digest {bytes} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    shared {int} NOT NULL
) {strict};
CREATE INDEX people_login_person ON people_login (person_id);
CREATE INDEX people_login_expires ON people_login (expires_at);
-- A link or code that lets one person in once.
CREATE TABLE people_way_in (
    digest {bytes} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    -- mail | paper | reset
    kind {text} NOT NULL,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int}
) {strict};
CREATE INDEX people_way_in_person ON people_way_in (person_id);
