use std::{fs, sync::Arc};

use cairn_ground::{Audience, PersonId};
use cairn_lrs::{journal, replay};
use cairn_people::store as people;
use cairn_store::q;
use cairn_testkit::{App, apps, tables};

use crate::{ask, features};

/// Zelda with something at every step, a note of a feature, a look, a device and a mail.
async fn zelda(app: &Arc<App>) -> (PersonId, PersonId) {
    let team = app.team("Nord").await;
    let ada = app.administrator("Ada Holm").await;
    let zelda = app.person("Zelda Quist", team).await;
    app.sign_in(zelda).await;
    ask(app, zelda, team, "Alone quxmine", Audience::Me).await;
    ask(app, zelda, team, "Few quxfew", Audience::Participants).await;
    ask(app, zelda, team, "Shared quxteam", Audience::Team).await;
    ask(app, zelda, team, "Shared quxall", Audience::Organisation).await;
    app.store
        .write(move |tx| {
            Box::pin(async move {
                q("INSERT INTO sample_note (person_id, note) VALUES ($1, 'quxnote')")
                    .bind(zelda)
                    .run(tx)
                    .await
                    .map(drop)
            })
        })
        .await
        .expect("noted");
    let browser = app.sign_in(ada).await;
    browser.done(&format!("/manage/history/{zelda}"), &[("reason", "quxlong quxreason")]).await;
    app.settle().await;
    (ada, zelda)
}

#[tokio::test]
async fn the_page_says_what_goes_and_stays_and_only_the_name_itself_confirms() {
    apps(features, |app| async move {
        let (ada, zelda) = zelda(&app).await;
        let browser = app.sign_in(ada).await;
        let address = format!("/manage/erase/{zelda}");
        let page = browser.get(&address).await;
        assert!(page.shows("Everything that only the person"), "{}", page.words());
        assert!(page.shows("What was shared with a team or everybody"), "{}", page.words());
        // How much somebody wrote is for no administrator to count.
        let main = page.text();
        let main = main.split("<main").nth(1).expect("a main part").split("<form").next();
        let figures = |html: &str| {
            html.split(['<', '>'])
                .skip(1)
                .step_by(2)
                .any(|t| t.contains(|c: char| c.is_ascii_digit()))
        };
        assert!(!figures(main.expect("before the form")), "{}", page.words());
        let wrong = browser.post(&address, &[("name", "Zelda Kvist")]).await;
        assert!(wrong.status == 422 && wrong.text().contains("Zelda Kvist"), "{}", wrong.words());
        let mut db = app.store.read().await.expect("a connection");
        assert!(people::find_person(&mut db, zelda).await.is_ok(), "nothing happened");
        assert!(journal::read(&app.house.house.journal).expect("read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn after_an_erasure_shared_texts_stay_and_the_name_is_nowhere() {
    apps(features, |app| async move {
        let (ada, zelda) = zelda(&app).await;
        assert!(!tables::list_holding(&app, "Zelda").await.is_empty(), "so the search can find");
        let browser = app.sign_in(ada).await;
        let address = format!("/manage/erase/{zelda}");
        let done = browser.done(&address, &[("name", " zelda  quist")]).await;
        assert!(done.shows("The person is erased"), "{}", done.words());
        assert_eq!(browser.get(&address).await.status, 404);

        for gone in ["Zelda", "Quist", "zelda@", "quxmine", "quxfew", "quxnote", "quxreason"] {
            let found = tables::list_holding(&app, gone).await;
            assert!(found.is_empty(), "{}: {gone} in {found:?}", app.name);
        }
        let mut db = app.store.read().await.expect("a connection");
        let places = tables::list_places_of(&mut db, zelda.0).await;
        let opaque = ["record_statement.object_id", "record_statement.person_id"];
        assert!(places.iter().all(|place| opaque.contains(&place.as_str())), "{places:?}");
        let actor = app.actor(ada).await;
        let found = cairn_search::find(&mut db, &actor, "quxall", 9).await.expect("found");
        assert_eq!(found.hits.len(), 1, "what was shared stays");
        let object = cairn_objects::find_any(&mut db, found.hits[0].object).await.expect("there");
        assert_eq!(object.owner, None);
        let found = cairn_search::find(&mut db, &actor, "Zelda Quist", 9).await.expect("found");
        assert!(found.hits.is_empty(), "{found:?}");
        let left = cairn_record::list_of_person(&mut db, zelda, None, 99).await.expect("left");
        let shared = left.iter().filter(|e| e.verb.as_deref() == Some("asked")).count();
        assert_eq!(shared, 2, "of the private ones no statement stays");
        assert_eq!(journal::read(&app.house.house.journal).expect("read"), [zelda]);
    })
    .await;
}

#[tokio::test]
async fn an_older_backup_does_not_bring_an_erased_person_back() {
    apps(features, |app| async move {
        let (_, zelda) = zelda(&app).await;
        // The newest journal lies beside a database that does not know of the erasure.
        let journal = app.house.house.journal.clone();
        fs::write(
            &journal,
            format!("{{\"erased\":\"{zelda}\",\"at\":\"2026-03-02T08:00:00Z\"}}\n"),
        )
        .expect("written");
        assert_eq!(replay(&app.house.house).await.expect("erased again"), 1);
        assert!(tables::list_holding(&app, "Zelda").await.is_empty());
        assert_eq!(replay(&app.house.house).await.expect("nothing to do"), 0);
    })
    .await;
}

#[tokio::test]
async fn the_journal_survives_a_torn_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("erased.jsonl");
    let [ada, bo] = [1, 2].map(|n| PersonId(cairn_ground::Id::from_u128(n)));
    let now = cairn_ground::Instant(0);
    assert!(journal::read(&path).expect("none").is_empty());
    journal::append(&path, ada, now).expect("written");
    let whole = fs::read(&path).expect("read");
    fs::write(&path, [whole.as_slice(), b"{\"erased\":\"0000"].concat()).expect("torn");
    journal::append(&path, bo, now).expect("written");
    assert_eq!(journal::read(&path).expect("read"), [ada, bo]);
}

#[tokio::test]
async fn the_last_administrator_stays_and_a_deactivated_person_goes() {
    apps(features, |app| async move {
        let (ada, zelda) = zelda(&app).await;
        let browser = app.sign_in(ada).await;
        let address = format!("/manage/erase/{ada}");
        let last = browser.post(&address, &[("name", "Ada Holm")]).await;
        assert!(last.status == 422 && last.shows("last administrator"), "{}", last.words());
        let actor = app.actor(ada).await;
        app.store
            .write(move |tx| {
                let actor = actor.clone();
                Box::pin(async move { cairn_people::commands::deactivate(tx, &actor, zelda).await })
            })
            .await
            .expect("deactivated");
        let address = format!("/manage/erase/{zelda}");
        let gone = browser.done(&address, &[("name", "Zelda Quist")]).await;
        assert!(gone.shows("The person is erased"), "{}", gone.words());
        let bea = app.administrator("Bea Ek").await;
        let self_erased = app.sign_in(bea).await;
        let own = self_erased.post(&format!("/manage/erase/{bea}"), &[("name", "Bea Ek")]).await;
        assert_eq!(own.status, 303, "{}", own.words());
        assert!(self_erased.get("/me/history").await.location().starts_with("/login"));
    })
    .await;
}
