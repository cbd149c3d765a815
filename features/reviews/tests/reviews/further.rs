//! Steps that came of a review by way of something else.

use cairn_testkit::{Answer, apps};

use crate::{
    features,
    loops::{first_step, insight_in, object, step},
    phone::{start, team, write},
};

/// What the page says from *From the last review* on; nothing without it.
fn from_last(page: &Answer) -> String {
    let words = page.words();
    words.find("From the last review").map_or_else(String::new, |at| words[at..].to_owned())
}

#[tokio::test]
async fn a_step_by_way_of_an_obstacle_or_a_page_stands_in_the_next_review() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (eva, jonas) = (team.people[0], team.people[1]);
        let first = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &first, "3", "Lådan var tom").await;
        let opened = team.eva.done(&format!("{first}/open"), &[]).await;
        let insight = insight_in(&team.eva.post(&first_step(&opened), &[]).await.location());
        let obstacle = object(&app, &team, "obstacle", "Ingen fyller på", jonas, insight).await;
        step(&app, &team, "Jag köper en låda till", eva, obstacle).await;
        let question = object(&app, &team, "question", "Vem fyller på?", jonas, obstacle).await;
        let page = object(&app, &team, "page", "Så fyller vi på", jonas, question).await;
        step(&app, &team, "Vi skriver upp turerna", jonas, page).await;

        app.days(7).await;
        let second = start(&team.eva, team.id, "Nästa vecka").await;
        let listed = from_last(&team.noor.get(&second).await);
        assert!(listed.contains("Jag köper en låda till Eva Ek sees to it"), "{listed}");
        assert!(listed.contains("Vi skriver upp turerna Jonas Berg sees to it"), "{listed}");
        assert_eq!(listed.matches("Jag köper en låda till").count(), 1, "once: {listed}");
    })
    .await;
}

#[tokio::test]
async fn a_step_by_way_of_something_hidden_does_not_tell_of_it() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let (eva, jonas) = (team.people[0], team.people[1]);
        let first = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &first, "3", "Lådan var tom").await;
        let opened = team.eva.done(&format!("{first}/open"), &[]).await;
        let insight = insight_in(&team.eva.post(&first_step(&opened), &[]).await.location());
        let obstacle = object(&app, &team, "obstacle", "Ingen fyller på", jonas, insight).await;
        step(&app, &team, "Jag köper en låda till", eva, obstacle).await;
        app.store
            .write(move |tx| Box::pin(async move { cairn_objects::hide(tx, obstacle).await }))
            .await
            .expect("hidden");

        app.days(7).await;
        let second = start(&team.eva, team.id, "Nästa vecka").await;
        let listed = from_last(&team.noor.get(&second).await);
        assert!(!listed.contains("Jag köper en låda till"), "{listed}");
    })
    .await;
}
