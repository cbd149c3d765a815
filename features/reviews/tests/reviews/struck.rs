//! A card taken away goes from everywhere its words stood.

use cairn_ground::{Audience, ObjectId};
use cairn_testkit::{App, apps};

use crate::{
    features,
    loops::{first_step, insight_in, step},
    phone::{Team, start, team, write},
};

const CARD: &str = "Patienten Ek var sur";

/// A review with one card that Noor took up: the address of the review, the card, what it became.
async fn taken_up(team: &Team) -> (String, String, ObjectId) {
    let review = start(&team.eva, team.id, "Veckan").await;
    write(&team.jonas, &review, "3", CARD).await;
    let opened = team.eva.done(&format!("{review}/open"), &[]).await;
    let path = first_step(&opened);
    let insight = insight_in(&team.noor.post(&path, &[]).await.location());
    let card = path.trim_end_matches("/step").rsplit('/').next().expect("an id").to_owned();
    (review, card, insight)
}

/// How many things Jonas finds by the card's words.
async fn found(app: &App, team: &Team) -> usize {
    let jonas = app.actor(team.people[1]).await;
    let mut db = app.store.read().await.expect("a connection");
    cairn_search::find(&mut db, &jonas, CARD, 10).await.expect("a search").hits.len()
}

#[tokio::test]
async fn a_card_struck_after_it_was_taken_up_is_read_and_found_nowhere() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (review, card, insight) = taken_up(&team).await;
        let at = format!("/reviews/noticed/{insight}");
        assert_eq!(team.jonas.get(&at).await.status, 200);
        assert_eq!(found(&app, &team).await, 0, "nothing was made of it");
        let opened = team.eva.get(&review).await;
        let says = "If it was taken further, the team no longer sees its text there either.";
        assert!(opened.text().contains(says), "{}", opened.text());

        let strike = format!("{review}/strike");
        let page = team.eva.done(&strike, &[("card", card.as_str())]).await;
        assert!(!page.text().contains("Patienten"), "{}: {}", app.name, page.words());
        for phone in [&team.eva, &team.jonas, &team.noor] {
            assert_eq!(phone.get(&at).await.status, 404, "{}", app.name);
        }
        assert_eq!(found(&app, &team).await, 0, "{}", app.name);
        let mut db = app.store.read().await.expect("a connection");
        assert!(cairn_objects::find_any(&mut db, insight).await.is_err(), "nothing hung on it");
    })
    .await;
}

#[tokio::test]
async fn what_people_made_of_a_struck_card_in_their_own_words_stays() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (review, card, insight) = taken_up(&team).await;
        step(&app, &team, "Vi ringer före", team.people[2], insight).await;
        app.settle().await;
        assert_eq!(found(&app, &team).await, 1, "{}", app.name);
        let strike = format!("{review}/strike");
        let page = team.eva.done(&strike, &[("card", card.as_str())]).await;
        assert!(page.shows("What came of it Vi ringer före"), "{}", page.words());
        assert!(!page.text().contains("Patienten"), "{}: {}", app.name, page.words());
        let at = format!("/reviews/noticed/{insight}");
        assert_eq!(team.noor.get(&at).await.status, 404);
        assert_eq!(found(&app, &team).await, 0, "{}", app.name);
    })
    .await;
}

#[tokio::test]
async fn of_a_struck_card_no_word_stays_and_what_came_of_it_still_does_not_carry_it_further() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (review, card, insight) = taken_up(&team).await;
        let noor = team.people[2];
        let quotes = step(&app, &team, CARD, noor, insight).await;
        let own = step(&app, &team, "Vi ringer före", noor, insight).await;
        team.eva.done(&format!("{review}/strike"), &[("card", card.as_str())]).await;
        let left = || async {
            let mut db = app.store.read().await.expect("a connection");
            cairn_objects::find_any(&mut db, insight).await.expect("a row").title
        };
        let digests = left().await;
        assert!(!digests.is_empty() && !digests.to_lowercase().contains("ek"), "{digests}");
        let showing = app.store.write(move |tx| Box::pin(cairn_objects::unhide(tx, insight)));
        showing.await.expect("done");
        let at = format!("/reviews/noticed/{insight}");
        for phone in [&team.eva, &team.jonas, &team.noor] {
            assert_eq!(phone.get(&at).await.status, 404, "{}", app.name);
        }
        let actor = app.actor(noor).await;
        for (it, said, goes) in [(quotes, CARD, false), (own, "Vi ringer före", true)] {
            let actor = actor.clone();
            let widened = app.store.write(move |tx| {
                let actor = actor.clone();
                Box::pin(async move {
                    let to = Audience::Organisation;
                    cairn_links::widen(tx, &actor, it, to, &[said]).await.map(drop)
                })
            });
            assert_eq!(widened.await.is_ok(), goes, "{said}");
        }
        app.days(31).await;
        assert_eq!(left().await, "", "gone with the cards");
    })
    .await;
}
