//! Every page and every word in every language, also those that are put together from parts.

use cairn_ground::Messages;
use cairn_testkit::samples;

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = samples::flaws(&cairn_knowledge::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[test]
fn whatever_is_said_and_told_of_a_page_has_words() {
    let messages = Messages::build(&[cairn_knowledge::MESSAGES]).unwrap();
    let said = ["saved", "merged", "suggested", "unchanged", "taken", "declined", "restored"];
    let told =
        ["became-page", "edited", "suggested", "taken", "declined", "wrong", "mended", "reworded"];
    let said = said.map(|it| format!("knowledge-page-said-{it}"));
    for key in said.into_iter().chain(told.map(|it| format!("knowledge-tell-{it}"))) {
        assert!(messages.has(&key), "{key}");
    }
}
