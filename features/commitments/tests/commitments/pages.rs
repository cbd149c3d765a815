//! Every page in every language, without a word that came from no message.

use std::sync::Arc;

use cairn_ground::{Instant, Locale, Messages};
use cairn_web::View;
use jiff::tz::TimeZone;

use crate::{House, features, takes};

fn messages() -> Arc<Messages> {
    let sources = [
        cairn_web::MESSAGES,
        cairn_people::MESSAGES,
        cairn_nudge::MESSAGES,
        cairn_commitments::MESSAGES,
    ];
    Arc::new(Messages::build(&sources).expect("messages"))
}

fn view(locale: Locale) -> View {
    let now = Instant::parse("2026-03-02T08:00:00Z").expect("an instant");
    View::sample(messages(), locale, TimeZone::UTC, now)
}

#[test]
fn every_page_stands_in_every_language_with_every_word() {
    for sample in cairn_commitments::feature().samples {
        for locale in [Locale::En, Locale::Sv, Locale::Pseudo] {
            let html = (sample.render)(view(locale)).expect(sample.name);
            assert!(!html.contains('\u{FFFD}'), "{} {locale:?}: a missing message", sample.name);
            let heads = html.matches("<h1").count();
            let whole = html.contains("<html");
            assert_eq!(heads, usize::from(whole), "{} has one h1", sample.name);
            assert!(html.matches("btn go").count() <= 1, "{}: one primary action", sample.name);
        }
    }
}

#[test]
fn every_verb_refusal_and_reason_has_words_in_both_languages() {
    let messages = messages();
    let feature = cairn_commitments::feature();
    for verb in feature.verbs {
        let key = format!("commitments-verb-{}", verb.name);
        assert!(messages.has(&key), "{key}");
    }
    for kind in feature.data {
        assert!(messages.has(kind.key) && messages.has(&format!("{}-why", kind.key)));
    }
    for key in [feature.offers[0].label, feature.creations[0].hint, feature.creations[1].label] {
        assert!(messages.has(key), "{key}");
    }
}

#[tokio::test]
async fn a_swedish_reader_reads_swedish_and_a_page_asks_few_questions() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let asa = house.app.add("Åsa Ek", Some(house.team), Locale::Sv, false).await;
        let asa = house.sign_in(asa).await;
        let form = asa.get("/steps/new").await;
        assert!(form.shows("Vad ska du göra?") && form.shows("Till när?"));
        assert!(form.queries() <= 6, "{}", form.queries());
        let refused = asa.post("/steps", &[("text", "Ring"), ("scope", "mine")]).await;
        assert!(refused.shows("Ange en dag."));
        let step = takes(&asa, "Ring kunden", "2026-03-05", "shown").await;
        asa.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        let page = asa.get(&step).await;
        assert!(page.shows("Vad lärde du dig?"), "{}", page.words());
        assert!(page.queries() <= 8, "{}", page.queries());
    })
    .await;
}
