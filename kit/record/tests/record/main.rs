//! The record as projections read it, on both databases.

use std::sync::Arc;

use cairn_ground::{Actor, Audience, ObjectId, Result};
use cairn_record::{Event, Subscription, Verb, append, catch_up, rebuild, settle};
use cairn_store::{Engine, Tx, q};
use cairn_testkit::{App, apps};
use tokio::sync::watch;

const READER: Subscription = Subscription {
    name: "test-reader",
    apply: |_, _| Box::pin(async { Ok(()) }),
    clear: |_| Box::pin(async { Ok(()) }),
};

async fn say(tx: &mut Tx, actor: &Actor, title: &str) -> Result<()> {
    let event = Event {
        verb: Verb::own("took", "took a next step"),
        object: ObjectId(tx.new_id()),
        kind: "step",
        audience: Audience::Team,
        team: None,
        title,
        because_of: None,
        details: Vec::new(),
    };
    append(tx, actor, &event).await.map(drop)
}

async fn said(app: &App, actor: &Actor, title: &'static str) {
    let actor = actor.clone();
    let saying = app.store.write(move |tx| {
        let actor = actor.clone();
        Box::pin(async move { say(tx, &actor, title).await })
    });
    saying.await.expect("recorded");
}

async fn read(app: &App) -> usize {
    settle(&app.store).await.expect("settled");
    catch_up(&app.store, READER).await.expect("read")
}

async fn speaker(app: &App) -> Actor {
    let team = app.team("Service Nord").await;
    app.actor(app.person("Alva Lindqvist", team).await).await
}

async fn run(app: &App, text: &'static str) {
    let running = app.store.write(move |tx| Box::pin(async move { q(text).run(tx).await }));
    running.await.expect("run");
}

#[tokio::test]
async fn each_statement_is_applied_once_and_a_rebuild_reads_them_all() {
    apps(Vec::new, |app| async move {
        let actor = speaker(&app).await;
        let before = read(&app).await;
        for title in ["one", "two", "three"] {
            said(&app, &actor, title).await;
        }
        assert_eq!((read(&app).await, read(&app).await), (3, 0), "{}", app.name);
        assert_eq!(rebuild(&app.store, READER).await.expect("rebuilt"), before + 3);
    })
    .await;
}

/// What a reader would miss if it stopped at the newest it sees: the one that began first and is
/// not there yet.
#[tokio::test]
async fn nobody_reads_past_a_transaction_that_has_appended_and_is_still_open() {
    apps(Vec::new, |app| async move {
        if app.store.engine() == Engine::Sqlite {
            return; // One writes at a time.
        }
        let actor = speaker(&app).await;
        read(&app).await;
        let (appended, mut has_appended) = watch::channel(false);
        let (release, released) = watch::channel(false);
        let slow = tokio::spawn({
            let (app, actor) = (Arc::clone(&app), actor.clone());
            async move {
                let appended = Arc::new(appended);
                let writing = app.store.write(move |tx| {
                    let (actor, appended) = (actor.clone(), Arc::clone(&appended));
                    let mut released = released.clone();
                    Box::pin(async move {
                        say(tx, &actor, "began first").await?;
                        appended.send_replace(true);
                        released.wait_for(|released| *released).await.expect("released");
                        Ok(())
                    })
                });
                writing.await.expect("recorded");
            }
        });
        has_appended.wait_for(|appended| *appended).await.expect("appended");
        said(&app, &actor, "began later, committed first").await;
        assert_eq!(catch_up(&app.store, READER).await.expect("read"), 0, "waits for the first");
        release.send_replace(true);
        slow.await.expect("committed");
        assert_eq!((read(&app).await, read(&app).await), (2, 0), "both, once");
    })
    .await;
}

/// The order is that of the epochs; a number may be drawn before and committed after another.
#[tokio::test]
async fn after_a_restore_a_reader_goes_on_where_it_was() {
    apps(Vec::new, |app| async move {
        let actor = speaker(&app).await;
        said(&app, &actor, "long ago").await;
        let all = read(&app).await;
        said(&app, &actor, "drawn first").await;
        said(&app, &actor, "drawn second").await;
        let mut unread = 2;
        if app.store.engine() == Engine::Postgres {
            // Committed the other way round; the reader has the one that was drawn second.
            settle(&app.store).await.expect("settled");
            run(
                &app,
                "UPDATE record_statement SET epoch = CASE
                WHEN seq = (SELECT max(seq) FROM record_statement) THEN 5
                WHEN seq = (SELECT max(seq) - 1 FROM record_statement) THEN 6 ELSE 1 END",
            )
            .await;
            run(
                &app,
                "UPDATE record_cursor SET epoch = 5,
                seq = (SELECT max(seq) FROM record_statement)",
            )
            .await;
            unread = 1;
        }
        let restoring = app.store.write(|tx| Box::pin(cairn_record::after_restore(tx)));
        restoring.await.expect("restored");
        assert_eq!((read(&app).await, read(&app).await), (unread, 0), "{}", app.name);
        said(&app, &actor, "after the restore").await;
        assert_eq!(read(&app).await, 1, "{}", app.name);
        assert_eq!(rebuild(&app.store, READER).await.expect("rebuilt"), all + 3, "{}", app.name);
    })
    .await;
}
