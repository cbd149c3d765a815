//! Two people saved at once.

use similar::TextMerge;

/// Most lines of a text that is merged; longer ones are always shown to the writer.
pub const MAX_MERGE_LINES: usize = 10_000;

/// What became of two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// Both changes are in this text.
    Clean(String),
    /// Both changed the same place, or neighbouring lines: a person must choose.
    Conflict,
}

/// Merges two versions of one base by line. The line ends of `mine` are kept.
///
/// Nothing is ever decided by itself: only changes to different places, with an unchanged line
/// between them, and the same change made twice are clean.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merge {
    if [base, mine, theirs].iter().any(|text| text.lines().count() > MAX_MERGE_LINES) {
        return Merge::Conflict;
    }
    let windows = mine.contains("\r\n");
    let [base, mine, theirs] = [base, mine, theirs].map(with_line_ends);
    let merged = TextMerge::from_lines(base.as_str(), mine.as_str(), theirs.as_str());
    if merged.is_conflicted() {
        return Merge::Conflict;
    }
    let text = merged.to_string();
    Merge::Clean(if windows { text.replace('\n', "\r\n") } else { text })
}

/// Our line ends, and one at the end: a last line without it would differ from the same line in
/// the middle.
pub(crate) fn with_line_ends(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
