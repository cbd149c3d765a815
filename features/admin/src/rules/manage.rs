//! Rules of the pages of administration.

use cairn_terms::fold;

/// Whether a name holds every word searched for, in any order and case.
pub fn name_matches(name: &str, wanted: &str) -> bool {
    let name = fold(name);
    fold(wanted).split_whitespace().all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_parts_of_names_in_any_order() {
        assert!(name_matches("Åsa Öberg", "öberg ås"));
        assert!(name_matches("Åsa Öberg", ""));
        assert!(!name_matches("Åsa Öberg", "noor"));
    }
}
