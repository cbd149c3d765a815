use std::sync::Arc;

use cairn_ground::{Clock, Locale};
use cairn_testkit::{apps, samples};
use cairn_web::View;
use jiff::tz::TimeZone;

use crate::house;

/// What the samples make up.
const MADE_UP: [&str; 10] = [
    "Åsa Öberg",
    "Service Nord",
    "Fjällvärme AB",
    "ACDE-FGHJ-KMNP",
    "http://127.0.0.1:8080",
    "24 december 2026",
    "2 March 2026",
    "Värmepumpar",
    "Cairn",
    "asa@fjallvarme.example",
];

/// What one reads on the page: no tags, no lists to choose from, no messages.
fn outside_messages(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let mut out = String::new();
    let (mut depth, mut tag, mut select) = (0, true, false);
    for piece in main.split_inclusive(['<', '>', '⟦', '⟧']) {
        let (text, mark) =
            piece.split_at(piece.len() - piece.chars().last().map_or(0, char::len_utf8));
        if tag {
            select = match text.split_whitespace().next() {
                Some("select") => true,
                Some("/select") => false,
                _ => select,
            };
        } else if depth == 0 && !select {
            out.push_str(text);
        }
        match mark {
            "<" => tag = true,
            ">" => tag = false,
            "⟦" if !tag => depth += 1,
            "⟧" if !tag => depth -= 1,
            _ => {}
        }
    }
    // Blanks in dates do not break.
    let out = out.replace('\u{A0}', " ");
    MADE_UP.iter().fold(out, |out, value| out.replace(value, ""))
}

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = samples::flaws(&cairn_entry::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[tokio::test]
async fn every_word_of_a_page_comes_from_a_message() {
    apps(house, |app| async move {
        for sample in cairn_entry::feature().samples {
            let messages = Arc::clone(&app.house.house.messages);
            let view = View::sample(messages, Locale::Pseudo, TimeZone::UTC, app.clock.now());
            let rest = outside_messages(&(sample.render)(view).expect("renders"));
            let letters: String = rest.chars().filter(|c| c.is_alphabetic()).collect();
            // Languages stand under their own names.
            let letters = letters.replace("English", "").replace("Svenska", "");
            assert_eq!(letters, "", "{}: {rest}", sample.name);
        }
    })
    .await;
}
