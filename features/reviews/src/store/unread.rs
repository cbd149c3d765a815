//! `reviews_unread`: cards while they are written. Whoever has the secret finds their own; the
//! opening reads them all and leaves none.

use cairn_ground::{Id, ObjectId, Result};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use super::Card;
use crate::rules::Question;

/// Every card of a review that nobody has read yet, in the order of ids: for its writers' browsers
/// to find their own, and for the opening.
pub async fn list_unread(db: &mut Read, review: ObjectId) -> Result<Vec<Card>> {
    q("SELECT id, question, body FROM reviews_unread WHERE review_id = $1 ORDER BY question, id")
        .bind(review)
        .all(db)
        .await
}

pub(crate) async fn find_unread(db: &mut Read, review: ObjectId, id: Id) -> Result<Card> {
    q("SELECT id, question, body FROM reviews_unread WHERE review_id = $1 AND id = $2")
        .bind(review)
        .bind(id)
        .one(db)
        .await
}

/// The same card again is the same row.
pub(crate) async fn insert_unread(
    tx: &mut Tx,
    review: ObjectId,
    id: Id,
    question: Question,
    body: &str,
) -> Result<()> {
    q("INSERT INTO reviews_unread (review_id, id, question, body) VALUES ($1, $2, $3, $4)
        ON CONFLICT (review_id, id) DO NOTHING")
    .bind(review)
    .bind(id)
    .bind(question.number())
    .bind(body)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn delete_unread(tx: &mut Tx, review: ObjectId, id: Id) -> Result<()> {
    q("DELETE FROM reviews_unread WHERE review_id = $1 AND id = $2")
        .bind(review)
        .bind(id)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn delete_all_unread(tx: &mut Tx, review: ObjectId) -> Result<()> {
    q("DELETE FROM reviews_unread WHERE review_id = $1").bind(review).run(tx).await.map(drop)
}

/// Cards whose day came before anybody opened them.
pub(crate) async fn delete_old_unread(tx: &mut Tx, today: Date) -> Result<u64> {
    q("DELETE FROM reviews_unread WHERE review_id IN
        (SELECT r.id FROM reviews_review r WHERE r.cards_until <= $1)")
    .bind(today)
    .run(tx)
    .await
}
