//! `commitments_look`: colleagues asked to look first.

use cairn_ground::{ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::Seen;

cairn_store::row! {
    /// A colleague asked, and the answer only the owner sees.
    #[derive(Debug, Clone)]
    pub struct LookAsked {
        pub step: ObjectId,
        pub colleague: PersonId,
        pub name: String,
        pub asked_on: Date,
        pub answered_on: Option<Date>,
        pub seen: Option<String>,
        pub text: Option<String>,
    }
}

impl LookAsked {
    pub fn seen(&self) -> Option<Seen> {
        self.seen.as_deref().and_then(Seen::parse)
    }

    pub fn declined(&self) -> bool {
        self.answered_on.is_some() && self.seen.is_none()
    }
}

const SELECT: &str = "SELECT l.step_id, l.colleague_id, p.name, l.asked_on, l.answered_on, l.seen,
    l.text FROM commitments_look l JOIN people_person p ON p.id = l.colleague_id";

/// Whom the owner asked.
pub async fn list_looks(db: &mut Read, step: ObjectId) -> Result<Vec<LookAsked>> {
    q(format!("{SELECT} WHERE l.step_id = $1 ORDER BY l.asked_on, p.name, p.id"))
        .bind(step)
        .all(db)
        .await
}

/// What one colleague was asked and answered.
pub async fn find_look(
    db: &mut Read,
    step: ObjectId,
    colleague: PersonId,
) -> Result<Option<LookAsked>> {
    q(format!("{SELECT} WHERE l.step_id = $1 AND l.colleague_id = $2"))
        .bind(step)
        .bind(colleague)
        .optional(db)
        .await
}

/// Everything a colleague was asked, for take-out.
pub async fn list_looks_by(db: &mut Read, colleague: PersonId) -> Result<Vec<LookAsked>> {
    q(format!("{SELECT} WHERE l.colleague_id = $1 ORDER BY l.asked_on, l.step_id"))
        .bind(colleague)
        .all(db)
        .await
}

/// What colleagues were asked about a person's own steps, and answered, for take-out.
pub async fn list_looks_for(db: &mut Read, owner: PersonId) -> Result<Vec<LookAsked>> {
    q(format!(
        "{SELECT} JOIN objects_object o ON o.id = l.step_id WHERE o.owner_id = $1
        ORDER BY l.step_id, l.asked_on, p.name, p.id"
    ))
    .bind(owner)
    .all(db)
    .await
}

/// Asks, or asks again.
pub async fn insert_look(tx: &mut Tx, step: ObjectId, colleague: PersonId, on: Date) -> Result<()> {
    q("INSERT INTO commitments_look (step_id, colleague_id, asked_on) VALUES ($1, $2, $3)
        ON CONFLICT (step_id, colleague_id) DO UPDATE SET asked_on = excluded.asked_on,
        answered_on = NULL, seen = NULL, text = NULL")
    .bind(step)
    .bind(colleague)
    .bind(on)
    .run(tx)
    .await
    .map(drop)
}

pub async fn update_look(
    tx: &mut Tx,
    step: ObjectId,
    colleague: PersonId,
    on: Date,
    seen: Option<Seen>,
    text: Option<&str>,
) -> Result<()> {
    q("UPDATE commitments_look SET answered_on = $3, seen = $4, text = $5
        WHERE step_id = $1 AND colleague_id = $2")
    .bind(step)
    .bind(colleague)
    .bind(on)
    .bind(seen.map(Seen::as_str))
    .bind(text)
    .run(tx)
    .await
    .map(drop)
}

/// There is nothing to look at any more: who has not answered is no longer asked.
pub async fn delete_open_looks(tx: &mut Tx, step: ObjectId) -> Result<()> {
    q("DELETE FROM commitments_look WHERE step_id = $1 AND answered_on IS NULL")
        .bind(step)
        .run(tx)
        .await
        .map(drop)
}

/// Erasure: what the person was asked and answered.
pub async fn delete_looks_of(tx: &mut Tx, colleague: PersonId) -> Result<()> {
    q("DELETE FROM commitments_look WHERE colleague_id = $1")
        .bind(colleague)
        .run(tx)
        .await
        .map(drop)
}
