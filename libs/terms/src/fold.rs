//! One spelling for what a reader takes as the same word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

const RING: char = '\u{30a}';
const DIAERESIS: char = '\u{308}';

/// Lower case, composed (NFC), with accents off Latin letters except where Swedish has a letter
/// of its own: `"CAFÉ Åhlén"` becomes `"cafe åhlen"`.
///
/// * å, ä and ö are kept and never equal a or o (see [`skeleton`] for typing without them);
///   the neighbours' ø and æ become ö and ä.
/// * ß, œ, ł, đ, ð, þ and ı become ss, oe, l, d, d, th and i.
/// * Marks of other scripts are letters there (й, tonos, vowel signs) and stay.
/// * Soft hyphens and zero-width spaces, which text from word processors is full of, go.
///
/// Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    // Nearly all that is written here; a tenth of the time.
    if let Some(folded) = text.chars().map(fold_plain).collect() {
        return folded;
    }
    // Lower case first by character, not by string: the final sigma would depend on context.
    let lower = text.nfd().filter(|&c| !is_invisible(c)).flat_map(char::to_lowercase);
    let mut out = String::with_capacity(text.len());
    let mut base: Option<char> = None;
    for c in lower.nfd() {
        if is_combining_mark(c) && base.is_some_and(loses_marks) {
            base = base.map(|b| swedish_letter(b, c).unwrap_or(b));
            continue;
        }
        push_letter(&mut out, base.replace(c));
    }
    push_letter(&mut out, base);
    out.nfc().collect()
}

/// A letter that can carry nothing, folded; none where its neighbours may have a say.
fn fold_plain(c: char) -> Option<char> {
    match c {
        'å' | 'Å' => Some('å'),
        'ä' | 'Ä' => Some('ä'),
        'ö' | 'Ö' => Some('ö'),
        _ => c.is_ascii().then(|| c.to_ascii_lowercase()),
    }
}

/// A word without the dots and rings of å, ä and ö, as typed on a foreign keyboard:
/// `"åtgärd"` becomes `"atgard"`. Expects folded text. Only for forgiving: a skeleton is never
/// an exact match.
pub fn skeleton(folded: &str) -> String {
    folded
        .chars()
        .map(|c| match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect()
}

fn swedish_letter(base: char, mark: char) -> Option<char> {
    match (base, mark) {
        ('a', RING | DIAERESIS) | ('o', DIAERESIS) => compose(base, mark),
        _ => None,
    }
}

/// Latin letters; a second accent on å, ä or ö says nothing more.
fn loses_marks(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'å' | 'ä' | 'ö' | 'ø' | 'æ' | 'ß' | 'œ' | 'ł' | 'đ' | 'ð' | 'þ')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

fn push_letter(out: &mut String, letter: Option<char>) {
    match letter {
        None => {}
        Some('ø') => out.push('ö'),
        Some('æ') => out.push('ä'),
        Some('ß') => out.push_str("ss"),
        Some('œ') => out.push_str("oe"),
        Some('ł') => out.push('l'),
        Some('đ' | 'ð') => out.push('d'),
        Some('þ') => out.push_str("th"),
        Some('ı') => out.push('i'),
        Some('ς') => out.push('σ'),
        Some('’' | 'ʼ' | '＇') => out.push('\''),
        Some('\u{2010}' | '\u{2011}' | '\u{2212}') => out.push('-'),
        Some(other) => out.push(other),
    }
}
