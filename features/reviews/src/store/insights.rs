//! `reviews_insight`: cards that somebody took up.

use cairn_ground::{Actor, Id, ObjectId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::Question;

cairn_store::row! {
    /// A card that became the team's.
    #[derive(Debug, Clone)]
    pub struct Insight {
        pub id: ObjectId,
        pub text: String,
        pub question: i64,
        pub review: ObjectId,
        pub review_about: String,
        pub review_href: String,
    }
}

const FIND: &str = concat!(
    "SELECT i.id, o.title, i.question, i.review_id, v.title, v.href
    FROM reviews_insight i JOIN objects_object o ON o.id = i.id
    JOIN objects_object v ON v.id = i.review_id WHERE i.id = $3 AND ",
    visible!()
);

/// The insight, as the reader may see it.
///
/// # Errors
/// `NotFound`.
pub async fn find_insight(db: &mut Read, reader: &Actor, id: ObjectId) -> Result<Insight> {
    q(FIND).viewer(reader).bind(id).one(db).await
}

/// What a card became.
pub(crate) async fn find_insight_of(
    db: &mut Read,
    review: ObjectId,
    card: Id,
) -> Result<Option<ObjectId>> {
    q("SELECT id FROM reviews_insight WHERE review_id = $1 AND card_id = $2")
        .bind(review)
        .bind(card)
        .optional(db)
        .await
}

/// The text of an insight that nobody has hidden; `None` of whatever else.
pub(crate) async fn find_shown_title(db: &mut Read, id: ObjectId) -> Result<Option<String>> {
    q("SELECT o.title FROM reviews_insight i JOIN objects_object o ON o.id = i.id
        WHERE i.id = $1 AND o.hidden_at IS NULL")
    .bind(id)
    .optional(db)
    .await
}

cairn_store::row! {
    /// A card of a review that was taken up, and the insight it became.
    #[derive(Debug, Clone)]
    pub(crate) struct Taken {
        pub card: Id,
        pub insight: ObjectId,
    }
}

/// Cards of a review that were taken up.
pub(crate) async fn list_taken(db: &mut Read, review: ObjectId) -> Result<Vec<Taken>> {
    q("SELECT card_id, id FROM reviews_insight WHERE review_id = $1 ORDER BY id")
        .bind(review)
        .all(db)
        .await
}

pub(crate) async fn insert_insight(
    tx: &mut Tx,
    id: ObjectId,
    review: ObjectId,
    question: Question,
    card: Id,
) -> Result<()> {
    q("INSERT INTO reviews_insight (id, review_id, question, card_id) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(review)
        .bind(question.number())
        .bind(card)
        .run(tx)
        .await
        .map(drop)
}

/// Insights of struck cards whose review's day has come, as long as they hold anything.
pub(crate) async fn list_old_struck(db: &mut Read, today: Date) -> Result<Vec<(ObjectId, String)>> {
    q("SELECT o.id, o.lang FROM objects_object o JOIN reviews_insight i ON i.id = o.id
        JOIN reviews_review r ON r.id = i.review_id
        WHERE o.kind = 'struck' AND o.title <> '' AND r.cards_until <= $1 ORDER BY o.id")
    .bind(today)
    .all(db)
    .await
}
