//! The store as its callers see it, on both databases.

use std::{sync::Arc, time::Duration};

use cairn_ground::{Chance, Error, Instant};
use cairn_store::{Blobs, Engine, Store, Target, Trouble, q, settings};
use cairn_testkit::both;
use futures_util::TryStreamExt;
use sqlx::Connection;

async fn name_at(store: &Store) -> String {
    let mut db = store.read().await.expect("a connection");
    store.settings(&mut db).await.expect("settings").short_name
}

async fn rename(store: &Store, name: &'static str) {
    store.write(move |tx| Box::pin(settings::set(tx, "short-name", name))).await.expect("set");
}

#[tokio::test]
async fn a_changed_setting_shows_at_once_here_and_within_two_seconds_on_another_node() {
    both(|base| async move {
        let chance = Chance::seeded(8);
        let other = Store::open(&base.target, base.clock.clone(), chance).await.expect("opens");
        rename(&base.store, "Nord").await;
        assert_eq!(
            (name_at(&base.store).await, name_at(&other).await),
            ("Nord".into(), "Nord".into())
        );
        rename(&base.store, "Syd").await;
        assert_eq!(name_at(&base.store).await, "Syd", "{}", base.name);
        base.clock.advance(2 * Instant::SECOND);
        assert_eq!(name_at(&other).await, "Syd", "{}", base.name);
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_newer_cairn_is_refused_and_left_as_it_is() {
    both(|base| async move {
        let known = || cairn_store::MIGRATIONS.to_vec();
        base.store.migrate(known()).await.expect("the same version, once more");
        let write = base.store.write(|tx| {
            Box::pin(async move {
                let text = "INSERT INTO store_migration (name, applied_at) VALUES ($1, 0)";
                q(text).bind("store-99").run(tx).await.map(drop)
            })
        });
        write.await.expect("an update to come");
        let refused = base.store.migrate(known()).await.expect_err("an older version");
        let words = refused.to_string();
        assert!(words.contains("a newer Cairn (store-99). Use that version"), "{words}");
        assert_eq!(name_at(&base.store).await, "", "{}", base.name);
    })
    .await;
}

#[tokio::test]
async fn what_is_remembered_costs_no_query() {
    both(|base| async move {
        name_at(&base.store).await;
        let queries = Arc::default();
        let mut db = base.store.read_counting(Arc::clone(&queries)).await.expect("a connection");
        base.store.settings(&mut db).await.expect("settings");
        assert_eq!(queries.load(std::sync::atomic::Ordering::Relaxed), 0);
    })
    .await;
}

#[tokio::test]
async fn the_same_file_sent_twice_at_once_is_kept_once_and_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::new(folder.path().join("files"));
    let content = vec![7_u8; 3_000_000];
    let puts = (0..8).map(|_| {
        let (blobs, content) = (blobs.clone(), content.clone());
        tokio::spawn(async move { blobs.put(&content).await.expect("kept") })
    });
    let mut names = Vec::new();
    for put in puts.collect::<Vec<_>>() {
        names.push(put.await.expect("put"));
    }
    names.dedup();
    assert_eq!(names.len(), 1);
    assert_eq!(read(&blobs, &names[0], 0..3_000_000).await.concat(), content);
    let kept = folder.path().join("files").join(&names[0][..2]);
    let kept: Vec<_> = std::fs::read_dir(kept).expect("a folder").collect();
    assert_eq!(kept.len(), 1, "nothing unfinished stays: {kept:?}");
}

async fn read(blobs: &Blobs, name: &str, range: std::ops::Range<u64>) -> Vec<Vec<u8>> {
    let pieces = blobs.pieces(name, range).expect("a name");
    pieces.try_collect().await.expect("read")
}

#[tokio::test]
async fn a_file_is_read_in_pieces_and_one_that_is_cut_off_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::new(folder.path().join("files"));
    let content: Vec<u8> = (0..200_000_u32).map(|i| i.to_be_bytes()[2]).collect();
    let name = blobs.put(&content).await.expect("kept");
    assert_eq!(blobs.size(&name).await.expect("there"), 200_000);
    let whole = read(&blobs, &name, 0..200_000).await;
    assert!(whole.iter().all(|piece| piece.len() <= 64 * 1024), "none is large");
    assert_eq!(whole.concat(), content);
    assert_eq!(read(&blobs, &name, 65_000..140_001).await.concat(), content[65_000..140_001]);
    assert!(read(&blobs, &name, 7..7).await.is_empty());
    let beyond = blobs.pieces(&name, 0..200_001).expect("a name").try_collect::<Vec<_>>().await;
    assert!(beyond.is_err(), "whoever asked must not take it for the whole");
    blobs.remove(&name).await.expect("gone");
    assert!(blobs.size(&name).await.is_err());
}

#[tokio::test]
async fn emptying_the_log_waits_for_no_reader() {
    both(|base| async move {
        let Target::Sqlite(file) = &base.target else { return };
        rename(&base.store, "Nord").await;
        // As a backup does: an old state is read for long, by a connection of its own.
        let reader = format!("sqlite://{}", file.display());
        let mut reader = sqlx::SqliteConnection::connect(&reader).await.expect("opens");
        for text in ["BEGIN", "SELECT count(*) FROM store_setting"] {
            sqlx::raw_sql(text).execute(&mut reader).await.expect("reads");
        }
        rename(&base.store, "Syd").await;
        let folding = tokio::time::timeout(Duration::from_secs(5), base.store.fold());
        folding.await.expect("did not wait for the reader").expect("folded what it could");
        rename(&base.store, "Ost").await;
    })
    .await;
}

#[tokio::test]
async fn a_lease_is_one_holder_s_until_it_is_over() {
    both(|base| async move {
        let take = async |holder: &'static str| {
            let taking = base.store.write(move |tx| {
                Box::pin(async move { cairn_store::lease(tx, "sweep", holder, 60).await })
            });
            taking.await.expect("asked")
        };
        assert!(take("one").await && take("one").await, "its holder renews it");
        assert!(!take("two").await, "{}", base.name);
        base.clock.advance(61 * Instant::SECOND);
        assert!(take("two").await && !take("one").await, "{}", base.name);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_another_program_holds_is_busy_and_no_fault_of_ours() {
    both(|base| async move {
        let Target::Sqlite(file) = &base.target else { return };
        rename(&base.store, "Nord").await;
        let other = format!("sqlite://{}", file.display());
        let mut other = sqlx::SqliteConnection::connect(&other).await.expect("opens");
        sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("holds");
        let writing = base.store.write(|tx| Box::pin(settings::set(tx, "short-name", "Syd")));
        let refused = writing.await;
        assert!(matches!(refused, Err(Error::Busy(_))), "{refused:?}");
    })
    .await;
}

/// Nothing can be written any more, as on a full disk or a database that only lets read.
async fn break_writing(store: &Store) {
    let texts: &[&str] = match store.engine() {
        Engine::Sqlite => &["PRAGMA query_only = ON"],
        Engine::Postgres => &[
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
             'BEGIN RAISE EXCEPTION ''no space left'' USING ERRCODE = ''53100''; END'",
            "CREATE TRIGGER no_room BEFORE INSERT ON store_setting
             FOR EACH ROW EXECUTE FUNCTION no_room()",
        ],
    };
    for text in texts {
        store.write(|tx| Box::pin(q(*text).run(tx))).await.expect("broken");
    }
}

#[tokio::test]
async fn a_disk_without_room_is_named_with_its_remedy_until_a_write_goes_in_again() {
    both(|base| async move {
        let store = &base.store;
        assert_eq!(store.writable().await, Ok(()), "{}", base.name);
        break_writing(store).await;
        let refused = store.write(|tx| Box::pin(settings::set(tx, "short-name", "Syd"))).await;
        let Err(Error::Busy(why)) = refused else { panic!("{}: {refused:?}", base.name) };
        let trouble = Trouble::told_by(&why).expect("a trouble that lasts");
        // SQLite's writer is a new one after each trouble, and this one's hindrance its own.
        if base.name != "SQLite" {
            assert_eq!(trouble, Trouble::Full, "{why}");
            assert_eq!(store.writable().await, Err(trouble), "as long as it lasts");
            let mend = "DROP TRIGGER no_room ON store_setting";
            store.write(move |tx| Box::pin(q(mend).run(tx))).await.expect("mended");
        }
        assert_eq!(store.writable().await, Ok(()), "{}: it is over", base.name);
        rename(store, "Syd").await;
        let mut db = store.read().await.expect("a connection");
        let left: Option<String> = settings::find(&mut db, "room").await.expect("read");
        assert_eq!(left, None, "the try leaves nothing");
    })
    .await;
}
