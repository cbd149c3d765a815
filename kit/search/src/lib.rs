//! Floor 6: one index over every noun, the same SQL on both databases.
//!
//! A command that makes or changes a noun calls [`put`] in its own transaction, one that takes it
//! away calls [`remove`]; pages call [`find`] and [`nearest`]. Who may see what is asked of
//! `objects_object` in each search, so that a change of audience needs no indexing.
//! README.md tells how it works, what it costs and where it stops reading.

mod commands;
mod entry;
mod excerpt;
mod find;
mod reindex;
mod renew;
mod store;
mod wanted;

use cairn_ground::{ObjectId, TeamId};
use cairn_store::Migration;

pub use cairn_terms::Lang;
pub use commands::{put, remove};
pub use find::{find, nearest, words_of};
pub use reindex::{Kept, Source, reindex};
pub use renew::renew;

pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "search-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "search-2", sql: include_str!("../migrations/2.sql") },
];

/// The rules of words that `cairn_terms` follows; one more when a document indexed by the former
/// ones would not be found by a form that it is found by now.
pub(crate) const RULES: i64 = 2;

/// The boost of an ordinary document, in percent.
pub const ORDINARY: i64 = 100;
/// The boost of what the organisation stands by: an approved page comes before tips.
pub const APPROVED: i64 = 200;
/// Most hits that one search gives.
pub const MAX_HITS: usize = 100;

/// What an object is found by.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Has its row in `objects_object` already.
    pub object: ObjectId,
    /// `person`, `page`, `question` …: what a reader can narrow a search to.
    pub kind: &'a str,
    pub title: &'a str,
    /// Plain text, without Markdown.
    pub body: &'a str,
    /// In percent, [`ORDINARY`] for most; 25 to 400.
    pub boost: i64,
    /// What it is written in; [`Lang::ALL`] where that is not known.
    pub langs: &'a [Lang],
}

/// What a search gives, the best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// There are more hits that the reader may see.
    pub more: bool,
}

/// One object that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub object: ObjectId,
    pub kind: String,
    pub title: String,
    pub href: String,
    pub team: Option<TeamId>,
    /// A piece of its text around the first word that was found, or its opening.
    pub excerpt: Option<String>,
    /// The word of this object that was meant, where what was typed stands not in it.
    pub typo: Option<String>,
    /// Every word that counts was found in it.
    pub all_words: bool,
}
