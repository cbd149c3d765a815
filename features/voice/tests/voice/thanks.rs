//! Thanking a person for something specific.

use cairn_testkit::apps;

use super::world::{World, address, features};

const TRICK: &str = "The bleed-valve trick saved me a trip";

#[tokio::test]
async fn a_thanks_reaches_the_person_at_once_and_shows_where_it_was_used() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let page = w.noun("page", w.jonas, "Bleeding the Thermia", None).await;
        w.noun("step", w.alva, "I bleed it the new way", Some(page)).await;
        let alva = w.browser(w.alva).await;
        let form = alva.get(&format!("/thanks/new?because_of={page}")).await;
        assert!(form.shows("Thank Jonas Ek"), "its owner is the person: {}", form.words());
        let page_id = page.to_string();
        let fields = [
            ("to", "Jonas Ek"),
            ("what_for", TRICK),
            ("audience", "team"),
            ("because_of", &page_id),
        ];
        let at = address(&alva.post("/thanks", &fields).await);
        assert_eq!(w.told(w.jonas).await, ["voice-waits-thanked"]);
        let jonas = w.browser(w.jonas).await;
        let thanks = jonas.get(&at).await;
        assert!(thanks.shows("Alva Lindqvist thanks you") && thanks.shows(TRICK));
        assert!(thanks.shows("Bleeding the Thermia"), "what it was for");
        assert!(thanks.shows("Where it was used") && thanks.shows("I bleed it the new way"));
        let eva = w.browser(w.eva).await.get(&at).await;
        assert!(eva.shows("Alva Lindqvist thanks Jonas Ek"), "{}", eva.words());
        assert!(jonas.get("/host/me/-").await.shows(TRICK));
        assert!(jonas.get("/thanks").await.shows(TRICK));
        assert!(alva.get("/thanks?whose=mine").await.shows(TRICK));
        assert!(!alva.get("/thanks").await.shows(TRICK));
        assert_eq!(w.recorded(&at).await, [("thanked".to_owned(), None)]);
    })
    .await;
}

#[tokio::test]
async fn a_thanks_waits_on_today_for_two_weeks_and_is_told_once() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let fields = [("to", "Jonas Ek"), ("what_for", TRICK), ("audience", "team")];
        let at = address(&w.browser(w.alva).await.post("/thanks", &fields).await);
        let heard = [("voice-waits-thanks".to_owned(), "Alva Lindqvist".to_owned())];
        assert_eq!(w.waits(w.jonas).await, heard, "{}", w.app.name);
        assert_eq!(w.told(w.jonas).await, ["voice-waits-thanked"]);
        w.browser(w.jonas).await.get(&at).await;
        w.app.days(13).await;
        assert_eq!(w.waits(w.jonas).await, heard, "looking changes nothing");
        w.app.days(1).await;
        assert!(w.waits(w.jonas).await.is_empty());
        let again = address(&w.browser(w.alva).await.post("/thanks", &fields).await);
        let (jonas, eva) = (w.browser(w.jonas).await, w.browser(w.eva).await);
        assert!(jonas.get(&again).await.shows("Good to hear"));
        assert!(!eva.get(&again).await.shows("Good to hear"));
        eva.done(&format!("{again}/seen"), &[]).await;
        assert_eq!(w.waits(w.jonas).await, heard, "nobody sees it for another");
        jonas.done(&format!("{again}/seen"), &[]).await;
        assert!(w.waits(w.jonas).await.is_empty());
        for person in [w.alva, w.eva] {
            assert!(w.waits(person).await.is_empty(), "it is for one");
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_else_is_shown_to_everyone_under_the_address_of_a_thanks_or_an_obstacle() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        // Kinds that nobody widens, or only as far as a colleague's words go.
        for kind in ["review", "answer", "page"] {
            let own = w.noun(kind, w.alva, "Inside the team", None).await;
            for place in ["thanks", "obstacles"] {
                let path = format!("/{place}/{own}/widen");
                let alva = w.browser(w.alva).await;
                let sent = alva.post(&path, &[("audience", "organisation")]).await;
                assert_eq!(sent.status, 404, "{kind}, {place}: {}", sent.words());
            }
            let omar = w.app.actor(w.omar).await;
            let mut db = w.app.store.read().await.expect("a connection");
            assert!(cairn_objects::find(&mut db, &omar, own).await.is_err(), "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_colleagues_page_leads_to_thanking_that_colleague() {
    apps(features, |app| async move {
        let offer = cairn_voice::feature().offers.iter().find(|it| it.kinds == ["person"]);
        let href = offer.expect("an offer beside persons").href;
        let w = World::new(app).await;
        let namesake = w.app.person("Noor Karim", w.nord).await;
        w.renames(namesake, "Omar Haddad").await;
        let alva = w.browser(w.alva).await;
        let form = alva.get(&format!("{href}?to={}", w.omar)).await;
        assert!(form.shows("Thank Omar Haddad"), "{}", form.words());
        assert!(form.text().contains("value=\"Omar Haddad\""), "{}", form.text());
        let hidden = format!("name=\"to_id\" value=\"{}\"", w.omar);
        assert!(form.text().contains(&hidden), "two have the name: {}", form.text());
        let to = w.omar.to_string();
        let fields =
            [("to", "Omar Haddad"), ("to_id", &to), ("what_for", TRICK), ("audience", "team")];
        alva.done("/thanks", &fields).await;
        assert_eq!(w.told(w.omar).await, ["voice-waits-thanked"]);
        assert!(w.told(namesake).await.is_empty());
        let own = alva.get(&format!("{href}?to={}", w.alva)).await;
        assert!(own.shows("Thank somebody") && !own.shows("Alva Lindqvist thank"));
        let nobody = alva.get(&format!("{href}?to={}", w.nord)).await;
        assert_eq!(nobody.status, 200);
        let id = format!("value=\"{}\"", w.nord);
        assert!(!nobody.text().contains(&id), "an id is no name");
    })
    .await;
}

#[tokio::test]
async fn a_thanks_says_what_for_and_is_for_somebody_else() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let alva = w.browser(w.alva).await;
        for (to, what_for, says) in [
            ("Jonas Ek", " ", "lease write something here"),
            ("Alva Lindqvist", TRICK, "Thank somebody other than yourself."),
            ("Nobody", TRICK, "Nobody here is called Nobody."),
        ] {
            let fields = [("to", to), ("what_for", what_for), ("audience", "team")];
            let again = alva.post("/thanks", &fields).await;
            assert_eq!(again.status, 422);
            assert!(again.shows(says), "{says}: {}", again.words());
            assert!(again.text().contains(&format!("value=\"{to}\"")));
        }
    })
    .await;
}

#[tokio::test]
async fn a_thanks_between_two_is_seen_by_two_until_it_is_shown() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let alva = w.browser(w.alva).await;
        let fields = [("to", "Omar Haddad"), ("what_for", TRICK), ("audience", "participants")];
        let at = address(&alva.post("/thanks", &fields).await);
        let jonas = w.browser(w.jonas).await;
        assert_eq!(jonas.get(&at).await.status, 404);
        assert_eq!(w.browser(w.omar).await.get(&at).await.status, 200);
        alva.done(&format!("{at}/widen"), &[("audience", "organisation")]).await;
        assert_eq!(jonas.get(&at).await.status, 200);
    })
    .await;
}
