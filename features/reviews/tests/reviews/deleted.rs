//! Cards are deleted on the day that stood beside the field.

use cairn_store::q;
use cairn_testkit::apps;

use crate::{
    features,
    phone::{start, team, write},
};

async fn cards(app: &cairn_testkit::App) -> i64 {
    let mut db = app.store.read().await.expect("a connection");
    let text = "SELECT (SELECT count(*) FROM reviews_card)
        + (SELECT count(*) FROM reviews_unread)";
    q(text).one(&mut db).await.expect("a number")
}

#[tokio::test]
async fn after_thirty_days_the_cards_are_gone_and_the_review_and_its_insights_stay() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Vi ringde").await;
        write(&team.jonas, &review, "3", "Lådan var tom").await;
        let promise = team.jonas.get(&format!("{review}/write")).await;
        assert!(promise.shows("deleted on 1 April 2026"), "{}", promise.words());
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        let step = opened
            .text()
            .split("action=\"")
            .filter_map(|a| a.split('"').next())
            .filter(|a| a.ends_with("/step"))
            .last()
            .expect("a step")
            .to_owned();
        let insight = team.noor.post(&step, &[]).await.location();
        let insight = insight.split("because_of=").nth(1).and_then(|a| a.split('&').next());
        let insight = format!("/reviews/noticed/{}", insight.expect("an insight"));

        app.days(29).await;
        assert_eq!(cards(&app).await, 2, "{}", app.name);
        assert!(team.noor.get(&review).await.shows("Lådan var tom"));
        app.days(1).await;
        assert_eq!(cards(&app).await, 0, "{}", app.name);
        let after = team.noor.get(&review).await;
        assert_eq!(after.status, 200);
        assert!(after.shows("Closed") && !after.shows("Vi ringde"), "{}", after.words());
        assert!(team.noor.get(&insight).await.shows("Lådan var tom"));
    })
    .await;
}

#[tokio::test]
async fn cards_that_nobody_opened_are_deleted_unread() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Oläst").await;
        app.days(30).await;
        assert_eq!(cards(&app).await, 0);
        let page = team.eva.get(&review).await;
        assert!(page.shows("never opened"), "{}", page.words());
        let late = team.eva.post(&format!("{review}/open"), &[]).await;
        assert_eq!(late.status, 422);
        assert!(late.shows("never opened"));
    })
    .await;
}
