//! Every page in every language.

use cairn_ground::{Instant, Locale, Messages};
use cairn_web::View;
use std::sync::Arc;

fn messages() -> Arc<Messages> {
    let feature = cairn_admin::feature().messages;
    let sources = [cairn_web::MESSAGES, cairn_people::MESSAGES, cairn_nudge::MESSAGES, feature];
    Arc::new(Messages::build(&sources).expect("each key once"))
}

#[test]
fn every_page_reads_in_every_language() {
    let messages = messages();
    let now = Instant::parse("2026-09-17T09:00:00Z").unwrap();
    let feature = cairn_admin::feature();
    assert!(feature.samples.len() >= 10);
    for sample in feature.samples {
        let mut pages = Vec::new();
        for locale in [Locale::En, Locale::Sv, Locale::Pseudo] {
            let zone = jiff::tz::TimeZone::get("Europe/Stockholm").unwrap();
            let view = View::sample(Arc::clone(&messages), locale, zone, now);
            let html = (sample.render)(view).expect(sample.name);
            assert!(!html.contains('\u{FFFD}'), "{} {locale:?}: {html}", sample.name);
            let heads = html.matches("<h1>").count();
            assert_eq!(heads, usize::from(!sample.name.contains("slot")), "{}", sample.name);
            assert!(html.matches("btn go").count() <= 1, "one green button: {}", sample.name);
            if let Ok(folder) = std::env::var("SHOW_SAMPLES") {
                let path = format!("{folder}/{}.{locale:?}.html", sample.name);
                std::fs::write(path, &html).expect("written");
            }
            pages.push(html);
        }
        assert_ne!(pages[0], pages[1], "{} is translated", sample.name);
    }
}

#[test]
fn every_key_stands_in_both_languages_and_every_verb_has_words() {
    let feature = cairn_admin::feature();
    let keys = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
        lines.filter_map(|line| line.split(" =").next()).map(str::to_owned).collect()
    };
    assert_eq!(keys(feature.messages.en), keys(feature.messages.sv));
    let messages = messages();
    for verb in feature.verbs {
        assert!(messages.has(&format!("admin-verb-{}", verb.name)), "{}", verb.name);
    }
    for kind in feature.data {
        assert!(messages.has(kind.key) && messages.has(&format!("{}-why", kind.key)));
    }
    let creations = feature.creations.iter().flat_map(|it| [it.label, it.hint]);
    for label in feature.offers.iter().map(|it| it.label).chain(creations) {
        assert!(messages.has(label), "{label}");
    }
}
