//! A feature's sample pages, and every word it promises.

use std::sync::Arc;

use cairn_feature::Feature;
use cairn_ground::{Instant, Locale, Messages};
use cairn_web::View;
use jiff::tz::TimeZone;

use crate::databases::START;

/// What is wrong with the pages and words of a feature that stands alone: each sample is rendered
/// in each language, each key has to stand in both, each verb and kind of data needs its words.
/// `SHOW_SAMPLES=folder` writes the pages there to be looked at.
pub fn flaws(feature: &Feature) -> Vec<String> {
    let sources =
        [cairn_web::MESSAGES, cairn_people::MESSAGES, cairn_nudge::MESSAGES, feature.messages];
    let messages = match Messages::build(&sources) {
        Ok(messages) => Arc::new(messages),
        Err(twice) => return vec![twice],
    };
    let mut flaws = flaws_of_words(feature, &messages);
    for sample in feature.samples {
        let mut pages = Vec::new();
        for locale in [Locale::En, Locale::Sv, Locale::Pseudo] {
            let name = format!("{} in {locale:?}", sample.name);
            match (sample.render)(view(&messages, locale)) {
                Ok(page) => {
                    flaws.extend(flaws_of(&page).into_iter().map(|flaw| format!("{name} {flaw}")));
                    show(sample.name, locale, &page);
                    pages.push(page);
                }
                Err(error) => flaws.push(format!("{name} is no page: {error}")),
            }
        }
        if pages.len() > 1 && pages[0] == pages[1] {
            flaws.push(format!("{} is the same in both languages", sample.name));
        }
    }
    if feature.samples.is_empty() && !feature.routes.is_empty() {
        flaws.push(format!("{} has pages and no sample", feature.name));
    }
    flaws
}

fn view(messages: &Arc<Messages>, locale: Locale) -> View {
    let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
    let now = Instant::parse(START).expect("an instant");
    View::sample(Arc::clone(messages), locale, zone, now)
}

/// A page has one heading, a section on somebody else's none; either has one green button at most.
fn flaws_of(page: &str) -> Vec<String> {
    let mut flaws = Vec::new();
    if let Some(at) = page.find('\u{FFFD}') {
        let rest: String = page[at..].chars().take(60).collect();
        flaws.push(format!("lacks a message: {rest}"));
    }
    let heads = page.matches("<h1").count();
    if heads != usize::from(page.contains("<html")) {
        flaws.push(format!("has {heads} first headings"));
    }
    if page.matches("class=\"btn go").count() > 1 {
        flaws.push("has two things to do first".to_owned());
    }
    flaws
}

fn flaws_of_words(feature: &Feature, messages: &Messages) -> Vec<String> {
    let keys = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
        lines.filter_map(|line| line.split(" =").next()).map(str::to_owned).collect()
    };
    let mut flaws = Vec::new();
    if keys(feature.messages.en) != keys(feature.messages.sv) {
        flaws.push("the two languages differ in their keys or the order of them".to_owned());
    }
    let verbs = feature.verbs.iter().map(|verb| format!("{}-verb-{}", feature.name, verb.name));
    let kinds = feature.data.iter().flat_map(|kind| [kind.key.into(), format!("{}-why", kind.key)]);
    let creations = feature.creations.iter().flat_map(|it| [it.label, it.hint]);
    let labels = feature.offers.iter().map(|it| it.label).chain(creations).map(str::to_owned);
    let promised = verbs.chain(kinds).chain(labels);
    flaws.extend(promised.filter(|key| !messages.has(key)).map(|key| format!("{key} is missing")));
    flaws
}

fn show(name: &str, locale: Locale, page: &str) {
    if let Ok(folder) = std::env::var("SHOW_SAMPLES") {
        std::fs::write(format!("{folder}/{name}.{locale:?}.html"), page).expect("written");
    }
}
