//! `reviews_card`: cards that lie open, in the order of ids that mean nothing.

use cairn_ground::{Id, ObjectId, Result};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::Question;

cairn_store::row! {
    #[derive(Debug, Clone)]
    pub struct Card {
        pub id: Id,
        pub question: i64,
        pub body: String,
    }
}

/// Every opened card of a review, in the order of ids.
pub async fn list_cards(db: &mut Read, review: ObjectId) -> Result<Vec<Card>> {
    q("SELECT id, question, body FROM reviews_card WHERE review_id = $1 ORDER BY question, id")
        .bind(review)
        .all(db)
        .await
}

pub(crate) async fn find_card(db: &mut Read, review: ObjectId, id: Id) -> Result<Card> {
    q("SELECT id, question, body FROM reviews_card WHERE review_id = $1 AND id = $2")
        .bind(review)
        .bind(id)
        .one(db)
        .await
}

pub(crate) async fn insert_card(
    tx: &mut Tx,
    review: ObjectId,
    id: Id,
    question: Question,
    body: &str,
) -> Result<()> {
    q("INSERT INTO reviews_card (review_id, id, question, body) VALUES ($1, $2, $3, $4)")
        .bind(review)
        .bind(id)
        .bind(question.number())
        .bind(body)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn delete_card(tx: &mut Tx, review: ObjectId, id: Id) -> Result<()> {
    q("DELETE FROM reviews_card WHERE review_id = $1 AND id = $2")
        .bind(review)
        .bind(id)
        .run(tx)
        .await
        .map(drop)
}

/// Cards whose day has come.
pub(crate) async fn delete_old_cards(tx: &mut Tx, today: Date) -> Result<u64> {
    q("DELETE FROM reviews_card WHERE review_id IN
        (SELECT r.id FROM reviews_review r WHERE r.cards_until <= $1)")
    .bind(today)
    .run(tx)
    .await
}
