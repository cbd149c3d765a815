//! Keys that put names and titles in the order a reader of Swedish or English expects, by plain
//! byte order. Own table instead of a collation library: the README says why.

use crate::Lang;
use unicode_normalization::UnicodeNormalization;

/// How much of a text takes part in sorting, in characters. Longer texts equal here sort as
/// equal.
pub const MAX_SORTED_CHARS: usize = 256;

/// Punctuation in the order of the Unicode collation root (CLDR), which differs from ASCII.
const PUNCTUATION: &str = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

/// Longest number compared by its value, in digits; longer ones compare digit by digit.
const MAX_NUMBER_DIGITS: usize = 14;

/// A key whose byte order (`COLLATE "C"`, `BINARY`) is the alphabetical order of `text`.
///
/// Case does not matter; space, punctuation, digits and letters come in this order; numbers
/// compare by value ("Vecka 2" before "Vecka 10"). In Swedish å, ä, ö follow z, v and w are two
/// letters (Svenska Akademiens ordlista since 2006), é sorts as e and ü as y; in English every
/// accent is secondary. Texts that differ only in accents come one after the other, the plain
/// first. The key is for comparing, not for showing; it never changes for a given text, so it
/// can be stored.
pub fn sort_key(text: &str, lang: Lang) -> String {
    let shown = text.trim_start().nfc().filter(|c| !c.is_control()).take(MAX_SORTED_CHARS);
    let cut: String = shown.flat_map(char::to_lowercase).collect();
    let mut key = String::with_capacity(cut.len() * 2 + 1);
    let mut number = String::new();
    for c in cut.chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        push_number(&mut key, &mut number);
        push_weight(&mut key, c, lang);
    }
    push_number(&mut key, &mut number);
    // Below every weight: a name sorts before the longer name it begins.
    key.push('\u{1}');
    key.push_str(&cut);
    key
}

/// Digits weigh P to Y behind a letter A to O for how many there are: the shorter is smaller.
fn push_number(key: &mut String, number: &mut String) {
    if number.is_empty() {
        return;
    }
    let value = number.trim_start_matches('0');
    let length = u8::try_from(value.len().min(MAX_NUMBER_DIGITS)).unwrap_or(0);
    key.push(char::from(b'A' + length));
    key.extend(value.bytes().map(|digit| char::from(b'P' + (digit - b'0'))));
    number.clear();
}

fn push_weight(key: &mut String, c: char, lang: Lang) {
    if c.is_whitespace() {
        key.push(' ');
    } else if let Some(place) = PUNCTUATION.chars().position(|p| p == c) {
        // 32 marks fit between the space (0x20) and A (0x41).
        key.push(u8::try_from(place).map_or('!', |p| char::from(b'!' + p)));
    } else if let Some(own) = swedish_weight(c).filter(|_| lang == Lang::Sv) {
        key.push_str(own);
    } else if let Some(letters) = spelled_out(c) {
        key.push_str(letters);
    } else {
        let base = std::iter::once(c).nfd().next().unwrap_or(c);
        key.push(if base.is_ascii_alphabetic() { base } else { c });
    }
}

/// Letters that Swedish places by itself: CLDR `sv`, the three after z being `{`, `|`, `}`.
fn swedish_weight(c: char) -> Option<&'static str> {
    Some(match c {
        'å' => "{",
        'ä' | 'æ' | 'ę' => "|",
        'ö' | 'ø' | 'ő' | 'œ' | 'ô' => "}",
        'ü' | 'ű' => "y",
        'đ' | 'ð' => "d",
        'þ' => "th",
        _ => return None,
    })
}

/// Letters without a decomposition that sort as others do.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}
