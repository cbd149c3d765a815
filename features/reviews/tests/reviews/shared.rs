//! One phone for several people, and one card sent several times.

use cairn_testkit::apps;

use crate::{
    features,
    phone::{card_id, start, team, write},
};

#[tokio::test]
async fn the_same_card_sent_twice_is_one_card_and_two_alike_of_two_people_are_two() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        for _ in 0..3 {
            write(&team.jonas, &review, "1", "Bra stämning").await;
        }
        assert!(team.eva.get(&review).await.shows("One card so far"), "{}", app.name);
        write(&team.noor, &review, "1", "Bra stämning").await;
        assert!(team.eva.get(&review).await.shows("2 cards so far"));
    })
    .await;
}

#[tokio::test]
async fn a_phone_passed_round_shows_nobody_the_cards_before() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.eva, &review, "1", "Första personens kort").await;
        let page = team.eva.get(&format!("{review}/write?q=1")).await;
        let card = card_id(&page, "Första personens kort");
        let before = team.eva.secret();

        let page = team.eva.done(&format!("{review}/next-person"), &[]).await;
        assert!(page.shows("An empty page for the next person."), "{}", page.words());
        assert_ne!(team.eva.secret(), before);
        assert!(!page.text().contains("Första personens kort"));
        let fields = [("q", "1"), ("card", card.as_str()), ("body", "Ändrat"), ("go", "save")];
        let answer = team.eva.post(&format!("{review}/change"), &fields).await;
        assert_eq!(answer.status, 422);
        write(&team.eva, &review, "1", "Andra personens kort").await;
        let hub = team.eva.get(&review).await;
        assert!(hub.shows("2 cards so far") && hub.shows("Andra personens kort"));
        assert!(!hub.text().contains("Första personens kort"));
    })
    .await;
}

#[tokio::test]
async fn what_stands_in_the_field_when_a_phone_goes_on_is_a_card_and_no_browser_brings_it_back() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.eva, &review, "1", "Första kortet").await;
        let page = team.eva.get(&format!("{review}/write?q=1")).await;
        // A browser that goes back fills in what was typed, unless it is told not to.
        let fields = page.text().matches("<textarea").count();
        assert_eq!(
            page.text().matches("<textarea rows=\"4\" autocomplete=\"off\"").count(),
            fields
        );

        let empty = team.jonas.get(&format!("{review}/write?q=2")).await;
        assert!(empty.shows("Next person"), "also before one has a card: {}", empty.words());
        let round = format!("{review}/next-person");
        let long = "ä".repeat(5_000);
        let refused = team.eva.post(&round, &[("q", "1"), ("body", &long)]).await;
        assert!(refused.status == 422 && refused.text().contains(&long), "nothing typed is lost");
        let page = team.eva.done(&round, &[("q", "1"), ("body", "Halvskrivet kort")]).await;
        assert!(page.shows("An empty page for the next person."), "{}", page.words());
        assert!(!page.text().contains("Halvskrivet"), "{}", page.words());
        let page = team.eva.get(&review).await;
        assert!(page.shows("2 cards so far"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn the_phone_forgets_its_secret_when_the_cards_lie_open() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Skrivet").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(team.jonas.secret().is_some());
        team.jonas.get(&review).await;
        assert_eq!(team.jonas.secret(), None);
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_in_on_the_same_phone_finds_no_card_of_the_one_before() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Jonas eget kort").await;
        let noor = team.jonas.taken_by(&app, team.people[2]).await;
        assert_eq!(noor.secret(), team.jonas.secret(), "the phone's secret is the same");
        for path in [review.clone(), format!("{review}/write?q=1")] {
            assert!(!noor.get(&path).await.text().contains("Jonas eget kort"));
            assert!(team.jonas.get(&path).await.text().contains("Jonas eget kort"));
        }
        let again = team.jonas.taken_by(&app, team.people[1]).await;
        assert!(again.get(&review).await.text().contains("Jonas eget kort"), "a new login");
    })
    .await;
}
