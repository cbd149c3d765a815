//! A card sent after the login ended.

use cairn_ground::Instant;
use cairn_store::q;
use cairn_testkit::apps;

use crate::{
    features,
    phone::{start, team},
};

#[tokio::test]
async fn a_card_sent_after_the_login_ended_is_shown_to_be_copied_and_lies_nowhere() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        app.store
            .write(|tx| Box::pin(async { q("DELETE FROM people_login").run(tx).await.map(drop) }))
            .await
            .expect("signed out");
        let path = format!("{review}/write");
        for card in ["Lådan var <tom> igen", "Tomt"] {
            let fields = [("q", "3"), ("body", card), ("go", "add")];
            let answer = team.jonas.post(&path, &fields).await;
            assert_eq!(answer.status, 401, "{}", answer.words());
            assert!(answer.shows(card), "{}", answer.words());
            assert!(answer.shows("You were signed out"), "{}", answer.words());
            let text = answer.text();
            assert!(!text.contains("<form") && !text.contains("type=\"hidden\""), "{text}");
            assert!(text.contains("href=\"/login?to=%2Freviews%2F"), "{text}");
            assert!(!answer.headers.contains_key("set-cookie"));
        }
        let mut db = app.store.read().await.expect("a connection");
        let cards: i64 =
            q("SELECT count(*) FROM reviews_unread").one(&mut db).await.expect("a number");
        assert_eq!(cards, 0, "{}", app.name);
        let button = team.jonas.post(&path, &[("q", "3"), ("body", " "), ("go", "add")]).await;
        assert_eq!(button.status, 303, "nothing was written: on to the sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_shared_phone_stays_signed_in_for_half_an_hour_of_writing() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        app.store.write(|tx| Box::pin(share(tx))).await.expect("a shared phone");
        assert_eq!(team.jonas.get(&review).await.status, 200);
        app.settle().await;
        let path = format!("{review}/write");
        let write = [("q", "3"), ("body", "Lådan var tom igen"), ("go", "add")];
        for minutes in [14, 14] {
            app.clock.advance(minutes * Instant::MINUTE);
            assert_eq!(team.jonas.post(&path, &write).await.status, 303, "{minutes}");
            app.settle().await;
        }
        app.clock.advance(3 * Instant::MINUTE);
        assert_eq!(team.jonas.post(&path, &write).await.status, 401, "writing moved nothing on");
    })
    .await;
}

#[tokio::test]
async fn a_shared_phone_that_has_left_the_review_is_out_after_ten_minutes() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        app.store.write(|tx| Box::pin(share(tx))).await.expect("a shared phone");
        assert_eq!(team.jonas.get(&review).await.status, 200);
        app.settle().await;
        // A picture of the page is no other page.
        team.jonas.picture("/favicon.ico").await;
        app.settle().await;
        app.clock.advance(11 * Instant::MINUTE);
        let left = team.jonas.get("/reviews").await;
        assert!(left.headers["set-cookie"].to_str().unwrap().contains("Max-Age=600"));
        app.settle().await;
        app.clock.advance(9 * Instant::MINUTE);
        assert_eq!(team.jonas.get("/reviews").await.status, 200);
        app.settle().await;
        app.clock.advance(11 * Instant::MINUTE);
        assert_eq!(team.jonas.get(&review).await.status, 303, "{}", app.name);
    })
    .await;
}

async fn share(tx: &mut cairn_store::Tx) -> cairn_ground::Result<()> {
    let ends = tx.now().plus(10 * Instant::MINUTE);
    q("UPDATE people_login SET shared = 1, expires_at = $1").bind(ends).run(tx).await.map(drop)
}
