//! Floor 6: what waits for a person, and the few messages that say so.
//!
//! Feature commands write what waits in their own transaction ([`wait()`], [`settle`]) and what a
//! colleague did by name ([`tell()`]). Today reads one query ([`list_waiting`]); two sweeps turn
//! the same rows into mail ([`compose_weekly`], [`send_due`]). The README says when one goes out.

mod hours;
mod letter;
mod link;
mod outbox;
mod post;
mod render;
mod send;
mod smtp;
mod store;
mod team;
mod tell;
mod waiting;
mod weekly;

use cairn_ground::messages::Source;
use cairn_store::Migration;

pub use hours::{is_working, next_working};
pub use link::{Action, Link, issue, peek, redeem};
pub use outbox::{Kept, KeptMail, find_mail, list_mails};
pub use post::{Post, Transport, Trouble};
pub use render::{Draft, DraftLine, Mail};
pub use send::{Tally, send_due};
pub use smtp::{Failure, Smtp};
pub use store::{Message, list_messages_of};
pub use team::{InTeam, TOLD_DAYS, tell_team};
pub use tell::{Tell, tell};
pub use waiting::{
    Rank, Wait, Waiting, list_waiting, settle, settle_newer, settle_object, wait, waits,
};
pub use weekly::compose_weekly;

pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "nudge-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "nudge-2", sql: include_str!("../migrations/2.sql") },
];

pub const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

/// Topic woken when something waits, was settled or is to be sent.
pub const TOPIC: &str = "nudge";

/// At most so many messages at once a person and day; the rest goes into the weekly one.
pub const AT_ONCE_A_DAY: i64 = 3;
/// At most so many lines in a weekly message.
pub const WEEKLY_LINES: usize = 5;

/// Forgets what is over: messages after a month, links after their 60 days, kept mail with them.
pub async fn prune(tx: &mut cairn_store::Tx) -> cairn_ground::Result<()> {
    store::prune(tx).await
}

/// Erasure, before the person's row goes: of the kept mails those to the person and those that hold
/// the name go along.
pub async fn erase(
    tx: &mut cairn_store::Tx,
    person: cairn_ground::PersonId,
) -> cairn_ground::Result<()> {
    store::erase(tx, person).await
}
