//! What a form of the owner's has seen told.

use cairn_ground::chance::digest;

/// A short mark of what stands told, which the form carries along: what was learned, and what got
/// in the way.
pub fn told(stands: [&Option<String>; 2]) -> String {
    let words = stands.map(|text| text.as_deref().unwrap_or_default());
    let mark = digest(&words.join("\u{0}"));
    mark.iter().take(8).fold(String::new(), |mark, byte| mark + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_differs_when_either_text_does_and_by_which_of_them() {
        let text = |words: &str| Some(words.to_owned());
        let marks = [
            told([&None, &None]),
            told([&text("a"), &None]),
            told([&None, &text("a")]),
            told([&text("b"), &None]),
        ];
        for (place, mark) in marks.iter().enumerate() {
            assert_eq!(mark.len(), 16);
            assert!(!marks[..place].contains(mark), "{marks:?}");
        }
        assert_eq!(told([&text(""), &None]), told([&None, &None]));
    }
}
