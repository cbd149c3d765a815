//! Changing one's own words, and taking them back.

use cairn_testkit::apps;

use super::world::{World, address, features};

const KEYS: &str = "The lamp on the quay is out";
const TRICK: &str = "The bleed-valve trick saved me a trip";

#[tokio::test]
async fn an_obstacle_is_changed_by_its_asker_alone_until_it_is_answered() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let (alva, eva) = (w.browser(w.alva).await, w.browser(w.eva).await);
        assert!(alva.get(&at).await.shows("Change or take back"));
        assert!(!eva.get(&at).await.shows("Change or take back"));
        let edit = format!("{at}/edit");
        assert!(alva.get(&edit).await.shows(KEYS));
        assert_eq!(eva.get(&edit).await.status, 403);
        assert_eq!(eva.post(&edit, &[("text", "Both lamps")]).await.status, 403);
        let empty = alva.post(&edit, &[("text", " ")]).await;
        assert_eq!(empty.status, 422, "words are needed");
        let page = alva.done(&edit, &[("text", "Both lamps on the quay are out")]).await;
        assert!(page.shows("Changed.") && page.shows("Both lamps"), "{}", page.words());
        assert!(eva.get(&at).await.shows("Both lamps"));
        let verbs: Vec<_> = w.recorded(&at).await.into_iter().map(|(verb, _)| verb).collect();
        assert_eq!(verbs, ["raised", "edited"]);
        let yes = [("word", "no-because"), ("reason", "In May.")];
        eva.done(&format!("{at}/answer"), &yes).await;
        assert!(!alva.get(&at).await.shows("Change or take back"));
        let late = alva.post(&edit, &[("text", "All lamps")]).await;
        assert_eq!(late.status, 422);
        assert!(late.shows("All lamps") && late.shows("It was answered while you wrote."));
        let late = alva.post(&format!("{at}/delete"), &[]).await;
        assert_eq!(late.status, 422);
        assert!(alva.get(&at).await.shows("Both lamps"), "an answered one stays");
    })
    .await;
}

#[tokio::test]
async fn an_obstacle_taken_back_waits_for_nobody_and_never_moves_up() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let at = w.ask(KEYS, "Eva Berg", "team").await;
        let (alva, eva) = (w.browser(w.alva).await, w.browser(w.eva).await);
        w.app.days(20).await;
        assert!(!w.waits(w.karin).await.is_empty(), "it moved up");
        assert_eq!(eva.post(&format!("{at}/delete"), &[]).await.status, 403);
        assert_eq!(alva.post(&at.replace("obstacles", "thanks"), &[]).await.status, 405);
        let other = at.replace("/obstacles/", "/thanks/");
        assert_eq!(alva.post(&format!("{other}/delete"), &[]).await.status, 404);
        let list = alva.done(&format!("{at}/delete"), &[]).await;
        assert!(list.shows("Taken back.") && !list.shows(KEYS), "{}", list.words());
        for person in [w.alva, w.eva, w.karin] {
            assert!(w.waits(person).await.is_empty());
            assert_eq!(w.browser(person).await.get(&at).await.status, 404);
        }
        assert!(w.recorded(&at).await.is_empty());
        assert_eq!(alva.post(&format!("{at}/delete"), &[]).await.status, 404, "twice is once");
    })
    .await;
}

#[tokio::test]
async fn a_thanks_is_put_right_or_taken_back_by_whoever_said_it() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let fields = [("to", "Jonas Ek"), ("what_for", TRICK), ("audience", "team")];
        let at = address(&w.browser(w.alva).await.post("/thanks", &fields).await);
        let (alva, jonas) = (w.browser(w.alva).await, w.browser(w.jonas).await);
        assert_eq!(jonas.post(&format!("{at}/delete"), &[]).await.status, 403);
        let page = alva.done(&format!("{at}/edit"), &[("text", "Your valve trick")]).await;
        assert!(page.shows("Your valve trick") && jonas.get(&at).await.shows("Your valve trick"));
        let list = alva.done(&format!("{at}/delete"), &[]).await;
        assert!(list.shows("Taken back."), "{}", list.words());
        assert!(w.waits(w.jonas).await.is_empty());
        assert!(w.told(w.jonas).await.is_empty(), "nothing is mailed of it any more");
        assert_eq!(jonas.get(&at).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_thanks_that_was_seen_keeps_its_words_and_can_only_be_taken_back() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let fields = [("to", "Jonas Ek"), ("what_for", TRICK), ("audience", "team")];
        let at = address(&w.browser(w.alva).await.post("/thanks", &fields).await);
        let (alva, jonas) = (w.browser(w.alva).await, w.browser(w.jonas).await);
        jonas.get(&at).await;
        assert!(alva.get(&at).await.shows("Change or take back"), "opening changes nothing");
        jonas.done(&format!("{at}/seen"), &[]).await;
        let page = alva.get(&at).await;
        assert!(page.shows("Take it back") && !page.shows("Change"), "{}", page.words());
        let edit = format!("{at}/edit");
        let page = alva.get(&edit).await;
        assert!(page.shows("Your words have arrived, so they stay"), "{}", page.words());
        assert!(!page.text().contains("name=\"text\""), "{}", page.text());
        let late = alva.post(&edit, &[("text", "Not much, really")]).await;
        assert_eq!(late.status, 422);
        assert!(late.shows("Your words have arrived meanwhile"), "{}", late.words());
        assert!(late.text().contains("Not much, really"), "nothing typed is lost");
        assert!(jonas.get(&at).await.shows(TRICK));
        alva.done(&format!("{at}/delete"), &[]).await;
        assert_eq!(jonas.get(&at).await.status, 404);
    })
    .await;
}
