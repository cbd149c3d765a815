//! At the boundary: HTTP in, page and database out, on both databases.

use std::sync::Arc;

use cairn_feature::Feature;
use cairn_ground::{Clock, Locale, ObjectId};
use cairn_testkit::{apps, tables};
use cairn_web::View;

fn features() -> Vec<Feature> {
    vec![cairn_laid::feature()]
}

/// The object that an address of the feature leads to.
fn id_in(address: &str) -> ObjectId {
    let path = address.split('?').next().unwrap_or_default();
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

#[tokio::test]
async fn a_note_is_kept_for_the_team_and_hidden_from_everyone_else() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let jonas = app.sign_in(app.person("Jonas Ek", team).await).await;
        let noor = app.sign_in(app.person("Noor Karim", app.team("Coast").await).await).await;
        assert!(alva.get("/laid").await.shows("Nothing noted yet"));
        let fields = [("title", "The valve sticks"), ("text", "When it is cold")];
        let sent = alva.post("/laid", &fields).await;
        assert_eq!(sent.status, 303, "{}: {}", app.name, sent.words());
        let page = alva.get(&sent.location()).await;
        assert!(page.shows("Noted.") && page.shows("When it is cold"), "{}", page.words());
        assert!(page.queries() <= 8, "{}", page.queries());
        let address = sent.location().split('?').next().unwrap_or_default().to_owned();
        assert!(jonas.get("/laid").await.shows("The valve sticks Alva Lindqvist · today"));
        assert_eq!(jonas.get(&address).await.status, 200);
        assert_eq!(noor.get(&address).await.status, 404, "others do not learn that it is there");
        assert!(!noor.get("/laid").await.shows("The valve sticks"));
        let mut db = app.store.read().await.expect("a connection");
        let told = cairn_record::list_of_object(&mut db, id_in(&address)).await;
        assert_eq!(told.expect("statements").len(), 1, "one statement");
    })
    .await;
}

#[tokio::test]
async fn a_note_that_cannot_be_kept_comes_back_filled_in() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let long = "å".repeat(10_000);
        for (title, text) in [("  ", "When it is cold"), (long.as_str(), "When it is cold")] {
            let refused = alva.post("/laid", &[("title", title), ("text", text)]).await;
            assert_eq!(refused.status, 422);
            assert!(refused.text().contains(title) && refused.text().contains(text), "kept");
        }
        assert!(alva.get("/laid").await.shows("Nothing noted yet"));
    })
    .await;
}

#[tokio::test]
async fn what_a_person_noted_is_carried_out_and_stays_without_the_name() {
    apps(features, |app| async move {
        let flaws = tables::flaws_of_data_list(&app, &[]).await;
        let own: Vec<_> = flaws.iter().filter(|flaw| flaw.starts_with("laid_")).collect();
        assert!(own.is_empty(), "{own:?}");
        let team = app.team("Service Nord").await;
        let person = app.person("Alva Lindqvist", team).await;
        let alone = app.add("Ada Holm", None, Locale::Sv, false).await;
        let alva = app.sign_in(person).await;
        alva.done("/laid", &[("title", "The valve sticks")]).await;
        let ada = app.sign_in(alone).await;
        let sent = ada.post("/laid", &[("title", "Bara mitt")]).await;
        assert!(ada.get(&sent.location()).await.shows("Antecknat."), "{}", app.name);
        let kind = features()[0].data[0];
        let (export, erase) = kind.export.zip(kind.erase).expect("both");
        let mut db = app.store.read().await.expect("a connection");
        let messages = Arc::clone(&app.house.house.messages);
        let now = app.clock.now();
        let view = View::sample(messages, Locale::Sv, jiff::tz::TimeZone::UTC, now);
        let actor = app.actor(person).await;
        let taken = export(&mut db, &actor, &view).await.expect("exported");
        let text = String::from_utf8_lossy(&taken.files[0].1).into_owned();
        assert!(text.starts_with("# Anteckningar\n\n## The valve sticks"), "{text}");
        drop(db);
        let erased = app.store.write(move |tx| {
            Box::pin(async move {
                erase(tx, person).await?;
                erase(tx, alone).await
            })
        });
        erased.await.expect("erased");
        assert!(alva.get("/laid").await.shows("The valve sticks former colleague"));
        let mut db = app.store.read().await.expect("a connection");
        let left = tables::list_places_of(&mut db, id_in(&sent.location()).0).await;
        assert!(left.is_empty(), "{}: what only she could read is gone, but {left:?}", app.name);
    })
    .await;
}

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = cairn_testkit::samples::flaws(&cairn_laid::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}
