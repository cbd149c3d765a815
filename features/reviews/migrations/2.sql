-- Cards that nobody has read yet, as long as their writers' browsers may change them. The opening
-- lays them down anew in reviews_card.
CREATE {unlogged-table} reviews_unread (
    review_id {id} NOT NULL REFERENCES reviews_review (id) ON DELETE CASCADE,
    id {id} NOT NULL,
    question {int} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (review_id, id)
) {keyed};
INSERT INTO reviews_unread (review_id, id, question, body)
    SELECT c.review_id, c.id, c.question, c.body FROM reviews_card c
    JOIN reviews_review r ON r.id = c.review_id WHERE r.opened_at IS NULL ORDER BY c.id;
DELETE FROM reviews_card WHERE review_id IN
    (SELECT r.id FROM reviews_review r WHERE r.opened_at IS NULL);
