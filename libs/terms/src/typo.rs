//! Forgiving typing errors by deletion neighbourhoods (W. Garbe, *Symmetric Delete*, `SymSpell`,
//! 2012; the idea is T. Bocek et al., *Fast Similarity Search in Large Dictionaries*, 2007).
//!
//! Two words within one edit share a word that one deletion makes of each, so an ordinary index
//! on deletions finds candidates; [`typo_distance`] confirms them. Deleting twice would find
//! every word within two edits but store 79 keys for a word of twelve letters instead of 13.

use crate::fold::skeleton;
use crate::words::{MAX_TERM_CHARS, is_plain};

/// Shortest word whose typing errors are forgiven, in letters. In shorter ones one edit makes
/// another word; only å, ä and ö typed as a and o are forgiven there.
pub const MIN_FORGIVEN_LETTERS: usize = 4;
/// Shortest word that has deletions, one below: the reader may have typed a letter too many.
const MIN_DELETED_LETTERS: usize = MIN_FORGIVEN_LETTERS - 1;
/// Shortest beginning of a longer word whose typing errors are forgiven.
const MIN_BEGINNING_LETTERS: usize = 6;
/// From this length on two edits are forgiven if one deletion on each side met.
const TWO_EDITS_LETTERS: usize = 8;

/// The keys a folded word is found by when mistyped: its [`skeleton`] and the skeleton with one
/// letter left out, each once. For the table of words and for the query alike. Numbers, codes
/// and text of several words have none.
pub fn deletions(word: &str) -> Vec<String> {
    if word.is_empty() || !is_plain(word) {
        return Vec::new();
    }
    let letters: Vec<char> = skeleton(word).chars().take(MAX_TERM_CHARS).collect();
    let mut keys = vec![letters.iter().collect::<String>()];
    if letters.len() < MIN_DELETED_LETTERS {
        return keys;
    }
    for gap in 0..letters.len() {
        // Leaving out either of two equal neighbours gives the same word.
        if gap > 0 && letters[gap] == letters[gap - 1] {
            continue;
        }
        keys.push(letters[..gap].iter().chain(&letters[gap + 1..]).collect());
    }
    keys
}

/// How many edits lie between what was typed and a word, if that can be forgiven: none counted
/// for missing dots, one from [`MIN_FORGIVEN_LETTERS`] letters, two from eight. `None` also for
/// the same word: that is no error.
pub fn typo_distance(typed: &str, word: &str) -> Option<usize> {
    if typed == word || !is_plain(typed) || !is_plain(word) {
        return None;
    }
    let (typed, word) = (skeleton(typed), skeleton(word));
    let near = |typed: &str| {
        let most = match typed.chars().count() {
            0..MIN_FORGIVEN_LETTERS => 0,
            MIN_FORGIVEN_LETTERS..TWO_EDITS_LETTERS => 1,
            _ => 2,
        };
        (0..=most).find(|&edits| within_edits(typed, &word, edits))
    };
    // A key that was held down is one slip, however many letters came of it.
    near(&typed).or_else(|| squeezed(&typed).and_then(|typed| near(&typed)).map(|it| it.max(1)))
}

/// The letters that a longer word has to share with a mistyped beginning, so that it can be looked
/// up: the first half, four at least. `None` where a beginning is too short to be forgiven.
pub fn mistyped_beginning(typed: &str) -> Option<String> {
    let letters: Vec<char> = skeleton(typed).chars().collect();
    let long = letters.len() >= MIN_BEGINNING_LETTERS && is_plain(typed);
    long.then(|| letters[..(letters.len() / 2).max(MIN_FORGIVEN_LETTERS)].iter().collect())
}

/// How many edits lie between what was typed and a beginning of a longer word, if that can be
/// forgiven: *momentnykel* is meant to begin *momentnycklarna*, and a compound that goes on.
pub fn beginning_distance(typed: &str, word: &str) -> Option<usize> {
    mistyped_beginning(typed)?;
    let (typed, word) = (skeleton(typed), skeleton(word));
    let letters: Vec<char> = word.chars().collect();
    let length = typed.chars().count();
    let most = if length < TWO_EDITS_LETTERS { 1 } else { 2 };
    let near = |edits: usize| {
        (length.saturating_sub(edits)..=(length + edits).min(letters.len()))
            .any(|cut| within_edits(&typed, &letters[..cut].iter().collect::<String>(), edits))
    };
    if letters.len() < length { None } else { (1..=most).find(|&edits| near(edits)) }
}

/// A word in which a letter stands three times or more in a row, with two of them left.
pub(crate) fn squeezed(word: &str) -> Option<String> {
    let mut out = String::new();
    let (mut last, mut run) = (None, 0);
    for letter in word.chars() {
        run = if last == Some(letter) { run + 1 } else { 1 };
        last = Some(letter);
        if run <= 2 {
            out.push(letter);
        }
    }
    (out.len() < word.len()).then_some(out)
}

/// Whether at most `max` edits turn `a` into `b`: a letter put in, left out, replaced, or two
/// neighbours swapped (Damerau-Levenshtein distance as optimal string alignment). Work and
/// memory grow with the product of the lengths only inside a band of `max` letters.
pub fn within_edits(a: &str, b: &str, max: usize) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > max {
        return false;
    }
    let beyond = max.saturating_add(1);
    let width = b.len() + 1;
    let mut before = vec![beyond; width];
    let mut above: Vec<usize> = (0..width).map(|j| j.min(beyond)).collect();
    for i in 1..=a.len() {
        let mut row = vec![beyond; width];
        row[0] = i.min(beyond);
        for j in i.saturating_sub(max).max(1)..=(i.saturating_add(max)).min(b.len()) {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (above[j - 1] + changed).min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best.min(beyond);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()] <= max
}
