//! From text to words: what a reader would point at as one word, code or number.

use crate::fold::fold;

/// Longest term, in characters. Longer words are cut: their beginning still finds them.
pub const MAX_TERM_CHARS: usize = 40;

/// Signs that hold a code, number or compound together when letters or digits stand on both
/// sides: VP-200, 3.14, 24/7, `EN_13313`, e-post.
const JOINTS: [char; 6] = ['-', '.', ',', '/', '_', ':'];

/// One word of a text with the other spellings it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As written, folded: `vp-200`.
    pub whole: String,
    /// Parts and the joined spelling: `vp`, `200`, `vp200`. Empty for a plain word.
    pub parts: Vec<String>,
}

/// The words of a text in their order, folded and cut to [`MAX_TERM_CHARS`].
pub(crate) fn words(text: &str) -> Vec<Word> {
    let folded = fold(text);
    let chars: Vec<char> = folded.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !is_word_char(chars[at]) {
            at += 1;
            continue;
        }
        let end = word_end(&chars, at);
        found.extend(read_word(&chars[at..end], is_minus(&chars, at)));
        at = end;
    }
    found
}

/// The spelling as one word of two that stand beside each other: *heat pump* and *heatpump*,
/// `R 290` and `R290`. Nothing where one would not write them so.
pub(crate) fn joined(first: &Word, second: &Word) -> Option<String> {
    let letters = |word: &str| word.chars().count();
    let (first, second) = (first.whole.as_str(), second.whole.as_str());
    let code = letters(first) <= 3 && second.chars().all(char::is_numeric);
    let plain = is_plain(second) && letters(first).min(letters(second)) >= 3;
    let one = is_plain(first) && (code || plain);
    (one && letters(first) + letters(second) <= MAX_TERM_CHARS).then(|| format!("{first}{second}"))
}

/// Whether a word can be mistyped: numbers and codes are meant as they stand.
pub(crate) fn is_plain(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn word_end(chars: &[char], start: usize) -> usize {
    let mut end = start + 1;
    while end < chars.len() && (is_word_char(chars[end]) || is_joint(chars, end)) {
        end += 1;
    }
    end
}

fn is_joint(chars: &[char], at: usize) -> bool {
    (JOINTS.contains(&chars[at]) || chars[at] == '\'')
        && is_word_char(chars[at - 1])
        && chars.get(at + 1).is_some_and(|&c| is_word_char(c))
}

/// A minus stands before a digit and after a space: "−20 °C", but not "10-20" or "VP -".
fn is_minus(chars: &[char], at: usize) -> bool {
    let Some(sign) = at.checked_sub(1) else { return false };
    chars[at].is_numeric()
        && matches!(chars[sign], '-' | '–')
        && sign.checked_sub(1).is_none_or(|before| chars[before].is_whitespace())
}

fn read_word(chars: &[char], minus: bool) -> Vec<Word> {
    let has_digit = chars.iter().any(|c| c.is_numeric());
    if has_digit {
        return vec![code(chars, minus)];
    }
    // Without digits only the hyphen makes one word of two; "och/eller" is two words.
    let pieces = chars.split(|&c| JOINTS.contains(&c) && c != '-');
    pieces.filter_map(|piece| plain_or_hyphened(&without_genitive(piece))).collect()
}

fn code(chars: &[char], minus: bool) -> Word {
    let text: String = chars.iter().filter(|&&c| c != '\'').collect();
    let mut parts = pieces(&text);
    let whole = if minus {
        parts.push(text.clone());
        format!("-{text}")
    } else {
        text
    };
    Word { whole: cut(&whole), parts }
}

fn plain_or_hyphened(text: &str) -> Option<Word> {
    let text = text.trim_matches('-');
    (!text.is_empty()).then(|| Word { whole: cut(text), parts: pieces(text) })
}

/// The parts between joints, and all of them written together. Nothing for a plain word.
fn pieces(text: &str) -> Vec<String> {
    if !text.contains(JOINTS) {
        return Vec::new();
    }
    let mut parts: Vec<String> =
        text.split(JOINTS).filter(|part| !part.is_empty()).map(cut).collect();
    parts.push(cut(&text.chars().filter(|c| !JOINTS.contains(c)).collect::<String>()));
    parts
}

/// "team's" is the team's: what follows the apostrophe is grammar in both languages.
fn without_genitive(piece: &[char]) -> String {
    let text: String = piece.iter().collect();
    match text.split_once('\'') {
        Some((stem, ending)) if ending.chars().count() <= 2 => stem.to_owned(),
        _ => text.replace('\'', ""),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(MAX_TERM_CHARS).collect()
}
