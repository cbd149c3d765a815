//! The store as its callers see it, on both databases.

use std::sync::Arc;

use cairn_ground::{Chance, Instant};
use cairn_store::{Store, settings};
use cairn_testkit::both;

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
