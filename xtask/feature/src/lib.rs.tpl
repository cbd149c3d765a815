//! Floor 8: __name__. See README.md.

pub mod commands;
pub mod events;
mod rules;
mod store;

use cairn_store::Migration;

pub use rules::Note;
pub use store::{Entry, find_note, list_notes};

pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "__name__-1", sql: include_str!("../migrations/1.sql") }];
