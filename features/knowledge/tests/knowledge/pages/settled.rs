//! Suggestions in which nothing is left to decide, and how they are read.

use cairn_testkit::{Answer, apps};

use super::{
    data::erase,
    house::{People, features, said},
    suggestions::{approved, suggestion},
};

/// Noor's own change of the approved page, which stays approved.
async fn changed(people: &People, page: &str, version: &str, body: &str) -> Answer {
    let fields =
        [("version", version), ("title", "Valves"), ("body", body), ("still_approved", "on")];
    people.noor.web.post(page, &fields).await
}

#[tokio::test]
async fn a_suggestion_that_the_page_says_by_now_ends_with_a_clear_word() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        let body = "One\n\nTwo\n\nThree and four";
        people.alva.save(&page, 1, "Valves", body).await;
        let suggestion = suggestion(&people, &page).await;
        assert_eq!(said(&changed(&people, &page, "1", body).await), "saved");
        let seen = people.noor.sees(&suggestion).await;
        assert!(seen.contains("The page says all of this by now"), "{seen}");
        assert!(!seen.contains("Take it in, with changes"), "{seen}");
        assert_eq!(said(&people.noor.web.post(&suggestion, &[]).await), "taken-already");
        assert!(people.waits(&people.noor).await.is_empty());
        assert!(people.noor.sees(&suggestion).await.contains("This was taken in."));
        assert!(!people.noor.sees(&page).await.contains("Suggested changes"));
        assert!(people.told(&people.alva).await.contains(&"knowledge-tell-taken".to_owned()));
        assert!(!people.noor.sees(&format!("{page}/history")).await.contains("Version 3"));
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_shows_what_the_page_would_become_and_not_what_was_added_meanwhile() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "One\n\nTwo\n\nThree and four").await;
        let suggestion = suggestion(&people, &page).await;
        changed(&people, &page, "1", "Zero\n\nOne\n\nTwo\n\nThree").await;
        let seen = people.noor.sees(&suggestion).await;
        assert!(seen.contains("Three and four") && !seen.contains("Removed: Zero"), "{seen}");
        // What was suggested and more stands there: nothing is left, and no version is made of it.
        changed(&people, &page, "2", "Zero\n\nOne\n\nTwo\n\nThree and four").await;
        assert!(people.noor.sees(&suggestion).await.contains("The page says all of this by now"));
        let form = people.noor.web.get(&format!("{page}/edit")).await;
        assert!(form.text().contains("name=\"version\" value=\"3\""));
        let no = [("reason", "It stands there")];
        let answer = people.noor.web.post(&format!("{suggestion}/decline"), &no).await;
        assert_eq!(said(&answer), "declined");
        assert!(people.waits(&people.noor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn taking_in_by_hand_what_stands_there_already_is_said_too() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "One\n\nTwo, gently\n\nThree").await;
        let suggestion = suggestion(&people, &page).await;
        let id = suggestion.rsplit('/').next().unwrap();
        let fields = [
            ("version", "1"),
            ("title", "Valves"),
            ("body", "One\n\nTwo\n\nThree"),
            ("still_approved", "on"),
            ("suggestion", id),
        ];
        assert_eq!(said(&people.noor.web.post(&page, &fields).await), "taken-already");
        assert!(people.waits(&people.noor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_an_erased_colleague_suggested_is_decided_on_like_any_other() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "One\n\nTwo\n\nThree and four").await;
        people.alva.save(&page, 1, "Valves", "All new").await;
        erase(&people, people.alva.id).await;
        assert_eq!(people.waits(&people.noor).await.len(), 1);
        let first = suggestion(&people, &page).await;
        assert!(people.noor.sees(&first).await.contains("former colleague"));
        assert_eq!(said(&people.noor.web.post(&first, &[]).await), "taken");
        assert_eq!(people.waits(&people.noor).await.len(), 1, "one more is open");
        let second = suggestion(&people, &page).await;
        let no = [("reason", "Not yet")];
        let answer = people.noor.web.post(&format!("{second}/decline"), &no).await;
        assert_eq!(said(&answer), "declined");
        assert!(people.waits(&people.noor).await.is_empty());
        assert!(!people.noor.sees(&page).await.contains("Suggested changes"));
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_that_is_gone_leads_whoever_decides_to_the_page() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "All new").await;
        let gone = format!("{page}/suggestions/{}", cairn_ground::Id::nil());
        let no = [("reason", "No")];
        let decline = format!("{gone}/decline");
        assert_eq!(said(&people.noor.web.get(&gone).await), "suggestion-gone");
        assert_eq!(said(&people.noor.web.post(&gone, &[]).await), "suggestion-gone");
        let answer = people.noor.web.done(&decline, &no).await;
        assert!(answer.shows("That suggestion is no longer there."), "{}", answer.words());
        assert_eq!(people.jonas.web.post(&gone, &[]).await.status, 404);
        let open = suggestion(&people, &page).await;
        people.noor.web.post(&format!("{page}/delete"), &[]).await;
        assert!(people.waits(&people.noor).await.is_empty());
        assert_eq!(people.noor.web.post(&open, &[]).await.status, 404, "nothing is there");
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_and_the_history_are_read_as_text() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let body =
            "## Torque\n\nSee **the** [list](/pages/7)\n\n| Size | Nm |\n|---|---|\n| M8 | 25 |";
        let page = people.noor.share("Valves", body).await;
        people.noor.web.post(&format!("{page}/approve"), &[("version", "1")]).await;
        let new = body.replace("25", "27").replace("/pages/7", "https://x.example/list");
        people.alva.save(&page, 1, "Valves", &new).await;
        let path = suggestion(&people, &page).await;
        for path in [path.clone(), format!("{page}/history/2")] {
            if path.contains("history") {
                people.noor.web.post(&suggestion(&people, &page).await, &[]).await;
            }
            let words = people.noor.web.get(&path).await.words();
            assert!(words.contains("M8 · 25") && words.contains("M8 · 27"), "{words}");
            assert!(words.contains("See the list (https://x.example/list)"), "{words}");
            for mark in ["**", "|---", "](", "##"] {
                assert!(!words.contains(mark), "{mark}: {words}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_open_waits_for_whoever_takes_the_page_over() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = approved(&people).await;
        people.alva.save(&page, 1, "Valves", "One\n\nTwo\n\nThree and four").await;
        let to = people.karin.id.to_string();
        assert_eq!(
            said(&people.noor.web.post(&format!("{page}/owner"), &[("to", &to)]).await),
            "owner"
        );
        assert!(people.waits(&people.noor).await.is_empty());
        let waits = people.waits(&people.karin).await;
        assert_eq!(waits[0].0, "decide-suggestion", "{waits:?}");
        people.karin.web.post(&format!("{page}/delete"), &[]).await;
        assert!(people.waits(&people.karin).await.is_empty());
        people.karin.web.post(&format!("{page}/bring-back"), &[]).await;
        assert_eq!(people.waits(&people.karin).await[0].0, "decide-suggestion");
    })
    .await;
}
