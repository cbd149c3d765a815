//! Search, take-out and erasure.

use std::sync::Arc;

use cairn_ground::{Clock, Locale, PersonId};
use cairn_testkit::apps;
use cairn_web::View;
use jiff::tz::TimeZone;

use super::world::{World, features};

async fn take_out(w: &World, person: PersonId) -> Vec<(String, String)> {
    let messages = Arc::clone(&w.app.house.house.messages);
    let view = View::sample(messages, Locale::Sv, TimeZone::UTC, w.app.clock.now());
    let actor = w.app.actor(person).await;
    let mut db = w.app.store.read().await.expect("a connection");
    let mut files = Vec::new();
    for kind in cairn_voice::feature().data {
        let export = kind.export.expect("everything is carried out");
        let made = export(&mut db, &actor, &view).await.expect("files");
        let text = |(name, bytes)| (name, String::from_utf8(bytes).expect("text"));
        files.extend(made.files.into_iter().map(text));
    }
    files
}

#[tokio::test]
async fn what_is_asked_and_why_it_was_answered_so_is_found() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask("Two torque keys for nine people", "Eva Berg", "team").await;
        let answer = [("word", "no-because"), ("reason", "Leverantören lånar ut i maj.")];
        w.browser(w.eva).await.done(&format!("{at}/answer"), &answer).await;
        for (person, words, found) in
            [(w.jonas, "torque", 1), (w.jonas, "leverantör", 1), (w.omar, "torque", 0)]
        {
            let actor = w.app.actor(person).await;
            let mut db = w.app.store.read().await.expect("a connection");
            let hits = cairn_search::find(&mut db, &actor, words, 10).await.expect("found");
            assert_eq!(hits.hits.len(), found, "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_takes_along_what_one_asked_answered_and_was_thanked_for() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask("Two torque keys for nine people", "Eva Berg", "participants").await;
        let answer = [("word", "no-because"), ("reason", "Not this year.")];
        let eva = w.browser(w.eva).await;
        eva.done(&format!("{at}/answer"), &answer).await;
        let fields = [("to", "Alva Lindqvist"), ("what_for", "Asking"), ("audience", "team")];
        eva.done("/thanks", &fields).await;
        for (person, role) in [(w.alva, "asked_by_me"), (w.eva, "answered_by_me")] {
            let files = take_out(&w, person).await;
            let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["obstacles.md", "obstacles.json", "thanks.md", "thanks.json"]);
            assert!(files[0].1.contains("**nej, eftersom** Not this year."), "{}", files[0].1);
            assert!(files[0].1.contains("\n2\u{A0}mars\u{A0}2026\n"), "{}", files[0].1);
            assert!(files[1].1.contains("\"asked_at\": \"2026-03-02T"), "{}", files[1].1);
            assert!(files[1].1.contains(&format!("\"{role}\": true")), "{}", files[1].1);
            assert!(files[2].1.contains("Eva Berg → Alva Lindqvist: Asking"), "{}", files[2].1);
        }
        let files = take_out(&w, w.jonas).await;
        assert_eq!(files[1].1, "[]");
        assert_eq!(files[3].1, "[]", "what others said is theirs");
    })
    .await;
}

#[tokio::test]
async fn erasing_takes_what_only_a_few_saw_and_leaves_the_rest_without_a_name() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let shared = w.ask("Two torque keys for nine people", "Eva Berg", "team").await;
        let few = w.ask("I am often interrupted", "Eva Berg", "participants").await;
        super::moving::erase(&w, w.alva).await;
        let eva = w.browser(w.eva).await;
        let page = eva.get(&shared).await;
        assert!(page.shows("former colleague asks you"), "{}", page.words());
        assert!(!page.shows("Alva"), "{}", page.words());
        assert_eq!(eva.get(&few).await.status, 404);
        assert!(w.recorded(&few).await.is_empty(), "nor a statement about it");
        let answer = [("word", "no-because"), ("reason", "Not this year.")];
        eva.done(&format!("{shared}/answer"), &answer).await;
        super::moving::erase(&w, w.eva).await;
        let page = w.browser(w.jonas).await.get(&shared).await;
        assert!(page.shows("former colleague answered: no, because"), "{}", page.words());
        assert!(page.shows("Not this year.") && !page.shows("Eva"), "{}", page.words());
    })
    .await;
}
