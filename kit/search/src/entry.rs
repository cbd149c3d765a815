//! What a document becomes in the index: terms, each at a level.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashSet},
};

use cairn_terms::{Lang, MAX_TITLE_CHARS, index_terms, skeleton};

use crate::Document;

/// How strongly a term stands for a document: 0 is the strongest, each next level half of it.
pub(crate) const LEVELS: i64 = 8;
/// Documents per level; a place is `level * SPAN + (SPAN - 1 - number)`: the newest first.
pub(crate) const SPAN: i64 = 1 << 40;
/// Marks the beginning of a word of a title. No word contains it.
pub(crate) const BEGINS: char = '*';
/// The same without dots and rings, where there were any.
pub(crate) const BEGINS_BARE: char = '~';
/// Beginnings of this many letters are terms of their own; longer ones go by the vocabulary,
/// which then has few enough words.
pub(crate) const BEGINNING: std::ops::RangeInclusive<usize> = 2..=4;
/// How much text is kept to show a piece of.
const OPENING_CHARS: usize = 2_000;
/// What a term of the title gains, shared by the words of it: a short title says more.
const TITLE_GAIN: u32 = 60;

/// How a term stands in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub level: u8,
    /// It stands so in the text and belongs in the vocabulary: no stem, no beginning of a word.
    pub written: bool,
}

/// The index's view of a document: its terms.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry(pub BTreeMap<String, Standing>);

impl Entry {
    pub fn of(document: &Document<'_>) -> Self {
        let title_terms = index_terms(document.title, "", document.langs);
        let words = document.title.split_whitespace().take(MAX_TITLE_CHARS).count().max(1);
        let gain = TITLE_GAIN / u32::try_from(words).unwrap_or(u32::MAX);
        let in_title: HashSet<&str> = title_terms.iter().map(|t| t.term.as_str()).collect();
        let mut entry = Self::default();
        for term in index_terms(document.title, document.body, document.langs) {
            let titled = in_title.contains(term.term.as_str());
            let strength = term.weight + if titled { gain } else { 0 };
            let level = level(strength, document.boost);
            if titled && term.written {
                entry.add_beginnings(&term.term, level);
            }
            entry.add(term.term, Standing { level, written: term.written });
        }
        entry
    }

    fn add_beginnings(&mut self, word: &str, level: u8) {
        let standing = Standing { level, written: false };
        let letters: Vec<char> = word.chars().collect();
        for length in BEGINNING.filter(|length| *length < letters.len()) {
            let beginning: String = letters[..length].iter().collect();
            let bare = skeleton(&beginning);
            if bare != beginning {
                self.add(format!("{bare}{BEGINS_BARE}"), standing);
            }
            self.add(format!("{beginning}{BEGINS}"), standing);
        }
    }

    fn add(&mut self, term: String, standing: Standing) {
        let kept = self.0.entry(term).or_insert(standing);
        kept.level = standing.level.min(kept.level);
    }

    /// With the forms of its words by the rules of today, each a level below the word.
    pub fn renewed(&self) -> Self {
        let mut entry = Self(self.0.clone());
        for (word, standing) in self.0.iter().filter(|(_, standing)| standing.written) {
            let level = (standing.level + 1).min(7);
            for term in index_terms("", word, &Lang::ALL).into_iter().filter(|it| !it.written) {
                entry.add(term.term, Standing { level, written: false });
            }
        }
        entry
    }

    /// As one text, a line per term: `3` a word at level 3, `d` a stem at the same.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for (term, standing) in &self.0 {
            let first = if standing.written { b'0' } else { b'a' };
            out.push(char::from(first + standing.level));
            out.push_str(term);
            out.push('\n');
        }
        out
    }

    /// Reads [`Entry::to_text`] again.
    pub fn from_text(text: &str) -> Self {
        Self(lines(text).map(|(term, standing)| (term.to_owned(), standing)).collect())
    }
}

/// The terms of [`Entry::to_text`].
fn lines(text: &str) -> impl Iterator<Item = (&str, Standing)> {
    text.split_terminator('\n').filter_map(|text| {
        let (term, standing) = line(text.as_bytes())?;
        Some((text.get(text.len() - term.len()..)?, standing))
    })
}

/// How a term stands in the document of [`Entry::to_text`]. Its terms are in order: halved again
/// and again, a text of two hundred lines is known after eight of them.
pub(crate) fn standing_of(term: &str, text: &str) -> Option<Standing> {
    // As bytes: the middle need not be the beginning of a letter.
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let (before, after) = rest.split_at(rest.len() / 2);
        let begin = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let end = before.len() + after.iter().position(|&byte| byte == b'\n')?;
        let (found, standing) = line(&rest[begin..end])?;
        match term.as_bytes().cmp(found) {
            Ordering::Equal => return Some(standing),
            Ordering::Less => rest = &rest[..begin],
            Ordering::Greater => rest = &rest[end + 1..],
        }
    }
    None
}

/// A line of [`Entry::to_text`]: its term, and how that stands in the document.
fn line(line: &[u8]) -> Option<(&[u8], Standing)> {
    let (first, term) = line.split_first()?;
    let written = first.is_ascii_digit();
    let level = first.checked_sub(if written { b'0' } else { b'a' })?;
    Some((term, Standing { level, written }))
}

/// The middle of the strengths of a level, as a weight to rank with.
pub(crate) fn weight(level: u8) -> u32 {
    (3_u32 << (7 - level.min(7))) >> 1
}

fn level(strength: u32, boost: i64) -> u8 {
    let boost = u32::try_from(boost.clamp(25, 400)).unwrap_or(100);
    let strength = (strength * boost / 100).clamp(1, 255);
    u8::try_from(7 - strength.ilog2()).unwrap_or(7)
}

/// The beginning of a body on one line, without characters that a database refuses.
pub(crate) fn opening(body: &str) -> String {
    let mut out = String::new();
    for word in body.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        // Four bytes a character at most: no need to count on every word.
        if out.len() > OPENING_CHARS * 4 {
            break;
        }
    }
    out.chars().take(OPENING_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{APPROVED, ORDINARY};
    use cairn_ground::{Id, ObjectId};

    fn entry(title: &str, body: &str, boost: i64) -> Entry {
        let object = ObjectId(Id::nil());
        Entry::of(&Document { object, kind: "page", title, body, boost, langs: &Lang::ALL })
    }

    #[test]
    fn a_short_title_is_stronger_than_a_long_one_and_both_than_a_body() {
        let at = |title, body, boost| entry(title, body, boost).0["kurs"].level;
        let alone = at("Kurs", "", ORDINARY);
        let among = at("Kurs i att ge och ta emot kritik på jobbet", "", ORDINARY);
        let inside = at("Annat", "En kurs", ORDINARY);
        assert!(alone < among && among < inside, "{alone} {among} {inside}");
        assert!(at("Annat", "En kurs", APPROVED) < inside);
    }

    #[test]
    fn words_of_a_title_are_found_by_their_beginnings_also_without_dots() {
        let entry = entry("Åsa Öberg", "Rådgivare", ORDINARY);
        for term in ["ås*", "as~", "öb*", "öbe*", "ob~", "ober~", "öberg", "rådgivare"] {
            assert!(entry.0.contains_key(term), "{term}");
        }
        assert!(!entry.0.contains_key("råd*"), "of titles only");
        let written = entry.0.iter().filter(|(_, s)| s.written).map(|(term, _)| term.as_str());
        assert_eq!(written.collect::<Vec<_>>(), ["rådgivare", "åsa", "öberg"]);
    }

    #[test]
    fn an_entry_survives_its_text() {
        let entry = entry("Ny kurs VP-200", "Om återkoppling", ORDINARY);
        assert_eq!(Entry::from_text(&entry.to_text()), entry);
    }

    #[test]
    fn a_term_is_found_in_the_text_of_an_entry_and_no_other_is() {
        let body: Vec<String> = (0..180).map(|n| format!("ord{n} ånger{n}")).collect();
        let body = body.join(" ");
        for length in [0, 1, 7, 8, body.len()] {
            let entry = entry("Åsa", &body[..length], ORDINARY);
            let text = entry.to_text();
            for (term, standing) in &entry.0 {
                assert_eq!(standing_of(term, &text), Some(*standing), "{term} of {length}");
                assert_eq!(standing_of(&format!("{term}!"), &text), None, "{term} of {length}");
            }
        }
        assert_eq!(standing_of("ord", ""), None);
    }

    #[test]
    fn an_opening_is_one_clean_line() {
        assert_eq!(opening("  a\r\n\tb\u{0}c  "), "a b c");
        assert_eq!(opening(&"ö ".repeat(9_000)).chars().count(), OPENING_CHARS);
    }
}
