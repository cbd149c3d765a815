//! A form sent twice is done once: `(actor, command id) → result`, kept 24 hours.

use cairn_ground::{Error, Id, Instant, ObjectId, PersonId, Result, TeamId};

use crate::{Read, Tx, q};

/// A result that can be kept as text and given again.
pub trait Outcome: Sized + Send + 'static {
    fn to_text(&self) -> String;
    fn from_text(text: &str) -> Option<Self>;
}

impl Outcome for () {
    fn to_text(&self) -> String {
        String::new()
    }
    fn from_text(_: &str) -> Option<Self> {
        Some(())
    }
}

impl Outcome for String {
    fn to_text(&self) -> String {
        self.clone()
    }
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

macro_rules! outcome_id {
    ($($kind:ty),*) => {$(
        impl Outcome for $kind {
            fn to_text(&self) -> String {
                self.to_string()
            }
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}
outcome_id!(ObjectId, PersonId, TeamId, i64);

/// What the same actor's `command` gave when it was sent before. A refusal is not kept, so a
/// corrected form may be sent again.
pub async fn done_before<T: Outcome>(db: &mut Read, actor: Id, command: &str) -> Result<Option<T>> {
    let text: Option<String> =
        q("SELECT result FROM store_command WHERE actor_id = $1 AND command_id = $2")
            .bind(actor)
            .bind(command)
            .optional(db)
            .await?;
    let read = |text: String| T::from_text(&text).ok_or_else(|| Error::internal("unreadable"));
    text.map(read).transpose()
}

/// Keeps the result's text in the command's own transaction.
pub async fn remember(tx: &mut Tx, actor: Id, command: &str, result: String) -> Result<()> {
    q("INSERT INTO store_command (actor_id, command_id, result, done_at) VALUES ($1, $2, $3, $4)")
        .bind(actor)
        .bind(command)
        .bind(result)
        .bind(tx.now())
        .run(tx)
        .await
        .map(drop)
}

/// Forgets results older than a day.
pub async fn prune_commands(tx: &mut Tx) -> Result<u64> {
    let before = tx.now().plus(-Instant::DAY);
    q("DELETE FROM store_command WHERE done_at < $1").bind(before).run(tx).await
}
