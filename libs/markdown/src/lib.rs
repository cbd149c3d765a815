//! Markdown that nobody needs to know: rendered as safe HTML, read for search and previews,
//! made from text pasted out of other programs, compared and merged. Pure functions.
//!
//! Everything that reads foreign text is bounded by [`MAX_BYTES`] and [`MAX_DEPTH`] and answers
//! with a typed [`Error`] beyond them; nothing panics.

mod diff;
mod images;
mod limits;
mod links;
mod merge;
mod outline;
mod paste;
mod reading;
mod render;
mod rewrite;
mod sanitize;
mod text;
mod tree;

pub use diff::{DIFF_TIME, Line, LineKind, MAX_COMPARED, MAX_LINES, MAX_PASSAGE, Span, diff};
pub use images::says_nothing;
pub use limits::{Error, MAX_BYTES, MAX_DEPTH, MAX_HTML_BYTES};
pub use links::{Link, links};
pub use merge::{MAX_MERGE_LINES, Merge, merge};
pub use outline::{Heading, outline, title};
pub use paste::{MAX_NESTED_LISTS, MAX_TABLE_COLUMNS, Pasted, from_html};
pub use reading::diff_as_read;
pub use render::{LinkTarget, Options, SafeHtml, render};
pub use rewrite::rewrite_links;
pub use text::{excerpt, has_html, plain_text};
