-- A page. Its title, owner, team and ladder stand in objects_object.
CREATE TABLE knowledge_page (
    object_id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    body {text} NOT NULL,
    -- The newest number in knowledge_version; what a form was filled from.
    version {int} NOT NULL,
    -- Names of folders, joined by slashes; empty at the top.
    section {text} NOT NULL,
    -- The page a section opens with.
    is_index {int} NOT NULL,
    -- everyone (who sees it) | team | owner
    edited_by {text} NOT NULL,
    edited_by_why {text} NOT NULL,
    review_on {text} NOT NULL,
    -- How we do it: the version that was approved.
    approved_version {int},
    approved_by_id {id},
    approved_at {int},
    approved_from {text},
    approved_until {text},
    -- Whose answer to whose question it was made from.
    answer_id {id},
    answered_by_id {id},
    asked_by_id {id},
    changed_at {int} NOT NULL,
    -- Deleted pages can be brought back for 30 days; who may see them is kept here meanwhile.
    deleted_at {int},
    deleted_by_id {id},
    deleted_owner_id {id}
) {strict};
CREATE INDEX knowledge_page_section ON knowledge_page (section, is_index);
CREATE INDEX knowledge_page_changed ON knowledge_page (changed_at);
CREATE INDEX knowledge_page_approved ON knowledge_page (approved_until);
CREATE INDEX knowledge_page_answer ON knowledge_page (answer_id);
CREATE INDEX knowledge_page_deleted ON knowledge_page (deleted_at);
CREATE TABLE knowledge_version (
    page_id {id} NOT NULL REFERENCES knowledge_page (object_id) ON DELETE CASCADE,
    number {int} NOT NULL,
    title {text} NOT NULL,
    body {text} NOT NULL,
    author_id {id},
    -- shared | edited | merged | restored | taken-in | imported
    how {text} NOT NULL,
    saved_at {int} NOT NULL,
    PRIMARY KEY (page_id, number)
) {strict};
CREATE INDEX knowledge_version_author ON knowledge_version (author_id, saved_at);
-- A change by somebody who may not make it alone; the owner or a curator takes it in or says why not.
CREATE TABLE knowledge_suggestion (
    id {id} NOT NULL PRIMARY KEY,
    page_id {id} NOT NULL REFERENCES knowledge_page (object_id) ON DELETE CASCADE,
    author_id {id},
    -- From an import: nobody wrote it here.
    imported {int} NOT NULL,
    base_version {int} NOT NULL,
    title {text} NOT NULL,
    body {text} NOT NULL,
    why {text} NOT NULL,
    made_at {int} NOT NULL,
    decided_at {int},
    decided_by_id {id},
    taken {int},
    reason {text} NOT NULL
) {strict};
CREATE INDEX knowledge_suggestion_page ON knowledge_suggestion (page_id, decided_at);
CREATE INDEX knowledge_suggestion_author ON knowledge_suggestion (author_id);
-- Helped me, or is wrong: once a person and page.
CREATE TABLE knowledge_mark (
    object_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    person_id {id} NOT NULL,
    -- helped | wrong
    kind {text} NOT NULL,
    text {text} NOT NULL,
    made_at {int} NOT NULL,
    settled_at {int},
    PRIMARY KEY (object_id, person_id, kind)
) {strict};
CREATE INDEX knowledge_mark_person ON knowledge_mark (person_id);
-- A link, file or video with why it is worth opening.
CREATE TABLE knowledge_material (
    object_id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    -- Empty for a file.
    url {text} NOT NULL,
    file_id {id},
    why {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
) {strict};
CREATE INDEX knowledge_material_changed ON knowledge_material (changed_at);
-- A file somebody added. The content lies among the blobs under its SHA-256.
CREATE TABLE knowledge_file (
    id {id} NOT NULL PRIMARY KEY,
    blob {text} NOT NULL,
    name {text} NOT NULL,
    kind {text} NOT NULL,
    size {int} NOT NULL,
    added_by_id {id},
    added_at {int} NOT NULL
) {strict};
CREATE INDEX knowledge_file_blob ON knowledge_file (blob);
CREATE INDEX knowledge_file_added_by ON knowledge_file (added_by_id);
-- Whoever sees the object may open the file.
CREATE TABLE knowledge_file_use (
    file_id {id} NOT NULL REFERENCES knowledge_file (id) ON DELETE CASCADE,
    object_id {id} NOT NULL REFERENCES objects_object (id) ON DELETE CASCADE,
    PRIMARY KEY (file_id, object_id)
) {strict};
CREATE INDEX knowledge_file_use_object ON knowledge_file_use (object_id);
-- Contents that nothing names any more, still to be taken off the disk.
CREATE TABLE knowledge_file_gone (
    blob {text} NOT NULL PRIMARY KEY,
    gone_at {int} NOT NULL
) {strict};
-- What a handbook brought: so that the next import changes only what changed.
CREATE TABLE knowledge_import (
    source {text} NOT NULL,
    path {text} NOT NULL,
    page_id {id} REFERENCES objects_object (id) ON DELETE SET NULL,
    file_id {id} REFERENCES knowledge_file (id) ON DELETE SET NULL,
    -- Of what was brought, title, section and text.
    hash {text} NOT NULL,
    PRIMARY KEY (source, path)
) {strict};
CREATE INDEX knowledge_import_page ON knowledge_import (page_id);
CREATE INDEX knowledge_import_file ON knowledge_import (file_id);
