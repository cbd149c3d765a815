//! Obstacles, ideas and thanks, as people meet them.

mod asking;
mod data;
mod mistakes;
mod moving;
mod paper;
mod thanks;
mod words;
mod world;

use std::sync::Arc;

use cairn_ground::{Instant, Locale, Messages};
use cairn_web::View;

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = cairn_testkit::samples::flaws(&cairn_voice::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[test]
fn a_public_body_says_beside_every_text_that_it_may_have_to_hand_it_out() {
    let feature = cairn_voice::feature();
    let sources =
        [cairn_web::MESSAGES, cairn_people::MESSAGES, cairn_nudge::MESSAGES, feature.messages];
    let messages = Arc::new(Messages::build(&sources).expect("each key once"));
    let now = Instant::parse("2026-09-17T09:00:00Z").expect("an instant");
    let said = messages.format(Locale::Sv, "ui-public-body", &[]);
    let mut texts = 0;
    for sample in feature.samples {
        let view = View::sample(Arc::clone(&messages), Locale::Sv, jiff::tz::TimeZone::UTC, now);
        let page = (sample.render)(view.clone()).expect(sample.name);
        assert!(!page.contains(&said), "{}", sample.name);
        let public = (sample.render)(view.of_public_body()).expect(sample.name);
        let areas = public.matches("<textarea").count();
        assert_eq!(public.matches(&said).count(), areas, "{}", sample.name);
        texts += areas;
    }
    assert!(texts >= 4, "{texts} texts");
}
