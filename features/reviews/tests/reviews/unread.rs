//! Where cards lie while people write, and where afterwards.

use cairn_store::{Engine, q};
use cairn_testkit::{App, apps};

use crate::{
    features,
    phone::{card_id, start, team, write},
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

#[tokio::test]
async fn the_log_of_postgresql_hears_of_a_card_at_the_opening_first() {
    apps(features, |app| async move {
        if app.name != "PostgreSQL" {
            return;
        }
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let card = format!("Kort i {review}");
        let from = logged_to(&app).await;
        write(&team.jonas, &review, "1", &card).await;
        let page = team.jonas.get(&format!("{review}/write?q=1")).await;
        let (id, changed) = (card_id(&page, &card), format!("{card}, ändrat"));
        let fields = [("q", "1"), ("card", id.as_str()), ("body", changed.as_str())];
        assert_eq!(team.jonas.post(&format!("{review}/change"), &fields).await.status, 303);
        assert_eq!(logs_with(&app, &from, &card).await, 0, "while people write");
        team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(logs_with(&app, &from, &card).await > 0, "the test would see it");
    })
    .await;
}

/// The file of the log that is written now.
async fn logged_to(app: &App) -> String {
    let mut db = app.store.read().await.expect("a connection");
    let text = "SELECT pg_walfile_name(pg_current_wal_insert_lsn())";
    q(text).one(&mut db).await.expect("a name")
}

/// How many files of the log, from `from` on, hold `text`, once everything is written to them.
async fn logs_with(app: &App, from: &str, text: &str) -> i64 {
    let mut db = app.store.read().await.expect("a connection");
    let now = "SELECT CAST(pg_current_wal_insert_lsn() AS TEXT)";
    let end: String = q(now).one(&mut db).await.expect("a place");
    loop {
        let written = "SELECT CASE WHEN pg_current_wal_flush_lsn() >= CAST($1 AS pg_lsn)
            THEN 1 ELSE 0 END";
        if q(written).bind(&*end).one::<i64>(&mut db).await.expect("a place") == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let found = "SELECT count(*) FROM pg_ls_waldir() w
        WHERE w.name >= $1 AND w.name <= pg_walfile_name(pg_current_wal_insert_lsn())
        AND position(convert_to($2, 'UTF8')
            IN pg_read_binary_file('pg_wal/' || w.name, 0, w.size, true)) > 0";
    q(found).bind(from).bind(text).one(&mut db).await.expect("a number")
}

#[tokio::test]
async fn a_backup_made_meanwhile_does_not_hold_them_in_the_order_they_came() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        for n in 0..12 {
            let phone = if n % 2 == 0 { &team.jonas } else { &team.noor };
            write(phone, &review, "1", &format!("Kort {n}")).await;
        }
        let mut lines = Vec::new();
        let mut take = |table: &str, line: Option<&str>| {
            lines.extend(line.filter(|_| table == "reviews_unread").map(str::to_owned));
            Ok(())
        };
        app.store.dump(&mut take).await.expect("a dump");
        let ordered: Vec<String> = {
            let mut sorted = lines.clone();
            sorted.sort();
            sorted
        };
        assert_eq!((lines.len(), &lines), (12, &ordered), "{}: by chance", app.name);
    })
    .await;
}
