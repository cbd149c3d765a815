//! The data list of the whole house: what `/trust` promises has to be true of every table.

use cairn_testkit::{App, apps, tables};

use crate::features;

/// Columns that keep a person's opaque id after an erasure, and why.
const EXPLAINED: &[&str] = &[];

#[tokio::test]
async fn every_table_stands_in_one_kind_and_whatever_points_to_a_person_is_erased() {
    apps(features::all, |app| async move {
        let flaws = tables::flaws_of_data_list(&app, EXPLAINED).await;
        assert!(flaws.is_empty(), "{}: {flaws:#?}", app.name);
    })
    .await;
}

#[tokio::test]
async fn every_kind_and_every_verb_has_words_in_both_languages() {
    apps(features::all, |app| async move {
        let page = |language: &'static str| {
            let mut visitor = app.visitor();
            language.clone_into(&mut visitor.language);
            async move { visitor.get("/trust").await }
        };
        for language in ["en", "sv"] {
            let trust = page(language).await;
            assert_eq!(trust.status, 200);
            assert!(!trust.text().contains('\u{FFFD}'), "{language}: {}", trust.words());
        }
        let registry = app.house.house.shelf.downcast_ref::<cairn_feature::Registry>();
        for (_, verb) in &registry.expect("a registry").verbs {
            let key = registry.and_then(|r| r.words_of(verb.name)).expect("a key");
            assert!(app.house.house.messages.has(&key), "{key}");
        }
    })
    .await;
}

#[tokio::test]
async fn somebody_who_came_and_left_is_found_nowhere_after_the_erasure() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let ada = app.administrator("Ada Holm").await;
        let zelda = app.person("Zelda Quist", team).await;
        app.manages(zelda, team).await;
        let browser = app.sign_in(zelda).await;
        browser.get("/").await;
        app.settle().await;
        let address = format!("/manage/erase/{zelda}");
        let gone = app.sign_in(ada).await.post(&address, &[("name", "Zelda Quist")]).await;
        assert_eq!(gone.status, 303, "{}", gone.words());
        app.settle().await;
        nowhere(&app, zelda.0).await;
    })
    .await;
}

async fn nowhere(app: &App, id: cairn_ground::Id) {
    for text in ["Zelda", "Quist", "zelda@cairn.test"] {
        let found = tables::list_holding(app, text).await;
        assert!(found.is_empty(), "{}: {text} in {found:?}", app.name);
    }
    let mut db = app.store.read().await.expect("a connection");
    let places = tables::list_places_of(&mut db, id).await;
    let opaque = ["record_statement.object_id", "record_statement.person_id"];
    assert!(places.iter().all(|place| opaque.contains(&place.as_str())), "{places:?}");
}
