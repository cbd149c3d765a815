//! Planning, moving, calling off, handing over.

use cairn_ground::{ObjectId, PersonId};
use cairn_nudge::Wait;
use cairn_testkit::{App, apps};

use crate::{
    features,
    phone::{Team, start, team, write},
};

pub async fn plan(team: &Team, day: &str) -> String {
    let id = team.id.to_string();
    let fields = [("about", "Veckan"), ("team", id.as_str()), ("day", day)];
    let answer = team.eva.post("/reviews", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    answer.location().split('?').next().unwrap_or_default().to_owned()
}

/// What the record says of a review.
async fn said(app: &App, review: &str) -> Vec<String> {
    let id = review.rsplit('/').next().and_then(|id| id.parse::<ObjectId>().ok());
    let mut db = app.store.read().await.expect("a connection");
    let said = cairn_record::list_of_object(&mut db, id.expect("an id")).await;
    said.expect("statements").into_iter().filter_map(|s| s.verb).collect()
}

pub async fn sweep(app: &App) {
    for sweep in cairn_reviews::feature().sweeps {
        (sweep.run)(&app.store).await.expect("swept");
    }
}

#[tokio::test]
async fn a_planned_review_is_recorded_as_started_on_its_day_and_not_before() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = plan(&team, "2026-03-05").await;
        sweep(&app).await;
        assert_eq!(said(&app, &review).await, ["planned-review"], "{}", app.name);
        team.eva.done(&format!("{review}/move"), &[("day", "2026-03-04")]).await;
        app.days(2).await;
        sweep(&app).await;
        sweep(&app).await;
        let begun = ["planned-review", "moved-review", "started-review"];
        assert_eq!(said(&app, &review).await, begun, "{}", app.name);
    })
    .await;
}

#[tokio::test]
async fn every_deed_of_the_leader_is_recorded_but_no_card() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let off = plan(&team, "2026-03-05").await;
        team.eva.done(&format!("{off}/call-off"), &[]).await;
        assert_eq!(said(&app, &off).await, ["planned-review", "called-off-review"]);

        let review = plan(&team, "2026-03-05").await;
        team.eva.done(&format!("{review}/start"), &[]).await;
        let noor = team.people[2].to_string();
        team.eva.done(&format!("{review}/hand-over"), &[("to", noor.as_str())]).await;
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        let opened = team.noor.done(&format!("{review}/open"), &[]).await;
        let at = opened.text().find("/cards/").expect("a card") + 7;
        let card = opened.text()[at..at + 36].to_owned();
        team.noor.done(&format!("{review}/strike"), &[("card", card.as_str())]).await;
        team.noor.done(&format!("{review}/close"), &[]).await;
        let deeds = [
            "planned-review",
            "started-review",
            "handed-over-review",
            "opened-cards",
            "closed-review",
        ];
        assert_eq!(said(&app, &review).await, deeds, "{}", app.name);
    })
    .await;
}

#[tokio::test]
async fn an_open_page_is_told_how_it_stands_and_whoever_is_outside_is_not() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = plan(&team, "2026-03-05").await;
        let planned = team.jonas.get(&review).await;
        let live = format!("{review}/live?at=planned");
        assert!(planned.text().contains(&live), "{}", planned.text());
        assert!(!team.jonas.get(&live).await.shows("To the review To the review"));
        team.eva.done(&format!("{review}/start"), &[]).await;
        let begun = team.jonas.get(&live).await;
        assert!(begun.shows("Those who take part are writing"), "{}", begun.words());
        let live = format!("{review}/live?at=writing");
        assert!(team.jonas.get(&live).await.shows("No cards so far"));
        write(&team.noor, &review, "1", "Vi hann med allt").await;
        let now = team.jonas.get(&live).await;
        assert!(now.shows("One card so far"), "{}", now.words());
        assert!(!now.text().contains("hann") && !now.text().contains("Noor"));
        team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(team.jonas.get(&live).await.shows("The cards are open"));
        let stranger = app.person("Ann Alm", app.team("Syd").await).await;
        let stranger = crate::phone::Phone::of(&app, stranger).await;
        assert_eq!(stranger.get(&live).await.status, 404);
    })
    .await;
}

pub async fn waiting(app: &App, person: PersonId) -> Vec<Wait> {
    let actor = app.actor(person).await;
    let zone = jiff::tz::TimeZone::get("Europe/Stockholm").expect("a zone");
    let today = cairn_ground::Clock::now(app.clock.as_ref()).date(&zone);
    let mut db = app.store.read().await.expect("a connection");
    cairn_nudge::list_waiting(&mut db, &actor, today, 10).await.expect("what waits")
}

pub fn reasons(waits: &[Wait]) -> Vec<&str> {
    waits.iter().map(|wait| wait.reason.as_str()).collect()
}

#[tokio::test]
async fn a_review_is_planned_within_a_week_and_written_from_its_day() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let id = team.id.to_string();
        for day in ["2026-03-01", "2026-03-10", "0000-01-01", "i morgon"] {
            let fields = [("about", "Veckan"), ("team", id.as_str()), ("day", day)];
            assert_eq!(team.eva.post("/reviews", &fields).await.status, 422, "{day}");
        }
        let review = plan(&team, "2026-03-05").await;
        let page = team.jonas.get(&review).await;
        assert!(page.shows("Review Thursday"), "{}", page.words());
        let early = team.jonas.get(&format!("{review}/write")).await;
        assert_eq!(early.status, 303, "nobody writes yet");
        let fields = [("q", "1"), ("body", "För tidigt"), ("go", "add")];
        let early = team.jonas.post(&format!("{review}/write"), &fields).await;
        assert_eq!(early.status, 422);
        assert!(early.text().contains("För tidigt"), "what was typed comes back");
        app.days(3).await;
        write(&team.jonas, &review, "1", "I tid").await;
        assert!(team.eva.get(&review).await.shows("One card so far"));
    })
    .await;
}

#[tokio::test]
async fn only_the_leader_moves_a_review_or_calls_it_off() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = plan(&team, "2026-03-05").await;
        let day = [("day", "2026-03-06")];
        for (path, fields) in [("move", &day[..]), ("call-off", &[]), ("start", &[])] {
            let refused = team.jonas.post(&format!("{review}/{path}"), fields).await;
            assert_eq!(refused.status, 403, "{path}");
        }
        let moved = team.eva.done(&format!("{review}/move"), &day).await;
        assert!(moved.shows("Review Friday"), "{}", moved.words());
        let far = team.eva.post(&format!("{review}/move"), &[("day", "2026-04-06")]).await;
        assert_eq!(far.status, 422);
        let begun = team.eva.done(&format!("{review}/start"), &[]).await;
        assert!(begun.shows("Write your cards"), "{}", begun.words());
        write(&team.jonas, &review, "1", "Skrivet").await;
        let late = team.eva.post(&format!("{review}/move"), &day).await;
        assert_eq!(late.status, 422, "the promised day stands once people write");
        let off = team.eva.done(&format!("{review}/call-off"), &[]).await;
        assert!(off.shows("called off"), "{}", off.words());
        assert!(!team.jonas.get(&review).await.text().contains("Skrivet"));
        assert_eq!(team.eva.post(&format!("{review}/open"), &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_the_same_for_all_until_the_opening_whoever_wrote() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Skrivet").await;
        let (jonas, noor) = (team.people[1], team.people[2]);
        assert_eq!(reasons(&waiting(&app, jonas).await), ["reviews-waits-write"]);
        assert_eq!(reasons(&waiting(&app, noor).await), ["reviews-waits-write"]);
        assert_eq!(waiting(&app, noor).await[0].from_name.as_deref(), Some("Eva Ek"));
        assert_eq!(reasons(&waiting(&app, team.people[0]).await), ["reviews-waits-open"]);
        team.eva.done(&format!("{review}/open"), &[]).await;
        for person in &team.people {
            assert!(waiting(&app, *person).await.is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn a_planned_review_is_announced_at_once_and_again_on_its_day() {
    apps(features, |app| async move {
        let team = team(&app).await;
        plan(&team, "2026-03-06").await;
        let noor = team.people[2];
        assert_eq!(reasons(&waiting(&app, noor).await), ["reviews-waits-planned"]);
        app.days(2).await;
        assert!(waiting(&app, noor).await.is_empty(), "nothing waits in between");
        app.days(2).await;
        assert_eq!(reasons(&waiting(&app, noor).await), ["reviews-waits-write"]);
    })
    .await;
}

#[tokio::test]
async fn somebody_else_opens_when_it_was_handed_over_or_from_the_day_after() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Skrivet").await;
        let open = format!("{review}/open");
        assert_eq!(team.noor.post(&open, &[]).await.status, 403);
        let to = team.people[2].to_string();
        let handed = team.eva.done(&format!("{review}/hand-over"), &[("to", to.as_str())]).await;
        assert!(handed.shows("Noor Karim opens the cards"), "{}", handed.words());
        let noor = waiting(&app, team.people[2]).await;
        assert_eq!(reasons(&noor), ["reviews-waits-handed"]);
        assert_eq!(team.eva.post(&open, &[]).await.status, 403);
        assert_eq!(team.noor.post(&open, &[]).await.status, 303);

        let second = start(&team.eva, team.id, "Nästa").await;
        write(&team.noor, &second, "1", "Skrivet").await;
        app.days(1).await;
        assert_eq!(team.jonas.post(&format!("{second}/open"), &[]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn nothing_written_is_not_opened_and_a_card_that_hurts_is_struck() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let early = team.eva.post(&format!("{review}/open"), &[]).await;
        assert_eq!(early.status, 422);
        assert!(early.shows("No cards have been written"), "{}", early.words());
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        let id = review.rsplit('/').next().and_then(|id| id.parse::<ObjectId>().ok());
        let mut db = app.store.read().await.expect("a connection");
        let cards = cairn_reviews::store::list_cards(&mut db, id.expect("an id")).await;
        let card = cards.expect("cards")[0].id.to_string();
        assert!(opened.text().contains(&card));
        let strike = format!("{review}/strike");
        let fields = [("card", card.as_str())];
        assert_eq!(team.jonas.post(&strike, &fields).await.status, 403);
        let struck = team.eva.done(&strike, &fields).await;
        assert!(!struck.text().contains("Patienten"), "{}", struck.words());
        let closed = team.eva.done(&format!("{review}/close"), &[]).await;
        assert!(closed.shows("The review is closed."), "{}", closed.words());
        assert_eq!(team.eva.post(&strike, &[]).await.status, 422, "which card?");
    })
    .await;
}
