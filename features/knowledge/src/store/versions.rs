//! The history of pages.

use cairn_ground::{Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};

use crate::rules::pages::Text;

cairn_store::row! {
    /// A line of the history.
    #[derive(Debug, Clone)]
    pub struct Version {
        pub number: i64,
        pub author: Option<PersonId>,
        pub author_name: Option<String>,
        pub how: String,
        pub saved_at: Instant,
    }
}

/// A version to keep.
#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    pub page: ObjectId,
    pub number: i64,
    pub text: &'a Text,
    pub author: Option<PersonId>,
    pub how: &'static str,
}

pub async fn insert(tx: &mut Tx, new: &NewVersion<'_>) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO knowledge_version (page_id, number, title, body, author_id, how, saved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(new.page)
    .bind(new.number)
    .bind(&new.text.title)
    .bind(&new.text.body)
    .bind(new.author)
    .bind(new.how)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

/// The newest first, before `before` if given.
pub async fn list(
    db: &mut Read,
    page: ObjectId,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Version>> {
    q("SELECT v.number, v.author_id, p.name, v.how, v.saved_at FROM knowledge_version v
        LEFT JOIN people_person p ON p.id = v.author_id
        WHERE v.page_id = $1 AND v.number < $2 ORDER BY v.number DESC LIMIT $3")
    .bind(page)
    .bind(before.unwrap_or(i64::MAX))
    .bind(most)
    .all(db)
    .await
}

/// One line of the history.
pub async fn find(db: &mut Read, page: ObjectId, number: i64) -> Result<Version> {
    q("SELECT v.number, v.author_id, p.name, v.how, v.saved_at FROM knowledge_version v
        LEFT JOIN people_person p ON p.id = v.author_id
        WHERE v.page_id = $1 AND v.number = $2")
    .bind(page)
    .bind(number)
    .one(db)
    .await
}

/// The text of a version.
///
/// # Errors
/// `NotFound` when there is none of that number.
pub async fn find_text(db: &mut Read, page: ObjectId, number: i64) -> Result<Text> {
    let (title, body) =
        q("SELECT title, body FROM knowledge_version WHERE page_id = $1 AND number = $2")
            .bind(page)
            .bind(number)
            .one(db)
            .await?;
    Ok(Text { title, body })
}
