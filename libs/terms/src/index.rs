//! The terms a document is found by.

use crate::Lang;
use crate::stem::{is_common, stems};
use crate::words::{Word, is_plain, joined, words};
use std::collections::HashMap;

/// Most terms kept of one document; the heaviest stay.
pub const MAX_TERMS: usize = 2_000;
/// How much of a title is read, in characters.
pub const MAX_TITLE_CHARS: usize = 500;
/// How much of a body is read, in characters (about 60 printed pages).
pub const MAX_BODY_CHARS: usize = 200_000;

/// Weight of one occurrence as written; a stem or a part of a compound weighs half.
const TITLE_WEIGHT: u32 = 20;
const BODY_WEIGHT: u32 = 2;
/// Most a single term can weigh: repetition stops paying.
const MAX_WEIGHT: u32 = 200;

/// One row of the index: the document is found by `term`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// A folded word, stem, code or part of a code; at most [`MAX_TERM_CHARS`] characters.
    ///
    /// [`MAX_TERM_CHARS`]: crate::MAX_TERM_CHARS
    pub term: String,
    /// 1 to 200: occurrences, those in the title counting ten times, stems half.
    pub weight: u32,
    /// Whether the word stands so in the text; stems do not and need no row among the words
    /// that forgive typing errors.
    pub written: bool,
}

/// The terms of a document, heaviest first, equal ones alphabetically; each term once.
///
/// Every word is kept as written *and* by its stem in each of `langs`, because Snowball stems
/// *kurs* to *kur* but *kurserna* to *kurs*. Codes and hyphened words are found whole, by their
/// parts and written together (`vp-200`, `vp`, `200`, `vp200`), neighbours in a title and a letter
/// before a number also written together (*heat pump*, `R 290`). Words too common to tell texts
/// apart count in the title only. Reads at most [`MAX_TITLE_CHARS`] and [`MAX_BODY_CHARS`].
pub fn index_terms(title: &str, body: &str, langs: &[Lang]) -> Vec<Term> {
    let mut terms = HashMap::new();
    add(&mut terms, &first_chars(title, MAX_TITLE_CHARS), TITLE_WEIGHT, langs);
    add(&mut terms, &first_chars(body, MAX_BODY_CHARS), BODY_WEIGHT, langs);
    let mut found: Vec<Term> = terms
        .into_iter()
        .map(|(term, (weight, written))| Term { term, weight: weight.min(MAX_WEIGHT), written })
        .collect();
    found.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.term.cmp(&b.term)));
    found.truncate(MAX_TERMS);
    found
}

type Weights = HashMap<String, (u32, bool)>;

fn add(terms: &mut Weights, text: &str, weight: u32, langs: &[Lang]) {
    // A word's stems are worked out once, however often it stands in the text.
    let mut seen: HashMap<String, (u32, Vec<String>)> = HashMap::new();
    let all = words(text);
    for pair in all.windows(2) {
        add_joined(terms, &pair[0], &pair[1], weight, langs);
    }
    for word in all {
        seen.entry(word.whole).or_insert((0, word.parts)).0 += 1;
    }
    for (whole, (count, parts)) in seen {
        if weight < TITLE_WEIGHT && is_common(&whole, langs) {
            continue;
        }
        let heavy = weight.saturating_mul(count);
        for part in parts.iter().filter(|part| **part != whole) {
            add_one(terms, part, heavy / 2, true);
            add_stems(terms, part, heavy / 2, langs);
        }
        add_stems(terms, &whole, heavy / 2, langs);
        add_one(terms, &whole, heavy, true);
    }
}

/// Weakly: most neighbours are nobody's word. Those of a body would be too many.
fn add_joined(terms: &mut Weights, first: &Word, second: &Word, weight: u32, langs: &[Lang]) {
    let titled = weight == TITLE_WEIGHT;
    let common = |word: &Word| is_common(&word.whole, langs);
    if (!titled && is_plain(&second.whole)) || common(first) || common(second) {
        return;
    }
    if let Some(joined) = joined(first, second) {
        add_one(terms, &joined, weight / 2, false);
    }
}

fn add_stems(terms: &mut Weights, word: &str, weight: u32, langs: &[Lang]) {
    for stem in stems(word, langs) {
        add_one(terms, &stem, weight, false);
    }
}

fn add_one(terms: &mut Weights, term: &str, weight: u32, written: bool) {
    let entry = terms.entry(term.to_owned()).or_insert((0, false));
    entry.0 = entry.0.saturating_add(weight);
    entry.1 |= written;
}

fn first_chars(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
