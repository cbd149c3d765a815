//! What changed between two versions.

use crate::merge::with_line_ends;
use similar::{Algorithm, ChangeTag, DiffTag, TextDiff};
use std::borrow::Cow;
use std::ops::Range;
use std::time::Duration;

/// Longest time spent on finding changed lines. What remains then is shown as removed and added
/// whole.
pub const DIFF_TIME: Duration = Duration::from_millis(500);

/// Longest changed passage whose words are compared, in bytes of both versions.
pub const MAX_PASSAGE: usize = 8_000;
/// Most text whose words are compared, in bytes of all changed passages together.
pub const MAX_COMPARED: usize = 200_000;

/// What happened to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// In both versions.
    Same,
    /// Only in the new one.
    Added,
    /// Only in the old one.
    Removed,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Whether these words changed, against a similar line of the other version.
    pub changed: bool,
    /// The words.
    pub text: String,
}

/// A line of the comparison, without its line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What happened to it.
    pub kind: LineKind,
    /// Its pieces; together the line.
    pub spans: Vec<Span>,
}

/// Compares two versions by line, and similar lines by word, for a version history or a page
/// with two texts side by side. The old text is the same and removed lines, the new one the same
/// and added lines, both in order. Line ends are not compared: Windows' count as ours.
///
/// Bounded work, whatever the size: [`DIFF_TIME`] for the lines, [`MAX_PASSAGE`] and
/// [`MAX_COMPARED`] for the words; beyond them whole lines count as changed.
pub fn diff(old: &str, new: &str) -> Vec<Line> {
    // With line ends, since an empty line without one would be no piece of text at all.
    let (old, new) = (with_line_ends(old), with_line_ends(new));
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let compared = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(DIFF_TIME)
        .diff_slices(&old, &new);
    let mut left = MAX_COMPARED;
    let mut lines = Vec::new();
    for op in compared.ops() {
        let size = bytes(&old, op.old_range()) + bytes(&new, op.new_range());
        if op.tag() == DiffTag::Replace && size <= MAX_PASSAGE.min(left) {
            left -= size;
            let changes = compared.iter_inline_changes_deadline(op, None);
            lines.extend(changes.map(|c| line(c.tag(), c.iter_strings_lossy())));
        } else {
            let changes = compared.iter_changes(op);
            lines
                .extend(changes.map(|c| line(c.tag(), std::iter::once((false, c.value().into())))));
        }
    }
    lines
}

fn bytes(lines: &[&str], range: Range<usize>) -> usize {
    lines.get(range).unwrap_or_default().iter().map(|line| line.len()).sum()
}

fn line<'a>(tag: ChangeTag, pieces: impl Iterator<Item = (bool, Cow<'a, str>)>) -> Line {
    let kind = match tag {
        ChangeTag::Equal => LineKind::Same,
        ChangeTag::Insert => LineKind::Added,
        ChangeTag::Delete => LineKind::Removed,
    };
    Line { kind, spans: spans(pieces) }
}

/// Neighbouring pieces of one kind as one, without the line end.
fn spans<'a>(pieces: impl Iterator<Item = (bool, Cow<'a, str>)>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (changed, text) in pieces {
        let text = text.trim_end_matches('\n');
        match spans.last_mut() {
            Some(last) if last.changed == changed => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => spans.push(Span { changed, text: text.to_owned() }),
        }
    }
    spans
}
