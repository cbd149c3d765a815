//! What a colleague answers who was asked to look: where it stands, and for whom.

use cairn_testkit::Client;

use crate::{House, features, takes, trust::exported};

const SAID: &str = "Fewer ring the desk.";

/// A step of Noor's, done and told, that Jonas was asked to look at.
async fn asked(house: &House, noor: &Client, scope: &str) -> String {
    let step = takes(noor, "Call the next morning", "2026-03-06", scope).await;
    noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
    noor.done(&format!("{step}/tell"), &[("look", "14")]).await;
    let jonas = house.jonas.to_string();
    noor.done(&format!("{step}/ask"), &[("colleague", jonas.as_str())]).await;
    step
}

async fn says(jonas: &Client, step: &str) {
    jonas.done(&format!("{step}/look"), &[("seen", "a-little"), ("text", SAID)]).await;
}

#[tokio::test]
async fn what_a_colleague_saw_stands_open_and_first_as_soon_as_it_is_there() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = asked(&house, &noor, "shown").await;
        says(&jonas, &step).await;
        let page = noor.get(&step).await;
        let html = page.text();
        let [said, folded, form] = [SAID, "<details", "id=\"look-back\""]
            .map(|part| html.find(part).unwrap_or_else(|| panic!("{part}: {html}")));
        assert!(said < folded, "not folded: {}", page.words());
        assert!(html[folded..form].contains("<details open"), "one may answer at once: {html}");
        assert!(page.shows("Only you and the colleague you asked see this."), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn what_a_colleague_saw_stays_beside_the_own_answer_for_the_two_of_them_alone() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas, eva) = (
            house.sign_in(house.noor).await,
            house.sign_in(house.jonas).await,
            house.sign_in(house.eva).await,
        );
        let step = asked(&house, &noor, "shown").await;
        says(&jonas, &step).await;
        let own = [("seen", "clearly"), ("seen_text", "Two calls back.")];
        noor.done(&format!("{step}/look-back"), &own).await;
        let page = noor.get(&step).await;
        assert!(page.shows("Jonas Berg · A little"), "{}", page.words());
        assert!(page.shows(SAID) && page.shows("Two calls back."), "{}", page.words());
        let page = jonas.get(&step).await;
        assert!(page.shows(&format!("What you said A little {SAID}")), "{}", page.words());
        let page = eva.get(&step).await;
        assert!(page.shows("Two calls back."), "{}", page.words());
        assert!(!page.shows(SAID) && !page.shows("A little"), "{}", page.words());
        assert!(!page.shows("What you said"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_colleague_who_would_rather_not_say_sees_that_and_the_owner_s_page_forgets_it() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = asked(&house, &noor, "mine").await;
        let page = jonas.done(&format!("{step}/look"), &[("seen", "decline")]).await;
        assert!(page.shows("You would rather not say."), "{}", page.words());
        let page = noor.done(&format!("{step}/look-back"), &[("seen", "no")]).await;
        assert!(!page.shows("Jonas Berg would rather not say."), "{}", page.words());
        assert!(!page.shows("the colleague you asked"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn the_owner_takes_along_what_a_colleague_saw_and_so_does_the_colleague() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = asked(&house, &noor, "shown").await;
        says(&jonas, &step).await;
        let files = exported(&house, "commitments-data-steps", house.noor).await.files;
        let md = String::from_utf8_lossy(&files[0].1);
        assert!(md.contains(&format!("- Jonas Berg: Lite · {SAID}")), "{md}");
        let json: serde_json::Value = serde_json::from_slice(&files[1].1).unwrap();
        let heard = &json[0]["colleagues"][0];
        assert_eq!(heard["colleague"], "Jonas Berg");
        assert_eq!(heard["text"], SAID);
        let files = exported(&house, "commitments-data-looks", house.jonas).await.files;
        assert!(String::from_utf8_lossy(&files[0].1).contains(SAID));
        for key in ["commitments-data-steps", "commitments-data-looks"] {
            for (name, bytes) in exported(&house, key, house.eva).await.files {
                assert!(!String::from_utf8_lossy(&bytes).contains(SAID), "{name}");
            }
        }
    })
    .await;
}
