//! The piece of a text that is shown with a hit.

use cairn_terms::fold;

/// What is shown of a text, and of that before the word found, in characters.
const SHOWN: usize = 180;
const BEFORE: usize = 60;

/// What a word of the text is compared with, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needle {
    pub text: String,
    /// Also longer words that begin so.
    pub begins: bool,
}

/// The words around the first that is one of the `needles`, or the opening words if none is.
/// `None` where there is no text.
pub(crate) fn excerpt(opening: &str, needles: &[Needle]) -> Option<String> {
    let at = place_of(opening, needles).unwrap_or(0);
    let first = begin(opening, at);
    let begun = if first > 0 { "… " } else { "" };
    let mut words = opening[first..].split(' ').filter(|word| !word.is_empty());
    let mut shown: String = words.next()?.chars().take(SHOWN).collect();
    let mut length = shown.chars().count();
    for word in words {
        length += word.chars().count() + 1;
        // A word that is found is shown, also beyond the measure.
        if length > SHOWN && first + shown.len() >= at {
            return Some(format!("{begun}{shown} …"));
        }
        shown.push(' ');
        shown.push_str(word);
    }
    Some(format!("{begun}{shown}"))
}

/// Where the first word begins that is one of the `needles`. The words are walked, not listed: of
/// a long text most are neither compared nor shown.
fn place_of(opening: &str, needles: &[Needle]) -> Option<usize> {
    let mut place = 0;
    for word in opening.split(' ') {
        if is_one(word, needles) {
            return Some(place);
        }
        place += word.len() + 1;
    }
    None
}

/// Where the words begin that are shown before what stands `at`.
fn begin(opening: &str, at: usize) -> usize {
    let (mut first, mut room) = (at, BEFORE);
    loop {
        let before = opening[..first].trim_end_matches(' ');
        let word = before.rsplit(' ').next().unwrap_or_default();
        let Some(left) = room.checked_sub(word.chars().count() + 1) else { return first };
        if word.is_empty() {
            return first;
        }
        (first, room) = (before.len() - word.len(), left);
    }
}

fn is_one(word: &str, needles: &[Needle]) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    // Most words are such that folding changes nothing but the case, and takes ten times as long.
    if word.is_ascii() {
        return needles.iter().any(|needle| {
            let compared = if needle.begins { word.get(..needle.text.len()) } else { Some(word) };
            compared.is_some_and(|it| it.eq_ignore_ascii_case(&needle.text))
        });
    }
    let folded = fold(word);
    needles.iter().any(|needle| {
        if needle.begins { folded.starts_with(&needle.text) } else { folded == needle.text }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needle(text: &str, begins: bool) -> Vec<Needle> {
        vec![Needle { text: text.to_owned(), begins }]
    }

    #[test]
    fn the_words_around_the_first_found_are_shown() {
        let text =
            format!("{}Vi mötte (Åtgärder) igår {}", "före ".repeat(40), "efter ".repeat(80));
        let shown = excerpt(text.trim(), &needle("åtgärd", true)).unwrap();
        assert!(shown.starts_with("… före"), "{shown}");
        assert!(shown.contains("Vi mötte (Åtgärder) igår efter"), "{shown}");
        assert!(shown.ends_with("efter …"), "{shown}");
        assert!(shown.chars().count() <= SHOWN + 4, "{shown}");
    }

    #[test]
    fn a_short_word_is_found_whole_only() {
        let text = format!("items {}it works", "and ".repeat(60));
        assert!(excerpt(&text, &needle("it", false)).unwrap().ends_with("it works"));
    }

    #[test]
    fn without_a_match_the_opening_is_shown_and_nothing_of_nothing() {
        assert_eq!(excerpt("Kort text", &needle("annat", true)).unwrap(), "Kort text");
        assert_eq!(excerpt("", &[]), None);
        assert_eq!(excerpt(&"å".repeat(2_000), &[]).unwrap().chars().count(), SHOWN);
    }
}
