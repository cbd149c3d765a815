use cairn_terms::{Lang, MAX_QUERY_WORDS, prefix_range, query};
use proptest::prelude::*;

#[test]
fn only_the_word_being_typed_and_long_words_match_by_prefix() {
    let asked = query("rot kylmedium vat", &Lang::ALL);
    let prefixes: Vec<bool> = asked.words.iter().map(|w| w.prefix).collect();
    assert_eq!(prefixes, [false, true, true]);
    assert!(!query("vat ", &Lang::ALL).words[0].prefix);
    assert!(!query("v", &Lang::ALL).words[0].prefix, "one letter would match everything");
}

#[test]
fn a_whole_question_keeps_only_the_words_that_mean_something() {
    let asked = query("Hur byter man filter på pumpen?", &Lang::ALL);
    let required: Vec<&str> =
        asked.words.iter().filter(|w| !w.common).map(|w| w.raw.as_str()).collect();
    assert_eq!(required, ["byter", "filter", "pumpen"]);
    assert_eq!(asked.text, "hur byter man filter på pumpen?");
}

#[test]
fn numbers_and_codes_are_never_forgiven() {
    let asked = query("VP-200 2024 filter", &Lang::ALL);
    assert!(asked.words[0].typo_keys.is_empty() && asked.words[1].typo_keys.is_empty());
    assert!(asked.words[2].typo_keys.contains(&"fiter".to_owned()));
}

#[test]
fn nothing_typed_is_nothing_asked() {
    for text in ["", "   ", "?!", "—", "\u{301}"] {
        let asked = query(text, &Lang::ALL);
        assert!(asked.words.iter().all(|w| !w.raw.is_empty()), "{text:?}");
    }
    assert!(query(" … ?", &Lang::ALL).is_empty());
}

#[test]
fn ten_thousand_characters_are_bounded_work() {
    let asked = query(&"ord ".repeat(2_500), &Lang::ALL);
    assert_eq!(asked.words.len(), 1, "the same word once");
    let many: Vec<String> = (0..3_000).map(|n| format!("o{n}")).collect();
    assert!(query(&many.join(" "), &Lang::ALL).words.len() <= MAX_QUERY_WORDS);
    let long = query(&"å".repeat(10_000), &Lang::ALL);
    assert!(long.words[0].typo_keys.len() <= 41);
}

proptest! {
    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let asked = query(&text, &Lang::ALL);
        prop_assert!(asked.words.len() <= MAX_QUERY_WORDS);
        prop_assert!(asked.words.iter().all(|w| !w.raw.is_empty()));
    }

    #[test]
    fn the_range_holds_exactly_the_words_that_begin_so(
        prefix in "[a-zåäö]{1,3}",
        word in "[a-zåäö0-9-]{1,6}",
    ) {
        let (from, to) = prefix_range(&prefix);
        let inside = from <= word && word < to;
        prop_assert_eq!(inside, word.starts_with(&prefix));
    }
}
