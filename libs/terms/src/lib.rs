//! The text side of search, for any database: what a word is, which terms a document is found
//! by, what a reader meant, and which hit comes first. Pure functions without state or I/O.
//!
//! The index behind it is two plain tables that the caller owns:
//! `(term, document, weight)` filled by [`index_terms`], and `(deletion, word)` filled by
//! [`deletions`] of each raw term, which forgives typing errors. [`query`] says what to look up
//! in them, [`rank`] orders what was found. Terms compare by plain bytes everywhere.
//!
//! ```
//! use cairn_terms::{Lang, index_terms, query};
//! let document = index_terms("Återkopplingen", "Hur vi ger den", &Lang::ALL);
//! let asked = query("återkoppling", &Lang::ALL);
//! let shared = |stem: &String| document.iter().any(|t| t.term == *stem);
//! assert!(asked.words[0].stems.iter().any(shared));
//! ```

mod fold;
mod forms;
mod index;
mod query;
mod rank;
mod sort;
mod stem;
mod typo;
mod words;

pub use fold::{fold, skeleton};
pub use index::{MAX_BODY_CHARS, MAX_TERMS, MAX_TITLE_CHARS, Term, index_terms};
pub use query::{
    MAX_QUERY_CHARS, MAX_QUERY_WORDS, MIN_COMPOUND_PREFIX, Query, QueryWord, prefix_range, query,
};
pub use rank::{Candidate, Hit, Match, Ranked, rank};
pub use sort::{MAX_SORTED_CHARS, sort_key};
pub use typo::{
    MIN_FORGIVEN_LETTERS, beginning_distance, deletions, mistyped_beginning, typo_distance,
    within_edits,
};
pub use words::MAX_TERM_CHARS;

/// A language whose word forms and alphabet are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Swedish: å, ä and ö are letters of their own, after z.
    Sv,
    /// English: å, ä and ö are a and o with an accent.
    En,
}

impl Lang {
    /// Every language, for mixed text: most workplaces write both.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];
}
