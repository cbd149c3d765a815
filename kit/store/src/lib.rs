//! Floor 2: one text of SQL on `SQLite` or `PostgreSQL`.
//!
//! Reads take a [`Read`]; writes happen in a [`Tx`], which only [`Store::write`] hands out. A
//! feature never asks which database it is on: what must differ has a word in braces that
//! [`sql::translate`] replaces.

mod blobs;
mod command;
mod connect;
pub mod dump;
mod lease;
mod migrate;
mod query;
mod row;
pub mod settings;
pub mod sql;
mod trouble;
mod tx;
mod value;

pub use blobs::Blobs;
pub use command::{Outcome, done_before, prune_commands, remember};
pub use connect::{Engine, Store, Target};
pub use lease::lease;
pub use migrate::Migration;
pub use query::{Query, q};
pub use row::{Column, FromRow, Row};
pub use settings::Settings;
pub use trouble::Trouble;
pub use tx::{Read, Tx};
pub use value::Value;

/// The kit's own tables.
pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "store-1", sql: include_str!("../migrations/1.sql") }];
