//! Whether one text carries the words of another.

/// So many words in a row are a quotation.
const ROW: usize = 4;

/// Whether `text` holds four words in a row of `origin`, or all of it where it is shorter; case,
/// marks and blanks do not count.
pub(crate) fn repeats(text: &str, origin: &str) -> bool {
    let (text, origin) = (words(text), words(origin));
    let row = origin.len().min(ROW);
    row > 0 && origin.windows(row).any(|quoted| text.windows(row).any(|here| here == quoted))
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::repeats;

    #[test]
    fn four_words_in_a_row_or_a_whole_short_text_are_repeated() {
        let card = "We share two torque keys, so somebody always waits";
        assert!(repeats("Because WE SHARE: two torque\nkeys here", card));
        assert!(repeats("so **somebody** always waits", card));
        assert!(!repeats("Buy a third torque key for the boat", card));
        assert!(!repeats("", card) && !repeats("anything", "…"));
        assert!(repeats("The van is cold.", "Cold") && !repeats("The van is warm.", "Cold"));
        assert!(repeats("Vi hann inte äta", "vi hann  INTE"));
    }
}
