//! From the start to what came of it.

use cairn_testkit::apps;

use crate::phone::{card_id, start, team, write};

fn features() -> Vec<cairn_feature::Feature> {
    vec![cairn_reviews::feature()]
}

#[tokio::test]
async fn a_review_is_started_written_opened_and_read() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckans installationer").await;
        write(&team.eva, &review, "1", "Vi ringde kunden kvällen före.").await;
        write(&team.jonas, &review, "3", "Reservdelslådan var tom.").await;

        let waiting = team.noor.get(&review).await;
        assert!(waiting.shows("2 cards so far"), "{}", waiting.words());
        for hidden in ["Vi ringde", "Reservdelslådan"] {
            assert!(!waiting.text().contains(hidden), "{}", app.name);
            let page = team.noor.get(&format!("{review}/write?q=1")).await;
            assert!(!page.text().contains(hidden), "{}", app.name);
        }
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(opened.shows("The cards are open."), "{}", opened.words());
        let read = team.noor.get(&review).await;
        for shown in ["Vi ringde kunden kvällen före.", "Reservdelslådan var tom."] {
            assert_eq!(read.text().matches(&format!(">{shown}<")).count(), 1, "each card once");
        }
        let well = read.words().find("What went well?").expect("a question");
        let less = read.words().find("What went less well?").expect("a question");
        let card = read.words().find("Reservdelslådan").expect("a card");
        assert!(well < less && less < card);
    })
    .await;
}

#[tokio::test]
async fn a_card_is_changed_until_the_opening_and_only_by_who_wrote_it() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Vi hann med allt").await;
        let page = team.jonas.get(&format!("{review}/write?q=1")).await;
        let card = card_id(&page, "Vi hann med allt");
        let change = format!("{review}/change");
        let fields = |body| [("q", "1"), ("card", card.as_str()), ("body", body), ("go", "save")];

        let refused = team.noor.post(&change, &fields("Det var jag")).await;
        assert_eq!(refused.status, 422);
        let changed = team.jonas.done(&change, &fields("Vi hann med nästan allt")).await;
        assert!(changed.shows("Vi hann med nästan allt"), "{}", changed.words());
        assert!(!changed.shows("Det var jag"));
        let hub = team.jonas.get(&review).await;
        assert!(hub.shows("One card so far") && hub.shows("Vi hann med nästan allt"));

        let now = card_id(&changed, "Vi hann med nästan allt");
        team.eva.done(&format!("{review}/open"), &[]).await;
        let late = [("q", "1"), ("card", now.as_str()), ("body", "Sent"), ("go", "save")];
        let answer = team.jonas.post(&change, &late).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("already open"), "{}", answer.words());
        assert!(!team.eva.get(&review).await.shows("Sent"));
    })
    .await;
}
