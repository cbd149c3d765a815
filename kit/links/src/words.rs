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

/// The words of `origin` so that they can be known again and not be read: a digest of each row of
/// words, in the order of the digests. `of` is what they are digested for, that no two texts with
/// the same words have the same digests.
pub(crate) fn digests(origin: &str, of: &str) -> String {
    let origin = words(origin);
    let row = origin.len().min(ROW);
    if row == 0 {
        return String::new();
    }
    let mut found: Vec<String> = origin.windows(row).map(|quoted| short(quoted, of)).collect();
    found.sort();
    found.dedup();
    format!("{row} {}", found.join(" "))
}

/// Whether `text` repeats the words of which [`digests`] were made, as [`repeats`] asks.
pub(crate) fn repeats_digests(text: &str, digests: &str, of: &str) -> bool {
    let Some((row, known)) = digests.split_once(' ') else { return false };
    let row = row.parse().unwrap_or(ROW).clamp(1, ROW);
    let known: Vec<&str> = known.split(' ').collect();
    words(text).windows(row).any(|here| known.contains(&short(here, of).as_str()))
}

/// 32 bits of a digest: enough that other words hardly ever meet it.
fn short(words: &[String], of: &str) -> String {
    let digest = cairn_ground::chance::digest(&format!("{of}\n{}", words.join(" ")));
    let mut first = [0; 4];
    first.copy_from_slice(&digest[..4]);
    format!("{:08x}", u32::from_be_bytes(first))
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{digests, repeats, repeats_digests};

    #[test]
    fn digests_know_the_same_repetitions_and_cannot_be_read() {
        let card = "We share two torque keys, so Ek always waits";
        let left = digests(card, "1");
        assert!(!left.contains("Ek") && !left.contains("torque"), "{left}");
        assert_ne!(left, digests(card, "2"), "another card of the same words");
        for (text, said) in [
            ("Because WE SHARE: two torque\nkeys here", true),
            ("so **ek** always waits", true),
            ("Buy a third torque key for the boat", false),
            ("", false),
        ] {
            assert_eq!(repeats_digests(text, &left, "1"), said, "{text}");
        }
        let short = digests("Cold", "1");
        assert!(repeats_digests("The van is cold.", &short, "1"));
        assert!(!repeats_digests("The van is warm.", &short, "1"));
        assert!(!repeats_digests("anything", &digests("…", "1"), "1"));
    }

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
