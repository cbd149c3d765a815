//! What a reader typed, as look-ups.

use crate::Lang;
use crate::fold::fold;
use crate::stem::{is_common, stems};
use crate::typo::{deletions, squeezed};
use crate::words::{Word, joined, words};

/// How much of a query is read, in characters.
pub const MAX_QUERY_CHARS: usize = 400;
/// How many words of a query are looked up; a whole question fits.
pub const MAX_QUERY_WORDS: usize = 16;
/// From this length on, in letters, a word also finds the compounds it begins:
/// *återkoppling* finds *återkopplingssamtal*.
pub const MIN_COMPOUND_PREFIX: usize = 5;
/// A word being typed finds what it begins from this length on, in letters.
const MIN_TYPED_PREFIX: usize = 2;

/// A query made ready for the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The words, in the order typed, each once, at most [`MAX_QUERY_WORDS`].
    pub words: Vec<QueryWord>,
    /// The folded text with single spaces, for comparing with titles.
    pub text: String,
}

/// One word of a query. A term matches if it equals `raw` or one of `stems`, lies in the
/// [`prefix_range`] of `raw` if `prefix` says so, or is a word sharing a deletion with
/// `typo_keys` that [`typo_distance`](crate::typo_distance) confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    /// The word as typed, folded.
    pub raw: String,
    /// Its stems and other spellings (joined code), without `raw`.
    pub stems: Vec<String>,
    /// Whether longer words beginning with `raw` match: the last word while it is being typed,
    /// and any word long enough to begin a compound.
    pub prefix: bool,
    /// Keys into the table of deletions; empty where nothing is forgiven (numbers, codes).
    pub typo_keys: Vec<String>,
    /// Whether the word is too common to be required. Look it up only if every word is.
    pub common: bool,
}

impl Query {
    /// Whether there is nothing to look up.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Reads what a reader typed. Never fails: text without a letter or digit gives no words.
///
/// The last word counts as being typed unless a space or sign follows it.
pub fn query(text: &str, langs: &[Lang]) -> Query {
    let cut: String = text.chars().take(MAX_QUERY_CHARS).collect();
    let typing = cut.chars().last().is_some_and(char::is_alphanumeric);
    let mut found: Vec<QueryWord> = Vec::new();
    let mut all = words(&cut);
    all.truncate(MAX_QUERY_WORDS);
    let last = all.len().saturating_sub(1);
    let together = together(&all, langs);
    for (place, word) in all.into_iter().enumerate() {
        let mut read = read_word(word.whole, &word.parts, typing && place == last, langs);
        for (_, spelling) in together.iter().filter(|(at, _)| *at == place || *at + 1 == place) {
            if !read.stems.contains(spelling) {
                read.stems.push(spelling.clone());
            }
        }
        match found.iter_mut().find(|known| known.raw == read.raw) {
            Some(known) => known.prefix |= read.prefix,
            None => found.push(read),
        }
    }
    let text = fold(&cut).split_whitespace().collect::<Vec<_>>().join(" ");
    Query { words: found, text }
}

/// Two neighbours written as one word, with the place of the first: *heat pump* also finds
/// *heatpump*, and both words are then found.
fn together(all: &[Word], langs: &[Lang]) -> Vec<(usize, String)> {
    let common = |word: &Word| is_common(&word.whole, langs);
    let pairs = all.windows(2).enumerate().filter(|(_, pair)| !pair.iter().any(common));
    pairs.filter_map(|(at, pair)| Some((at, joined(&pair[0], &pair[1])?))).collect()
}

/// The half-open range of terms beginning with `prefix`, by bytes: `from <= term < to`.
/// The same on every database, where LIKE is not.
pub fn prefix_range(prefix: &str) -> (String, String) {
    (prefix.to_owned(), format!("{prefix}{}", char::MAX))
}

fn read_word(raw: String, parts: &[String], typing: bool, langs: &[Lang]) -> QueryWord {
    let mut forms = stems(&raw, langs);
    // The joined spelling is the last part: "VP-200" also finds "VP200", "e-post" "epost".
    if let Some(joined) = parts.last().filter(|joined| **joined != raw) {
        forms.push(joined.clone());
    }
    let letters = raw.chars().count();
    let mut typo_keys = deletions(&raw);
    for key in squeezed(&raw).iter().flat_map(|word| deletions(word)) {
        if !typo_keys.contains(&key) {
            typo_keys.push(key);
        }
    }
    let common = is_common(&raw, langs);
    QueryWord {
        prefix: letters >= MIN_COMPOUND_PREFIX || (typing && letters >= MIN_TYPED_PREFIX),
        typo_keys: if common { Vec::new() } else { typo_keys },
        common: common && !typing,
        stems: forms,
        raw,
    }
}
