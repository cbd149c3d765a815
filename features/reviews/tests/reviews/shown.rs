//! What a page keeps in sight on a phone, and what it leaves off paper.

use cairn_testkit::apps;

use crate::{
    features,
    phone::{Phone, start, team, write},
};

#[tokio::test]
async fn many_who_take_part_are_folded_below_the_promise() {
    apps(features, |app| async move {
        let few = team(&app).await;
        let review = start(&few.eva, few.id, "Veckan").await;
        let page = few.eva.get(&review).await;
        assert!(page.shows("Eva Ek, Jonas Berg, Noor Karim"), "{}", page.words());
        assert!(!page.text().contains("id=\"names\""), "{}", page.words());

        let many = app.team("Syd").await;
        for n in 0..17 {
            app.person(&format!("Person{n} Ek"), many).await;
        }
        let ann = Phone::of(&app, app.person("Ann Alm", many).await).await;
        for day in ["", "2026-03-05"] {
            let fields = [("team", many.to_string()), ("day", day.to_owned())];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let page = ann.done("/reviews", &fields).await;
            let words = page.words();
            let promise = words.find("Who wrote what is not stored.").expect("the promise");
            let fold = words.find("18 take part").expect("a fold");
            assert!(promise < fold && words.contains("Person16 Ek"), "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn opened_cards_are_read_on_the_screen_and_not_printed() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Stegen var trasig").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        let text = team.eva.get(&review).await.text();
        let (before, unprinted) = text.split_once("class=\"stack no-print\">").expect("a part");
        let (unprinted, after) = unprinted.split_once("/close\"").expect("the end");
        assert!(unprinted.contains("Stegen var trasig"), "{text}");
        assert!(!before.contains("Stegen var trasig") && !after.contains("details class=\"card\""));
    })
    .await;
}
