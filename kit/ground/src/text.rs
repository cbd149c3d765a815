//! Text a person typed, made safe to keep: trimmed, NFC, without control characters, bounded.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use crate::{Refusal, Result};

/// One line from `raw`: inner white space runs become one blank.
///
/// # Errors
/// Refuses with `required` when empty and with `too-long` above `max` characters, naming `field`.
pub fn line(field: &'static str, raw: &str, max: usize) -> Result<String> {
    let text = clean(raw, false);
    bounded(field, text, max)
}

/// Like [`line`], but `None` when nothing was typed.
pub fn optional_line(field: &'static str, raw: &str, max: usize) -> Result<Option<String>> {
    let text = clean(raw, false);
    if text.is_empty() { Ok(None) } else { bounded(field, text, max).map(Some) }
}

/// Text of several lines: line breaks are kept as `\n`.
pub fn paragraph(field: &'static str, raw: &str, max: usize) -> Result<String> {
    let text = clean(raw, true);
    bounded(field, text, max)
}

/// Like [`paragraph`], but `None` when nothing was typed.
pub fn optional_paragraph(field: &'static str, raw: &str, max: usize) -> Result<Option<String>> {
    let text = clean(raw, true);
    if text.is_empty() { Ok(None) } else { bounded(field, text, max).map(Some) }
}

fn bounded(field: &'static str, text: String, max: usize) -> Result<String> {
    if text.is_empty() {
        return Err(Refusal::field("required", field).into());
    }
    let length = text.chars().count();
    if length > max {
        return Err(Refusal::field("too-long", field)
            .with("max", i64::try_from(max).unwrap_or(i64::MAX))
            .with("length", i64::try_from(length).unwrap_or(i64::MAX))
            .into());
    }
    Ok(text)
}

/// NFC; control and direction-override characters dropped (they can make a name read as another).
fn clean(raw: &str, lines: bool) -> String {
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        unified.nfc().filter(|c| matches!(c, '\n' | '\t') || !is_invisible(*c)).collect();
    if !kept.chars().any(is_seen) {
        return String::new();
    }
    if lines {
        let rows: Vec<&str> = kept.split('\n').map(str::trim_end).collect();
        rows.join("\n").trim().to_owned()
    } else {
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// What nobody sees though it is no control sign: what Unicode calls default-ignorable, and blanks
/// of Hangul and Braille. Within words such signs stay, where scripts and emoji need them.
const UNSEEN: &[RangeInclusive<char>] = &[
    '\u{AD}'..='\u{AD}',
    '\u{34F}'..='\u{34F}',
    '\u{61C}'..='\u{61C}',
    '\u{115F}'..='\u{1160}',
    '\u{17B4}'..='\u{17B5}',
    '\u{180B}'..='\u{180F}',
    '\u{200B}'..='\u{200F}',
    '\u{2060}'..='\u{206F}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{FE00}'..='\u{FE0F}',
    '\u{FFA0}'..='\u{FFA0}',
    '\u{FFF0}'..='\u{FFF8}',
    '\u{1BCA0}'..='\u{1BCA3}',
    '\u{1D173}'..='\u{1D17A}',
    '\u{E0000}'..='\u{E0FFF}',
];

fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c) && !UNSEEN.iter().any(|unseen| unseen.contains(&c))
}

/// First letters of the first and last word, for the round mark beside a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    #[test]
    fn a_line_is_trimmed_and_made_one_line() {
        assert_eq!(line("t", "  Ring \r\n kunden\u{202E} ", 50).unwrap(), "Ring kunden");
        assert_eq!(line("t", "A\u{030A}sa", 50).unwrap(), "Åsa");
    }

    #[test]
    fn what_nobody_can_see_is_nothing_and_signs_within_words_stay() {
        for unseen in ["\u{3164} \u{3164}", "\u{2060}\u{200D}", "\u{AD}", "\u{2800}\u{FE0F}"] {
            assert!(matches!(line("t", unseen, 50), Err(Error::Refused(_))), "{unseen:?}");
        }
        assert_eq!(line("t", "👩\u{200D}🔬 Ada", 50).unwrap(), "👩\u{200D}🔬 Ada");
    }

    #[test]
    fn nothing_and_too_much_are_refused_by_field() {
        for (raw, code) in [(" \u{200B} ", "required"), ("abcd", "too-long")] {
            match line("title", raw, 3) {
                Err(Error::Refused(refusal)) => {
                    assert_eq!((refusal.code, refusal.field), (code, Some("title")));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(paragraph("t", "ett \r\n\r\ntvå\u{0007} ", 50).unwrap(), "ett\n\ntvå");
    }

    #[test]
    fn initials_are_first_and_last() {
        assert_eq!(initials("Åsa van der Berg"), "ÅB");
        assert_eq!(initials("noor"), "N");
        assert_eq!(initials(""), "");
    }
}
