//! Changes that somebody asks for.

use cairn_ground::{Id, Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};

use crate::rules::pages::Text;

cairn_store::row! {
    /// A suggestion with its texts.
    #[derive(Debug, Clone)]
    pub struct Suggestion {
        pub id: Id,
        pub page: ObjectId,
        pub author: Option<PersonId>,
        pub author_name: Option<String>,
        pub imported: bool,
        pub base_version: i64,
        pub title: String,
        pub body: String,
        pub why: String,
        pub made_at: Instant,
        pub decided_at: Option<Instant>,
        pub taken: Option<bool>,
        pub reason: String,
    }
}

cairn_store::row! {
    /// A line in a list of suggestions.
    #[derive(Debug, Clone)]
    pub struct Line {
        pub id: Id,
        pub author_name: Option<String>,
        pub imported: bool,
        pub why: String,
        pub made_at: Instant,
        pub taken: Option<bool>,
    }
}

/// A suggestion to keep.
#[derive(Debug, Clone)]
pub struct NewSuggestion<'a> {
    pub page: ObjectId,
    pub author: Option<PersonId>,
    pub imported: bool,
    pub base_version: i64,
    pub text: &'a Text,
    pub why: &'a str,
}

pub async fn insert(tx: &mut Tx, new: &NewSuggestion<'_>) -> Result<Id> {
    let (id, now) = (tx.new_id(), tx.now());
    q("INSERT INTO knowledge_suggestion (id, page_id, author_id, imported, base_version, title,
        body, why, made_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')")
    .bind(id)
    .bind(new.page)
    .bind(new.author)
    .bind(new.imported)
    .bind(new.base_version)
    .bind(&new.text.title)
    .bind(&new.text.body)
    .bind(new.why)
    .bind(now)
    .run(tx)
    .await?;
    Ok(id)
}

/// # Errors
/// `NotFound` when the page has no such suggestion.
pub async fn find(db: &mut Read, page: ObjectId, id: Id) -> Result<Suggestion> {
    q("SELECT s.id, s.page_id, s.author_id, p.name, s.imported, s.base_version, s.title, s.body,
        s.why, s.made_at, s.decided_at, s.taken, s.reason FROM knowledge_suggestion s
        LEFT JOIN people_person p ON p.id = s.author_id WHERE s.id = $1 AND s.page_id = $2")
    .bind(id)
    .bind(page)
    .one(db)
    .await
}

/// Those still to be decided on, the oldest first.
pub async fn list_open(db: &mut Read, page: ObjectId) -> Result<Vec<Line>> {
    q("SELECT s.id, p.name, s.imported, s.why, s.made_at, s.taken FROM knowledge_suggestion s
        LEFT JOIN people_person p ON p.id = s.author_id
        WHERE s.page_id = $1 AND s.decided_at IS NULL ORDER BY s.made_at, s.id LIMIT 50")
    .bind(page)
    .all(db)
    .await
}

/// Those of one author, the newest first; what was decided on before `since` is no news.
pub async fn list_of(
    db: &mut Read,
    page: ObjectId,
    author: PersonId,
    since: Instant,
) -> Result<Vec<Line>> {
    q("SELECT s.id, p.name, s.imported, s.why, s.made_at, s.taken FROM knowledge_suggestion s
        LEFT JOIN people_person p ON p.id = s.author_id WHERE s.page_id = $1 AND s.author_id = $2
        AND (s.decided_at IS NULL OR s.decided_at > $3)
        ORDER BY s.made_at DESC, s.id DESC LIMIT 50")
    .bind(page)
    .bind(author)
    .bind(since)
    .all(db)
    .await
}

/// Whose the newest one is that is still to be decided on, and whether an import made it.
pub async fn find_open(db: &mut Read, page: ObjectId) -> Result<Option<(Option<PersonId>, bool)>> {
    q("SELECT author_id, imported FROM knowledge_suggestion
        WHERE page_id = $1 AND decided_at IS NULL ORDER BY made_at DESC, id DESC LIMIT 1")
    .bind(page)
    .optional(db)
    .await
}

pub async fn count_open(db: &mut Read, page: ObjectId) -> Result<i64> {
    q("SELECT count(*) FROM knowledge_suggestion WHERE page_id = $1 AND decided_at IS NULL")
        .bind(page)
        .one(db)
        .await
}

/// An import replaces what it asked for before.
pub async fn delete_imported(tx: &mut Tx, page: ObjectId) -> Result<()> {
    q("DELETE FROM knowledge_suggestion WHERE page_id = $1 AND imported = 1
        AND decided_at IS NULL")
    .bind(page)
    .run(tx)
    .await
    .map(drop)
}

pub async fn decide(
    tx: &mut Tx,
    id: Id,
    by: Option<PersonId>,
    taken: bool,
    reason: &str,
) -> Result<()> {
    let now = tx.now();
    q("UPDATE knowledge_suggestion SET decided_at = $2, decided_by_id = $3, taken = $4,
        reason = $5 WHERE id = $1")
    .bind(id)
    .bind(now)
    .bind(by)
    .bind(taken)
    .bind(reason)
    .run(tx)
    .await
    .map(drop)
}

/// What was decided long ago is in the page's history, or was declined.
pub async fn prune(tx: &mut Tx, before: Instant) -> Result<u64> {
    q("DELETE FROM knowledge_suggestion WHERE decided_at < $1").bind(before).run(tx).await
}
