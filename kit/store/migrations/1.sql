-- What a form sent twice did the first time; kept 24 hours.
CREATE TABLE store_command (
    actor_id {id} NOT NULL,
    command_id {text} NOT NULL,
    result {text} NOT NULL,
    done_at {int} NOT NULL,
    PRIMARY KEY (actor_id, command_id)
) {strict};
CREATE INDEX store_command_done ON store_command (done_at);
-- Which node does a recurring task until when.
CREATE TABLE store_lease (
    name {text} NOT NULL PRIMARY KEY,
    until {int} NOT NULL,
    holder {text} NOT NULL
) {strict};
-- Settings of the installation: single values by name.
CREATE TABLE store_setting (
    name {text} NOT NULL PRIMARY KEY,
    value {text} NOT NULL
) {strict};
