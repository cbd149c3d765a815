//! A reported text is out of sight at once, and who reported it is nowhere.

use cairn_ground::{Audience, Locale, ObjectId, PersonId, TeamId};
use cairn_objects::{New, create, find};
use cairn_search::{Document, Lang, ORDINARY};
use cairn_testkit::{App, apps, tables};

use crate::features;

pub async fn question(app: &App, owner: PersonId, team: TeamId, audience: Audience) -> ObjectId {
    app.store
        .write(move |tx| {
            Box::pin(async move {
                let id = tx.new_id();
                let new = New {
                    id,
                    kind: "question",
                    title: "Why does Mrs Larsson call?",
                    lang: "en",
                    owner: Some(owner),
                    team: Some(team),
                    audience,
                    href: format!("/questions/{id}"),
                };
                let id = create(tx, &new).await?;
                let document = Document {
                    object: id,
                    kind: "question",
                    title: new.title,
                    body: "She rings every morning about the lift.",
                    boost: ORDINARY,
                    langs: &Lang::ALL,
                };
                cairn_search::put(tx, &document).await?;
                Ok(id)
            })
        })
        .await
        .expect("a question")
}

async fn sees(app: &App, person: PersonId, object: ObjectId) -> bool {
    let actor = app.actor(person).await;
    let mut db = app.store.read().await.expect("a connection");
    find(&mut db, &actor, object).await.is_ok()
}

pub async fn waits(app: &App, person: PersonId) -> Vec<String> {
    let actor = app.actor(person).await;
    let mut db = app.store.read().await.expect("a connection");
    let today = jiff::civil::date(2026, 3, 2);
    let waiting = cairn_nudge::list_waiting(&mut db, &actor, today, 9).await.expect("a list");
    waiting.into_iter().map(|wait| wait.reason).collect()
}

#[tokio::test]
async fn a_reported_text_is_hidden_at_once_and_a_curator_shows_it_again() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", team).await;
        let ada = app.administrator("Ada Holm").await;
        let text = question(&app, alva, team, Audience::Organisation).await;
        let browser = app.sign_in(noor).await;
        let path = format!("/report/{text}");
        assert!(browser.get(&path).await.shows("Why does Mrs Larsson call?"));
        assert!(sees(&app, noor, text).await, "asking hides nothing");
        let long = "å".repeat(10_000);
        let refused = browser.post(&path, &[("reason", long.as_str())]).await;
        assert!(refused.status == 422 && refused.text().contains(&long));
        let sent = [("reason", "It names a customer"), ("command_id", "one")];
        assert!(browser.done(&path, &sent).await.shows("The text is hidden"));
        assert_eq!(browser.post(&path, &sent).await.status, 303, "a second click");
        assert!(!sees(&app, noor, text).await && sees(&app, alva, text).await);
        assert_eq!(browser.get(&path).await.status, 404);
        assert_eq!(waits(&app, ada).await, ["admin-waits-report"]);
        assert_eq!(waits(&app, alva).await, ["admin-waits-owner"]);
        let root = app.sign_in(ada).await;
        let list = root.get("/manage/reports").await;
        for words in ["Why does Mrs Larsson call?", "It names a customer", "Alva Lindqvist"] {
            assert!(list.shows(words), "{}", list.words());
        }
        assert!(!list.shows("Noor"), "nobody gets to know who reported it");
        let html = list.text();
        let (_, rest) = html.split_once("action=\"/manage/reports/").expect("a form");
        let decide = format!("/manage/reports/{}", rest.split('"').next().expect("an id"));
        assert_eq!(browser.post(&decide, &[("word", "shown")]).await.status, 403);
        assert_eq!(root.post(&decide, &[("word", "perhaps")]).await.status, 422);
        let decided = root.done(&decide, &[("word", "shown")]).await;
        assert!(decided.shows("is shown") && !decided.shows("It names a customer"));
        assert!(sees(&app, noor, text).await);
        assert!(waits(&app, ada).await.is_empty());
        assert_eq!(waits(&app, alva).await, ["admin-waits-shown"]);
        assert_eq!(root.post(&decide, &[("word", "hidden")]).await.status, 303);
        assert!(!sees(&app, noor, text).await, "a curator may change their mind");
        app.days(91).await;
        assert!(!root.get("/manage/reports").await.shows("Mrs Larsson"));
    })
    .await;
}

#[tokio::test]
async fn who_reported_stands_nowhere() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", team).await;
        let text = question(&app, alva, team, Audience::Team).await;
        let browser = app.sign_in(noor).await;
        let places = async || {
            let mut db = app.store.read().await.expect("a connection");
            tables::list_places_of(&mut db, noor.0).await
        };
        let before = places().await;
        let sent = [("reason", "x"), ("command_id", "one")];
        assert_eq!(browser.post(&format!("/report/{text}"), &sent).await.status, 303);
        assert_eq!(places().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_curator_reads_the_reported_text_until_it_is_decided_and_nobody_else_does() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", team).await;
        let ada = app.administrator("Ada Holm").await;
        let bo = app.person("Bo Ek", app.team("HR").await).await;
        let text = question(&app, alva, team, Audience::Team).await;
        let (browser, curator) = (app.sign_in(noor).await, app.sign_in(ada).await);
        let roles = format!("/manage/people/{bo}/roles");
        curator.done(&roles, &[("administrator", "on")]).await;
        let root = app.sign_in(bo).await;
        let path = format!("/report/{text}");
        assert!(browser.get(&path).await.shows("a curator reads it and decides"));
        assert!(!sees(&app, ada, text).await, "the ladder does not show it to her");
        assert_eq!(browser.post(&path, &[]).await.status, 303);
        let said = "She rings every morning about the lift.";
        let list = root.get("/manage/reports").await;
        for words in [said, "Why does Mrs Larsson call?", "Alva Lindqvist", "Show it again"] {
            assert!(!list.shows(words), "an administrator reads nothing: {}", list.words());
        }
        assert!(list.shows("Curators read it and decide"), "{}", list.words());
        assert!(waits(&app, bo).await.is_empty(), "nor is there anything for him to do");
        let list = curator.get("/manage/reports").await;
        assert!(list.shows(said), "{}", list.words());
        assert_eq!(browser.get("/manage/reports").await.status, 403);
        let html = list.text();
        let (_, rest) = html.split_once("action=\"/manage/reports/").expect("a form");
        let decide = format!("/manage/reports/{}", rest.split('"').next().expect("an id"));
        assert_eq!(root.post(&decide, &[("word", "shown")]).await.status, 403);
        let decided = curator.done(&decide, &[("word", "hidden")]).await;
        assert!(!decided.shows("She rings every morning"), "{}", decided.words());
    })
    .await;
}

#[tokio::test]
async fn what_waits_outlives_an_access_that_was_ended_by_mistake() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let text = question(&app, alva, team, Audience::Organisation).await;
        root.done(&format!("/report/{text}"), &[]).await;
        let before = waits(&app, alva).await;
        assert_eq!(before, ["admin-waits-owner"]);
        let active = format!("/manage/people/{alva}/active");
        root.done(&active, &[("word", "leave")]).await;
        root.done(&active, &[("word", "back")]).await;
        assert_eq!(waits(&app, alva).await, before, "{}", app.name);
    })
    .await;
}

#[tokio::test]
async fn a_house_without_a_curator_hears_that_one_is_needed() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let (ada, bo) = (app.administrator("Ada Holm").await, app.person("Bo Ek", team).await);
        let root = app.sign_in(ada).await;
        root.done(&format!("/manage/people/{ada}/roles"), &[("administrator", "on")]).await;
        let text = question(&app, alva, team, Audience::Team).await;
        app.sign_in(bo).await.done(&format!("/report/{text}"), &[]).await;
        assert_eq!(waits(&app, ada).await, ["admin-waits-report"]);
        let list = root.get("/manage/reports").await;
        assert!(list.shows("No curator yet?") && !list.shows("Larsson"), "{}", list.words());
    })
    .await;
}

#[tokio::test]
async fn each_curator_is_told_of_a_report_in_their_own_language_until_one_has_decided() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", team).await;
        let ada = app.administrator("Ada Holm").await;
        let bo = app.add("Bo Ek", None, Locale::Sv, true).await;
        let (one, two) = (
            question(&app, alva, team, Audience::Team).await,
            question(&app, alva, team, Audience::Team).await,
        );
        let browser = app.sign_in(noor).await;
        for text in [one, two] {
            assert_eq!(browser.post(&format!("/report/{text}"), &[]).await.status, 303);
        }
        let titles = async |person| {
            let actor = app.actor(person).await;
            let mut db = app.store.read().await.expect("a connection");
            let today = jiff::civil::date(2026, 3, 2);
            let waits = cairn_nudge::list_waiting(&mut db, &actor, today, 9).await.expect("a list");
            waits.into_iter().map(|wait| wait.title).collect::<Vec<_>>()
        };
        assert_eq!(titles(ada).await, ["Reported text", "Reported text"]);
        assert_eq!(titles(bo).await, ["Anmäld text", "Anmäld text"]);
        let root = app.sign_in(ada).await;
        let html = root.get("/manage/reports").await.text();
        let (_, rest) = html.split_once("action=\"/manage/reports/").expect("a form");
        let decide = format!("/manage/reports/{}", rest.split('"').next().expect("an id"));
        root.done(&decide, &[("word", "shown")]).await;
        assert_eq!(titles(ada).await, ["Reported text"], "the other report waits still");
        assert_eq!(titles(bo).await, ["Anmäld text"]);
        app.days(1).await;
        assert_eq!(titles(bo).await, ["Anmäld text"], "tidying takes none that is open");
    })
    .await;
}

#[tokio::test]
async fn how_many_texts_one_may_report_is_counted_by_person_and_the_reason_stays() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let (noor, bo) = (app.person("Noor Karim", team).await, app.person("Bo Ek", team).await);
        let browser = app.sign_in(noor).await;
        let long = "å".repeat(10_000);
        let mut last = String::new();
        for n in 0..21 {
            let text = question(&app, alva, team, Audience::Team).await;
            last = format!("/report/{text}");
            if n == 20 {
                break;
            }
            let refused = browser.post(&last, &[("reason", long.as_str())]).await;
            assert_eq!(refused.status, 422, "what is refused is not counted");
            assert_eq!(browser.post(&last, &[]).await.status, 303);
        }
        let many = browser.post(&last, &[("reason", "It names a customer")]).await;
        assert!(many.status == 429 && many.shows("Too many tries"), "{}", many.words());
        assert!(many.text().contains("It names a customer"), "{}", many.text());
        assert_eq!(app.sign_in(bo).await.post(&last, &[]).await.status, 303, "the same office");
    })
    .await;
}

#[tokio::test]
async fn only_texts_one_may_see_can_be_reported() {
    apps(features, |app| async move {
        let (nord, coast) = (app.team("Service Nord").await, app.team("Coast").await);
        let alva = app.person("Alva Lindqvist", nord).await;
        let noor = app.person("Noor Karim", coast).await;
        let text = question(&app, alva, nord, Audience::Team).await;
        let stranger = app.sign_in(noor).await;
        let path = format!("/report/{text}");
        assert_eq!(stranger.get(&path).await.status, 404);
        assert_eq!(stranger.post(&path, &[]).await.status, 404);
        assert!(sees(&app, alva, text).await);
        let person = format!("/report/{alva}");
        assert_eq!(stranger.get(&person).await.status, 404, "a colleague is no text");
        assert_eq!(stranger.post(&person, &[]).await.status, 404);
        assert_eq!(
            app.visitor().get(&path).await.location(),
            format!("/login?to=%2Freport%2F{text}")
        );
    })
    .await;
}

#[tokio::test]
async fn a_text_that_was_taken_away_for_good_ends_its_report_and_is_not_shown_again() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", team).await;
        let ada = app.administrator("Ada Holm").await;
        let text = question(&app, alva, team, Audience::Team).await;
        let browser = app.sign_in(noor).await;
        let path = format!("/report/{text}");
        browser.done(&path, &[("reason", "It names a customer"), ("command_id", "one")]).await;
        let root = app.sign_in(ada).await;
        let html = root.get("/manage/reports").await.text();
        let (_, rest) = html.split_once("action=\"/manage/reports/").expect("a form");
        let decide = format!("/manage/reports/{}", rest.split('"').next().expect("an id"));
        let striking = app.store.write(move |tx| Box::pin(cairn_objects::strike(tx, text, "4 ab")));
        striking.await.expect("taken away");
        let list = root.get("/manage/reports").await;
        assert!(!list.shows("Larsson") && !list.shows("a customer"), "{}", list.words());
        assert_eq!(root.post(&decide, &[("word", "shown")]).await.status, 404);
        assert_eq!(
            browser.post(&path, &[("reason", "x"), ("command_id", "two")]).await.status,
            404
        );
        let showing = app.store.write(move |tx| Box::pin(cairn_objects::unhide(tx, text)));
        showing.await.expect("done");
        for person in [alva, noor, ada] {
            assert!(!sees(&app, person, text).await);
        }
        app.days(1).await;
        assert!(waits(&app, ada).await.is_empty(), "nothing is left to decide");
        let mut db = app.store.read().await.expect("a connection");
        let kept: i64 = cairn_store::q("SELECT count(*) FROM admin_report")
            .one(&mut db)
            .await
            .expect("a count");
        assert_eq!(kept, 0, "{}", app.name);
    })
    .await;
}
