//! What changed between two versions.

use crate::merge::with_line_ends;
use similar::{Algorithm, ChangeTag, DiffTag, TextDiff};
use std::borrow::Cow;
use std::ops::Range;
use std::time::Duration;

/// Longest time spent on finding changed lines. What remains then is shown as removed and added
/// whole.
pub const DIFF_TIME: Duration = Duration::from_millis(200);
/// Most lines that are compared, as those of one version times those of the other: 20,000 of each.
pub const MAX_LINES: usize = 400_000_000;

/// Longest changed passage whose words are compared, in bytes of both versions.
pub const MAX_PASSAGE: usize = 8_000;
/// Most words that are compared, spaces counted too, from the first change of a passage to its
/// last: those of one version times those of the other, of all changed passages together. Some
/// fifteen paragraphs of 3,500 letters each, rewritten from beginning to end.
pub const MAX_COMPARED: usize = 25_000_000;

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
/// Bounded work, whatever the size: [`DIFF_TIME`] and [`MAX_LINES`] for the lines, [`MAX_PASSAGE`]
/// and [`MAX_COMPARED`] for the words; beyond them whole lines count as changed.
pub fn diff(old: &str, new: &str) -> Vec<Line> {
    diff_within(old, new, &mut Left::default())
}

/// What may still be compared, for several comparisons that belong together.
pub(crate) struct Left {
    lines: usize,
    words: usize,
}

impl Default for Left {
    fn default() -> Self {
        Self { lines: MAX_LINES, words: MAX_COMPARED }
    }
}

/// Takes what a comparison costs, if that much is left.
fn take(left: &mut usize, old: usize, new: usize) -> bool {
    let rest = left.checked_sub(old.saturating_mul(new));
    *left = rest.unwrap_or(*left);
    rest.is_some()
}

pub(crate) fn diff_within(old: &str, new: &str, left: &mut Left) -> Vec<Line> {
    // With line ends, since an empty line without one would be no piece of text at all.
    let (old, new) = (with_line_ends(old), with_line_ends(new));
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let around = Around::of(&old, &new);
    if !take(&mut left.lines, old.len() - around.lines(), new.len() - around.lines()) {
        return around.coarse(&old, &new);
    }
    let compared = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(DIFF_TIME)
        .diff_slices(&old, &new);
    let mut lines = Vec::new();
    for op in compared.ops() {
        let size = bytes(&old, op.old_range()) + bytes(&new, op.new_range());
        if op.tag() == DiffTag::Replace
            && size <= MAX_PASSAGE
            && take_words(&mut left.words, &old[op.old_range()], &new[op.new_range()])
        {
            let changes = compared.iter_inline_changes_deadline(op, None);
            lines.extend(changes.map(|c| line(c.tag(), c.iter_strings_lossy())));
        } else {
            let changes = compared.iter_changes(op);
            lines.extend(changes.map(|c| whole(c.tag(), c.value())));
        }
    }
    lines
}

/// How many lines are the same at the beginning and at the end.
struct Around {
    before: usize,
    after: usize,
}

impl Around {
    fn of(old: &[&str], new: &[&str]) -> Self {
        let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let pairs = old[before..].iter().rev().zip(new[before..].iter().rev());
        Self { before, after: pairs.take_while(|(old, new)| old == new).count() }
    }

    fn lines(&self) -> usize {
        self.before + self.after
    }

    /// All lines between them as removed and added.
    fn coarse(&self, old: &[&str], new: &[&str]) -> Vec<Line> {
        let (from, old_to) = (self.before, old.len() - self.after);
        let parts = [
            (ChangeTag::Equal, &old[..from]),
            (ChangeTag::Delete, &old[from..old_to]),
            (ChangeTag::Insert, &new[from..new.len() - self.after]),
            (ChangeTag::Equal, &old[old_to..]),
        ];
        let lines = parts.iter().flat_map(|(tag, part)| part.iter().map(|it| whole(*tag, it)));
        lines.collect()
    }
}

fn whole(tag: ChangeTag, text: &str) -> Line {
    line(tag, std::iter::once((false, text.into())))
}

/// Takes what comparing the words of a passage costs, if that much is left.
fn take_words(left: &mut usize, old: &[&str], new: &[&str]) -> bool {
    let (old, new) = (old.concat(), new.concat());
    let (mut old, mut new) = (words(&old), words(&new));
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    (old, new) = (old.split_off(same), new.split_off(same));
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    take(left, 2 * (old.len() - same) + 1, 2 * (new.len() - same) + 1)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
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
