-- A review beside its row in objects_object, whose owner leads it and whose participants take part.
CREATE TABLE reviews_review (
    id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    team_id {id} NOT NULL REFERENCES people_team (id) ON DELETE CASCADE,
    -- The civil day from which cards are written.
    held_on {text} NOT NULL,
    -- The civil day on which its cards are deleted; promised beside the field.
    cards_until {text} NOT NULL,
    opened_at {int},
    closed_at {int},
    called_off_at {int}
) {strict};
CREATE INDEX reviews_review_team ON reviews_review (team_id, held_on, id);
CREATE INDEX reviews_review_until ON reviews_review (cards_until);
-- A card: what it says and nothing else. No author, no time, no order: the key is random to
-- everyone but the writer's browser, and the table lies in the order of the key. README.md.
CREATE TABLE reviews_card (
    review_id {id} NOT NULL REFERENCES reviews_review (id) ON DELETE CASCADE,
    id {id} NOT NULL,
    question {int} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (review_id, id)
) {keyed};
-- A card that somebody took up after the opening, now the team's: its text is the object's title.
CREATE TABLE reviews_insight (
    id {id} NOT NULL PRIMARY KEY REFERENCES objects_object (id) ON DELETE CASCADE,
    review_id {id} NOT NULL REFERENCES reviews_review (id) ON DELETE CASCADE,
    question {int} NOT NULL,
    card_id {id} NOT NULL,
    UNIQUE (review_id, card_id)
) {strict};
