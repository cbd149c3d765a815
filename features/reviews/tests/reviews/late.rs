//! What a page says first, and what it takes away once the cards are open.

use cairn_testkit::{Answer, apps};

use crate::{
    features,
    loops::{id_of, step},
    phone::{start, team, write},
};

/// The page's words from `from` on stand before those of `to`.
fn before(page: &Answer, from: &str, to: &str) -> bool {
    let words = page.words();
    let at = |text: &str| words.find(text).unwrap_or_else(|| panic!("{text}: {words}"));
    at(from) < at(to)
}

#[tokio::test]
async fn a_review_begins_with_the_open_steps_of_the_last_one() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let first = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &first, "3", "Lådan var tom").await;
        team.eva.done(&format!("{first}/open"), &[]).await;
        for n in 1..=5 {
            step(&app, &team, &format!("Vi märker låda {n}"), team.people[1], id_of(&first)).await;
        }
        app.days(7).await;
        let second = start(&team.eva, team.id, "Nästa vecka").await;
        for phone in [&team.eva, &team.noor] {
            let page = phone.get(&second).await;
            assert!(before(&page, "From the last review", "Write your cards"), "{}", app.name);
            let words = page.words();
            let shown = words.split("2 more").next().unwrap_or_default();
            assert_eq!(shown.matches("Vi märker låda").count(), 3, "the rest folded: {words}");
            assert_eq!(words.matches("Vi märker låda").count(), 5, "{words}");
        }
        let page = team.noor.get(&format!("{second}/write")).await;
        assert!(before(&page, "What went well?", "From the last review · 5"));
        assert!(before(&page, "Vi märker låda 5", "Add another card"));
        let further = team.noor.get(&format!("{second}/write?q=2")).await;
        assert!(!further.shows("From the last review"), "once");
    })
    .await;
}

#[tokio::test]
async fn an_open_page_lets_go_of_writing_once_the_cards_are_open() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let live = format!("{review}/live?at=writing");
        let writing = team.jonas.get(&live).await;
        assert!(writing.shows("Write your cards") && writing.shows("The cards show when Eva Ek"));
        write(&team.jonas, &review, "1", "Vi hann med allt").await;
        assert!(team.jonas.get(&live).await.shows("Write more cards"), "as the page says it");
        assert!(team.noor.get(&live).await.shows("Write your cards"), "of one's own cards alone");
        assert!(team.eva.get(&live).await.shows("Open the cards"));
        let page = team.noor.get(&review).await;
        let at = page.text().find("id=\"live\"").expect("a live piece");
        for words in ["Write your cards", "The cards show when"] {
            let found = page.text().find(words).expect("said");
            assert!(found > at, "{words} stands in the piece that is asked for again");
        }

        team.eva.done(&format!("{review}/open"), &[]).await;
        for phone in [&team.noor, &team.eva] {
            let opened = phone.get(&live).await;
            assert!(opened.shows("The cards are open") && opened.shows("To the review"));
            for gone in ["Write your cards", "The cards show when", "Open the cards"] {
                assert!(!opened.shows(gone), "{}: {gone}: {}", app.name, opened.words());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_card_that_came_too_late_is_kept_and_nothing_asks_for_another() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.noor, &review, "1", "Vi hann med allt").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        let fields = [("q", "3"), ("body", "Halvskriven tanke"), ("go", "next")];
        let late = team.jonas.post(&format!("{review}/write"), &fields).await;
        assert_eq!(late.status, 422);
        assert!(late.shows("already open") && late.text().contains("Halvskriven tanke"));
        for gone in ["Add another card", "Next question", "They show when"] {
            assert!(!late.shows(gone), "{}: {gone}: {}", app.name, late.words());
        }
        assert_eq!(late.words().matches("To the review").count(), 1, "{}", late.words());
    })
    .await;
}

#[tokio::test]
async fn the_question_is_heard_once_and_names_its_field() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let page = team.jonas.get(&format!("{review}/write")).await;
        let text = page.text();
        let main = &text[text.find("<main").expect("a page")..];
        assert_eq!(main.matches("What went well?").count(), 1, "{main}");
        assert!(main.contains("<h1><label for=\"f-body\">What went well?</label></h1>"));
    })
    .await;
}
