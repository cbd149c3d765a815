//! Every page in every language, without a word that came from no message.

use cairn_ground::Locale;
use cairn_testkit::samples;

use crate::{House, features, takes};

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = samples::flaws(&cairn_commitments::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
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

#[tokio::test]
async fn in_a_public_body_the_words_beside_each_field_say_who_may_ask_to_read_it() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let done = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        noor.done(&format!("{done}/answer"), &[("outcome", "done")]).await;
        let missed = takes(&noor, "Read the manual", "2026-03-20", "mine").await;
        noor.done(&format!("{missed}/answer"), &[("outcome", "did-not-happen")]).await;
        let open = takes(&noor, "Ask Jonas", "2026-03-20", "mine").await;
        let change = format!("{open}/change");
        let pages = ["/steps/new", "/learned/new", &change, &done, &missed];
        for path in pages {
            assert!(!noor.get(path).await.shows("anyone may ask to read"), "{path}");
        }
        house
            .app
            .store
            .write(|tx| {
                Box::pin(async move { cairn_store::settings::set(tx, "public-body", "yes").await })
            })
            .await
            .expect("set");
        for path in pages {
            let page = noor.get(path).await;
            assert!(page.shows("anyone may ask to read"), "{path}: {}", page.words());
        }
        noor.done(&format!("{done}/tell"), &[("look", "14")]).await;
        house.app.days(14).await;
        let page = noor.get(&done).await;
        assert!(page.shows("What do you see?") && page.shows("anyone may ask to read"));
    })
    .await;
}
