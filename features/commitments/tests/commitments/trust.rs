//! Who may see and do what; what is found, taken along and erased.

use std::sync::Arc;

use cairn_feature::{DataKind, Exported};
use cairn_ground::{Clock, Locale, PersonId};
use cairn_testkit::Client;
use cairn_web::View;
use jiff::tz::TimeZone;

use crate::{House, address, features, takes};

const OWNER_ONLY: [(&str, &[(&str, &str)]); 9] = [
    ("change", &[("text", "Mine now"), ("due", "2026-03-20")]),
    ("answer", &[("outcome", "done")]),
    ("tell", &[("learned", "x")]),
    ("pause", &[]),
    ("drop", &[]),
    ("look-back", &[("seen", "clearly")]),
    ("ask", &[]),
    ("offer", &[]),
    ("widen", &[("audience", "organisation")]),
];

async fn status(client: &Client, path: &str, fields: &[(&str, &str)]) -> u16 {
    client.post(path, fields).await.status.as_u16()
}

#[tokio::test]
async fn only_the_owner_changes_a_step_readers_are_told_and_strangers_find_nothing() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let other = house.app.team("Coast").await;
        let stranger = house.app.person("Åsa Ek", other).await;
        let (noor, jonas, asa) = (
            house.sign_in(house.noor).await,
            house.sign_in(house.jonas).await,
            house.sign_in(stranger).await,
        );
        let step = takes(&noor, "Ours to do", "2026-03-20", "ours").await;
        for (verb, fields) in OWNER_ONLY {
            let path = format!("{step}/{verb}");
            assert_eq!(status(&jonas, &path, fields).await, 403, "{verb}");
            assert_eq!(status(&asa, &path, fields).await, 404, "{verb}");
            assert_eq!(status(&house.app.visitor(), &path, fields).await, 303, "{verb}");
        }
        assert_eq!(jonas.get(&format!("{step}/change")).await.status.as_u16(), 403);
        assert_eq!(asa.get(&step).await.status.as_u16(), 404);
        assert_eq!(status(&jonas, &format!("{step}/look"), &[("seen", "no")]).await, 403);
        assert_eq!(status(&jonas, &format!("{step}/take-over"), &[]).await, 422);
        assert_eq!(status(&asa, &format!("{step}/take-over"), &[]).await, 404);
        assert_eq!(status(&asa, &format!("{step}/pass"), &[]).await, 404);
        assert_eq!(house.recorded(&step).await.len(), 1, "nothing happened");
    })
    .await;
}

#[tokio::test]
async fn the_ladder_goes_up_only() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = takes(&noor, "Private", "2026-03-20", "mine").await;
        assert_eq!(jonas.get(&step).await.status.as_u16(), 404);
        let page = noor.done(&format!("{step}/widen"), &[("audience", "team")]).await;
        assert!(page.shows("The team sees this"));
        assert!(jonas.get(&step).await.shows("Noor Karim’s next step"));
        noor.done(&format!("{step}/widen"), &[("audience", "organisation")]).await;
        for down in ["team", "me", "participants", "", "everybody"] {
            assert_eq!(status(&noor, &format!("{step}/widen"), &[("audience", down)]).await, 422);
        }
        let widened: Vec<_> = house.recorded(&step).await.into_iter().skip(1).collect();
        let team = ("widened".to_owned(), Some("team".to_owned()));
        let all = ("widened".to_owned(), Some("organisation".to_owned()));
        assert_eq!(widened, [team, all]);
    })
    .await;
}

#[tokio::test]
async fn what_got_in_the_way_is_the_owner_s_alone_also_in_search() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        noor.done(&format!("{step}/answer"), &[("outcome", "did-not-happen")]).await;
        let tale = [("in_the_way", "Quarrelled with Kerstin"), ("learned", "Plan pressure tests")];
        noor.done(&format!("{step}/tell"), &tale).await;
        let page = jonas.get(&step).await;
        assert!(page.shows("Plan pressure tests") && !page.shows("Kerstin"));
        assert!(!page.shows("Did not happen"), "what somebody did not do is nobody's business");
        let actor = house.app.actor(house.jonas).await;
        let mut db = house.app.store.read().await.unwrap();
        let hits = |found: cairn_search::Found| found.hits.len();
        let find = cairn_search::find(&mut db, &actor, "pressure valves", 10).await.unwrap();
        assert_eq!(hits(find), 1);
        let find = cairn_search::find(&mut db, &actor, "Kerstin", 10).await.unwrap();
        assert_eq!(hits(find), 0);
    })
    .await;
}

fn kind(key: &str) -> DataKind {
    let data = cairn_commitments::feature().data;
    *data.iter().find(|kind| kind.key == key).expect("a kind of data")
}

pub async fn exported(house: &House, key: &str, person: PersonId) -> Exported {
    let export = kind(key).export.expect("can be taken along");
    let messages = Arc::clone(&house.app.house.house.messages);
    let view = View::sample(messages, Locale::Sv, TimeZone::UTC, house.app.clock.now());
    let actor = house.app.actor(person).await;
    let mut db = house.app.store.read().await.expect("a connection");
    export(&mut db, &actor, &view).await.expect("taken along")
}

#[tokio::test]
async fn everything_of_mine_comes_along_in_my_language() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Ring kunden", "2026-03-20", "mine").await;
        noor.done(&format!("{step}/answer"), &[("outcome", "did-not-happen")]).await;
        noor.done(&format!("{step}/tell"), &[("in_the_way", "Bilen")]).await;
        noor.post("/learned", &[("text", "Pumpen stannar"), ("audience", "me")]).await;
        let files = exported(&house, "commitments-data-steps", house.noor).await.files;
        let (name, md) = &files[0];
        let md = String::from_utf8_lossy(md);
        assert_eq!(name, "next-steps.md");
        assert!(md.contains("# Mina nästa steg") && md.contains("Vad kom emellan?: Bilen"), "{md}");
        let json: serde_json::Value = serde_json::from_slice(&files[1].1).unwrap();
        assert_eq!(json[0]["what_got_in_the_way"], "Bilen");
        let files = exported(&house, "commitments-data-learned", house.noor).await.files;
        assert!(String::from_utf8_lossy(&files[0].1).contains("Pumpen stannar"));
        let others = exported(&house, "commitments-data-steps", house.jonas).await.files;
        assert_eq!(others[1].1, b"[]");
    })
    .await;
}

#[tokio::test]
async fn an_erased_person_s_private_lines_go_and_the_shared_ones_stay_without_a_name() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let shared = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        let private = takes(&noor, "Ask for a rise", "2026-03-20", "mine").await;
        let fields = [("text", "Shared line"), ("audience", "team")];
        noor.post("/learned", &fields).await;
        let second = noor.post("/learned", &[("text", "Own line"), ("audience", "me")]).await;
        let own = address(&second);
        let person = house.noor;
        house
            .app
            .store
            .write(move |tx| {
                Box::pin(async move {
                    for kind in cairn_commitments::feature().data {
                        (kind.erase.expect("can be erased"))(tx, person).await?;
                    }
                    cairn_people::store::delete_person(tx, person).await
                })
            })
            .await
            .expect("erased");
        house.app.settle().await;
        let page = jonas.get(&shared).await;
        assert!(page.shows("Check the valves") && !page.shows("Noor"), "{}", page.words());
        assert!(page.shows("Who takes over from former colleague?"), "{}", page.words());
        for gone in [&private, &own] {
            let id = gone.rsplit('/').next().unwrap();
            let mut db = house.app.store.read().await.unwrap();
            let found = cairn_objects::find_any(&mut db, id.parse().unwrap()).await;
            assert!(found.is_err(), "{gone}");
        }
    })
    .await;
}
