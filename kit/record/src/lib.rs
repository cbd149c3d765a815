//! Floor 4: THE RECORD. Append, read by cursor, subscribe, erase. No HTTP.
//!
//! The table is final from the first version: the bytes of each statement as received, an order
//! that a reader can follow without missing any, an index of terms, and columns by which the
//! product reads its own statements.

mod append;
mod event;
mod follow;
mod statement;
mod store;

use cairn_store::Migration;

pub use append::{append, heartbeat};
pub use event::{Detail, Event, VERB_BASE, Verb};
pub use follow::{Subscription, catch_up, rebuild, settle};
pub use statement::{ACTIVITY_BASE, EXTENSION_BASE};
pub use store::{
    Entry, Look, after_restore, consistent_through, count_of_person, delete_about, delete_looks,
    insert_look, list_bodies_of, list_looks, list_of_object, list_of_person,
};

/// The filter of every road by which one person reads another's statements, for the alias `s` of
/// `record_statement` and beside `cairn_objects::visible!`: a statement may be narrower than its
/// object, as when one says for oneself whether the team's time was kept. `$1` is the reader.
#[macro_export]
macro_rules! shared {
    () => {
        "(s.person_id = $1 OR s.audience IN ('participants', 'team', 'organisation'))"
    };
}

pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "record-1", sql: include_str!("../migrations/1.sql") }];

/// Setting that holds the record base: the `homePage` of every account, fixed at setup.
pub const BASE_SETTING: &str = "record-base";
/// Topic woken when something was appended.
pub const TOPIC: &str = "record";
