use cairn_terms::{
    Lang, MIN_FORGIVEN_LETTERS, beginning_distance, deletions, mistyped_beginning, query,
    typo_distance, within_edits,
};
use proptest::prelude::*;

fn forgiven(typed: &str, word: &str) -> bool {
    let keys = deletions(word);
    let asked = &query(typed, &Lang::ALL).words[0].typo_keys;
    asked.iter().any(|key| keys.contains(key)) && typo_distance(typed, word).is_some()
}

#[test]
fn missing_dots_are_a_typing_error_not_the_same_word() {
    assert!(forgiven("koldmedium", "köldmedium"));
    assert!(forgiven("atgard", "åtgärd"), "two dotted letters at once");
    assert!(forgiven("ol", "öl"), "also in the shortest words");
    assert_eq!(typo_distance("koldmedium", "köldmedium"), Some(0));
}

#[test]
fn one_slip_is_forgiven_and_two_in_long_words() {
    for (typed, word) in [
        ("flter", "filter"),
        ("fillter", "filter"),
        ("filtre", "filter"),
        ("fulter", "filter"),
        ("kurrs", "kurs"),
        ("kurrrrs", "kurs"),
        ("värmepumppp", "värmepump"),
        ("organistionene", "organisationen"),
        ("återkopling", "återkoppling"),
    ] {
        assert!(forgiven(typed, word), "{typed} for {word}");
    }
}

#[test]
fn a_slip_in_the_beginning_of_a_longer_word_is_forgiven() {
    for (typed, word, edits) in [
        ("momentnykel", "momentnyckeln", 1),
        ("avluftnig", "avluftningsventil", 1),
        ("varmepunp", "värmepumpen", 1),
        ("återkpling", "återkopplingssamtal", 2),
    ] {
        let shared = mistyped_beginning(typed).expect("long enough");
        assert!(cairn_terms::skeleton(word).starts_with(&shared), "{shared} begins {word}");
        assert_eq!(beginning_distance(typed, word), Some(edits), "{typed} for {word}");
    }
    for (typed, word) in [
        ("filtr", "filtren"),
        ("avluftning", "avlu"),
        ("handledare", "handskar"),
        ("vp-200", "vp-2000"),
    ] {
        assert_eq!(beginning_distance(typed, word), None, "{typed} for {word}");
    }
}

#[test]
fn other_words_are_not_slips() {
    for (typed, word) in [
        ("filter", "filter"),
        ("hus", "mus"),
        ("kund", "kurs"),
        ("2024", "2025"),
        ("vp-200", "vp-300"),
        ("filter", "fjelt"),
    ] {
        assert!(!forgiven(typed, word), "{typed} for {word}");
    }
}

#[test]
fn a_deletion_table_stays_small() {
    let keys = deletions("organisation");
    assert_eq!(keys.len(), 13);
    assert_eq!(deletions("aaa"), ["aaa", "aa"]);
    assert!(deletions("").is_empty());
}

#[test]
fn edits_are_counted_as_optimal_string_alignment() {
    for (a, b, edits) in [
        ("", "", 0),
        ("abc", "acb", 1),
        ("ca", "abc", 3),
        ("kitten", "sitting", 3),
        ("å", "a", 1),
        ("", "ab", 2),
    ] {
        assert!(within_edits(a, b, edits), "{a} {b}");
        assert!(edits == 0 || !within_edits(a, b, edits - 1), "{a} {b}");
    }
}

/// One edit of a word: put in, leave out, replace or swap.
fn edited(word: &str, how: u8, at: usize, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match how % 4 {
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(at)),
        2 => letters[at] = letter,
        _ => {
            let other = (at + 1) % letters.len();
            if other > 0 {
                letters.swap(at, other);
            }
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]
    #[test]
    fn every_word_within_one_edit_shares_a_deletion(
        word in "[a-eåäö]{4,12}", how in 0..4u8, at in 0..12usize, letter in "[a-fåäö]",
    ) {
        let typed = edited(&word, how, at, letter.chars().next().unwrap());
        prop_assert!(within_edits(&typed, &word, 1));
        let keys = deletions(&word);
        prop_assert!(deletions(&typed).iter().any(|key| keys.contains(key)));
        if typed.chars().count() >= MIN_FORGIVEN_LETTERS && typed != word {
            prop_assert!(typo_distance(&typed, &word).is_some_and(|edits| edits <= 1));
        }
    }

    #[test]
    fn the_band_agrees_with_the_full_table(a in "[abc]{0,7}", b in "[abc]{0,7}", max in 0..4usize) {
        prop_assert_eq!(within_edits(&a, &b, max), full_table(&a, &b) <= max);
        prop_assert_eq!(within_edits(&a, &b, max), within_edits(&b, &a, max));
    }
}

/// The textbook form, without a band.
fn full_table(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                d[i][j] = i + j;
                continue;
            }
            let changed = usize::from(a[i - 1] != b[j - 1]);
            d[i][j] = (d[i - 1][j - 1] + changed).min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
            }
        }
    }
    d[a.len()][b.len()]
}
