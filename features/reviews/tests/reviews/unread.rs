//! Where cards lie while people write, and where afterwards.

use cairn_store::{Engine, q};
use cairn_testkit::{App, apps};

use crate::{
    features,
    phone::{start, team, write},
};

/// How many cards lie unread, and how many opened.
async fn lie(app: &App) -> (i64, i64) {
    let mut db = app.store.read().await.expect("a connection");
    let text = "SELECT (SELECT count(*) FROM reviews_unread), (SELECT count(*) FROM reviews_card)";
    q(text).one(&mut db).await.expect("numbers")
}

#[tokio::test]
async fn cards_lie_apart_until_the_opening_and_leave_nothing_there() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Vi ringde").await;
        write(&team.noor, &review, "3", "Lådan var tom").await;
        assert_eq!(lie(&app).await, (2, 0), "{}", app.name);
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(opened.shows("Vi ringde") && opened.shows("Lådan var tom"), "{}", opened.words());
        assert_eq!(lie(&app).await, (0, 2), "{}", app.name);
    })
    .await;
}

#[tokio::test]
async fn a_review_that_lost_its_unread_cards_takes_new_ones() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Vi ringde").await;
        // What PostgreSQL leaves of such a table after a crash.
        app.store
            .write(|tx| Box::pin(async { q("DELETE FROM reviews_unread").run(tx).await.map(drop) }))
            .await
            .expect("emptied");
        let empty = team.eva.post(&format!("{review}/open"), &[]).await;
        assert!(empty.shows("No cards have been written"), "{}", empty.words());
        write(&team.jonas, &review, "1", "Vi ringde").await;
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(opened.shows("Vi ringde"), "{}", opened.words());
    })
    .await;
}

#[tokio::test]
async fn unread_cards_are_in_no_log_of_postgresql() {
    apps(features, |app| async move {
        let mut db = app.store.read().await.expect("a connection");
        if db.engine() == Engine::Sqlite {
            return;
        }
        let text = "SELECT CAST(relpersistence AS TEXT) FROM pg_class WHERE relname = $1";
        let table: String = q(text).bind("reviews_unread").one(&mut db).await.expect("a table");
        let opened: String = q(text).bind("reviews_card").one(&mut db).await.expect("a table");
        assert_eq!((table.as_str(), opened.as_str()), ("u", "p"));
    })
    .await;
}
