//! Every page in every language, without a word that came from no message.

use std::sync::Arc;

use cairn_ground::{Instant, Locale, Messages};
use cairn_web::View;
use jiff::tz::TimeZone;

fn messages() -> Arc<Messages> {
    let sources = [
        cairn_web::MESSAGES,
        cairn_people::MESSAGES,
        cairn_nudge::MESSAGES,
        cairn_knowledge::MESSAGES,
    ];
    Arc::new(Messages::build(&sources).unwrap())
}

fn view(messages: &Arc<Messages>, locale: Locale) -> View {
    let now = Instant::parse("2026-03-02T08:00:00Z").unwrap();
    View::sample(Arc::clone(messages), locale, TimeZone::UTC, now)
}

#[test]
fn every_page_stands_in_every_language_with_one_heading_and_one_thing_to_do() {
    let messages = messages();
    let samples = cairn_knowledge::feature().samples;
    assert!(samples.iter().filter(|sample| sample.name.starts_with("page")).count() >= 10);
    for sample in samples {
        for locale in [Locale::En, Locale::Sv, Locale::Pseudo] {
            let html = (sample.render)(view(&messages, locale)).unwrap();
            assert!(!html.contains('\u{FFFD}'), "{} {locale:?} lacks a message", sample.name);
            assert_eq!(html.matches("<h1").count(), 1, "{} has one h1", sample.name);
            assert!(html.matches("btn go").count() <= 1, "{}: one primary action", sample.name);
        }
    }
}

#[test]
fn every_verb_kind_of_data_and_message_key_has_words_in_both_languages() {
    let messages = messages();
    let feature = cairn_knowledge::feature();
    let mut keys: Vec<String> =
        feature.verbs.iter().map(|verb| format!("knowledge-verb-{}", verb.name)).collect();
    for kind in feature.data {
        keys.extend([kind.key.to_owned(), format!("{}-why", kind.key)]);
    }
    keys.extend(feature.offers.iter().map(|offer| offer.label.to_owned()));
    for creation in feature.creations {
        keys.extend([creation.label.to_owned(), creation.hint.to_owned()]);
    }
    for said in ["saved", "merged", "suggested", "unchanged", "taken", "declined", "restored"] {
        keys.push(format!("knowledge-page-said-{said}"));
    }
    for told in ["became-page", "edited", "suggested", "taken", "declined", "wrong", "mended"] {
        keys.push(format!("knowledge-tell-{told}"));
    }
    for key in keys {
        assert!(messages.has(&key), "{key}");
    }
}
