//! A fresh store on each database.

use std::{future::Future, sync::Arc};

use cairn_ground::{Chance, Instant, TestClock};
use cairn_store::{Migration, Store, Target, q};

/// Monday 2 March 2026, 09:00 in Stockholm: a working morning, far from any change of clocks.
pub const START: &str = "2026-03-02T08:00:00Z";

/// A store, the clock it runs by, and the folder that goes away with it.
#[derive(Debug)]
pub struct Base {
    pub store: Store,
    pub clock: Arc<TestClock>,
    /// `SQLite` or `PostgreSQL`, for messages of assertions.
    pub name: &'static str,
    /// Shared, so that a test that keeps only the store does not lose the file below it.
    pub folder: Arc<tempfile::TempDir>,
    /// How to open the same database again.
    pub target: Target,
}

/// Runs `test` on `SQLite` and on `PostgreSQL`, each with the store kit's own tables.
pub async fn both<F, Fut>(test: F)
where
    F: Fn(Base) -> Fut,
    Fut: Future<Output = ()>,
{
    both_with(Vec::new(), test).await;
}

/// As [`both`], with further tables.
pub async fn both_with<F, Fut>(migrations: Vec<Migration>, test: F)
where
    F: Fn(Base) -> Fut,
    Fut: Future<Output = ()>,
{
    for target in targets() {
        let (base, schema) = base(target).await;
        let mut all = cairn_store::MIGRATIONS.to_vec();
        all.extend_from_slice(&migrations);
        base.store.migrate(all).await.expect("migrates");
        let (store, folder) = (base.store.clone(), Arc::clone(&base.folder));
        test(base).await;
        drop_schema(&store, schema).await;
        drop(folder);
    }
}

#[derive(Debug, Clone)]
enum Wanted {
    Sqlite,
    Postgres(String),
}

fn targets() -> Vec<Wanted> {
    let mut targets = vec![Wanted::Sqlite];
    if let Ok(url) = std::env::var("TEST_PG_URL") {
        targets.push(Wanted::Postgres(url));
    }
    targets
}

async fn base(wanted: Wanted) -> (Base, Option<String>) {
    let clock = Arc::new(TestClock::at(Instant::parse(START).expect("an instant")));
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let (target, name, schema) = match wanted {
        Wanted::Sqlite => (Target::Sqlite(folder.path().join("cairn.db")), "SQLite", None),
        Wanted::Postgres(url) => {
            let schema = schema(&url).await;
            let joint = if url.contains('?') { '&' } else { '?' };
            let url = format!("{url}{joint}options=-c%20search_path%3D{schema}");
            (Target::Postgres(url), "PostgreSQL", Some(schema))
        }
    };
    let store = Store::open(&target, clock.clone(), Chance::seeded(7)).await.expect("opens");
    (Base { store, clock, name, folder, target }, schema)
}

/// A schema of its own for each test: cheaper than a database, and as separate.
async fn schema(url: &str) -> String {
    #[allow(clippy::disallowed_methods, reason = "a name nobody else uses")]
    let name = format!("test_{}", uuid::Uuid::from_bytes(cairn_ground::Secrets.bytes()).simple());
    run(url, format!("CREATE SCHEMA {name}")).await;
    name
}

async fn run(url: &str, text: String) {
    let clock = Arc::new(cairn_ground::SystemClock);
    let target = Target::Postgres(url.to_owned());
    let admin = Store::open(&target, clock, Chance::seeded(1)).await.expect("PostgreSQL answers");
    admin
        .write(move |tx| {
            let text = text.clone();
            Box::pin(async move { q(text).run(tx).await.map(drop) })
        })
        .await
        .expect("PostgreSQL obeys");
    admin.close().await;
}

async fn drop_schema(store: &Store, schema: Option<String>) {
    store.close().await;
    let (Some(schema), Ok(url)) = (schema, std::env::var("TEST_PG_URL")) else { return };
    run(&url, format!("DROP SCHEMA {schema} CASCADE")).await;
}

/// For [`crate::apps`], which migrates by itself.
#[cfg(feature = "house")]
pub(crate) async fn each<F, Fut>(test: F)
where
    F: Fn(Base) -> Fut,
    Fut: Future<Output = ()>,
{
    for target in targets() {
        let (base, schema) = base(target).await;
        let store = base.store.clone();
        test(base).await;
        drop_schema(&store, schema).await;
    }
}
