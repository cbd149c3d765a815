//! Opening a database, reading from it, writing to it.

use std::{
    any::Any,
    collections::HashMap,
    path::PathBuf,
    str::FromStr,
    sync::{Arc, Mutex, atomic::AtomicU32},
    time::Duration,
};

use cairn_ground::{Chance, Clock, Error, Result};
use futures_util::future::BoxFuture;
use sqlx::{
    Connection, PgConnection, PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::Notify;

use crate::{
    Read, Settings, Trouble, Tx,
    settings::{self, Remembered},
    sql::Translations,
    trouble::Met,
    tx::Conn,
};

/// Which database it is. Features never ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Where the data lies.
#[derive(Debug, Clone)]
pub enum Target {
    /// A file of our own.
    Sqlite(PathBuf),
    /// `postgres://…`
    Postgres(String),
}

#[derive(Debug, Clone)]
enum Pools {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

/// The open database with the injected clock and chance. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
    clock: Arc<dyn Clock>,
    chance: Arc<Chance>,
    translations: Arc<Translations>,
    topics: Arc<Mutex<HashMap<&'static str, Arc<Notify>>>>,
    remembered: Arc<Remembered>,
    pub(crate) met: Arc<Met>,
}

/// How often a transaction that lost a race is tried again before the client is told to wait.
const ATTEMPTS: u32 = 12;
/// How long a request waits for a connection before it is answered 503.
const WAIT: Duration = Duration::from_secs(10);

impl Engine {
    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// What a command gives, whatever it is.
type Done = Box<dyn Any + Send>;
/// A command; it may run several times.
type Work = Box<dyn for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<Done>> + Send + Sync>;

impl Store {
    /// Opens (and for `SQLite` creates) the database. Migrations are a step of their own.
    ///
    /// # Errors
    /// `Busy` with the cause when it cannot be reached or opened.
    pub async fn open(target: &Target, clock: Arc<dyn Clock>, chance: Chance) -> Result<Self> {
        let pools = match target {
            Target::Sqlite(path) => open_sqlite(path).await,
            Target::Postgres(url) => open_postgres(url).await,
        }
        .map_err(|e| Error::Busy(e.to_string()))?;
        Ok(Self {
            pools,
            clock,
            chance: Arc::new(chance),
            translations: Arc::default(),
            topics: Arc::default(),
            remembered: Arc::default(),
            met: Arc::default(),
        })
    }

    /// The same database under another clock and chance: the demo's past, a test's future.
    #[must_use]
    pub fn under(&self, clock: Arc<dyn Clock>, chance: Chance) -> Self {
        Self { clock, chance: Arc::new(chance), ..self.clone() }
    }

    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// A connection to read from.
    ///
    /// # Errors
    /// `Busy` when none is free in time.
    pub async fn read(&self) -> Result<Read> {
        self.read_counting(Arc::default()).await
    }

    /// As [`Store::read`], adding the number of queries to `queries`.
    pub async fn read_counting(&self, queries: Arc<AtomicU32>) -> Result<Read> {
        let conn = match &self.pools {
            Pools::Sqlite { readers, .. } => readers.acquire().await.map(Conn::Sqlite),
            Pools::Postgres(pool) => pool.acquire().await.map(Conn::Postgres),
        };
        self.handle(conn, queries)
    }

    /// The settings: this node's own changes at once, another node's within two seconds.
    pub async fn settings(&self, db: &mut Read) -> Result<Settings> {
        self.remembered.get(db, self.clock.now()).await
    }

    fn handle(&self, conn: Result<Conn, sqlx::Error>, queries: Arc<AtomicU32>) -> Result<Read> {
        let conn = conn.map_err(|e| match Trouble::of(self.engine(), &e) {
            Some(trouble) => {
                self.met.set(Some(trouble));
                trouble.error(&e)
            }
            None => Error::Busy(e.to_string()),
        })?;
        let translations = Arc::clone(&self.translations);
        Ok(Read { conn, translations, queries, retry: false, met: Arc::clone(&self.met) })
    }

    /// Runs `work` in a transaction of its own task, so that a client who goes away cannot leave
    /// it half open; tries again when `PostgreSQL` asks for it, so `work` may run several times.
    ///
    /// # Errors
    /// What `work` refuses (nothing is then written); `Busy` when the database is away or full.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync + 'static,
    {
        self.write_counting(Arc::default(), work).await
    }

    /// As [`Store::write`], adding the number of queries to `queries`.
    pub async fn write_counting<T, F>(&self, queries: Arc<AtomicU32>, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + Sync + 'static,
    {
        let work: Work = Box::new(move |tx| {
            let done = work(tx);
            Box::pin(async move { Ok(Box::new(done.await?) as Done) })
        });
        let done = self.in_its_own_task(queries, work).await?;
        let done = done.downcast::<T>().map_err(|_| Error::Internal("another's result".into()))?;
        Ok(*done)
    }

    /// Of one type whatever is run: a task type for each command of the product took an eighth of
    /// the time in which its features compile.
    async fn in_its_own_task(&self, queries: Arc<AtomicU32>, work: Work) -> Result<Done> {
        let store = self.clone();
        let task = tokio::spawn(async move { store.attempts(queries, work).await });
        task.await.map_err(|e| Error::Internal(format!("a command panicked: {e}")))?
    }

    async fn attempts(&self, queries: Arc<AtomicU32>, work: Work) -> Result<Done> {
        let mut attempt = 0;
        loop {
            let mut tx = self.begin(Arc::clone(&queries)).await?;
            let result = work(&mut tx).await;
            let (result, again) = finish(&mut tx, result).await;
            if result.is_ok() {
                self.wake(&tx.topics);
                return result;
            }
            if !again {
                return result;
            }
            attempt += 1;
            if attempt >= ATTEMPTS {
                return Err(Error::Busy("too many others wrote the same rows".into()));
            }
            drop(tx);
            let pause = 1 << attempt.min(7);
            let jitter = self.chance.below(pause);
            tokio::time::sleep(Duration::from_millis((pause / 2 + jitter) as u64)).await;
        }
    }

    async fn begin(&self, queries: Arc<AtomicU32>) -> Result<Tx> {
        let (conn, begin) = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                (writer.acquire().await.map(Conn::Sqlite), "BEGIN IMMEDIATE")
            }
            Pools::Postgres(pool) => {
                (pool.acquire().await.map(Conn::Postgres), "BEGIN ISOLATION LEVEL SERIALIZABLE")
            }
        };
        let read = self.handle(conn, queries)?;
        let mut tx = Tx {
            read: Some(read),
            now: self.clock.now(),
            clock: Arc::clone(&self.clock),
            chance: Arc::clone(&self.chance),
            topics: Vec::new(),
            finished: false,
        };
        tx.raw(begin).await?;
        Ok(tx)
    }

    /// Waits until somebody on this node notifies `topic`. Waiters poll besides: the wake-up only
    /// saves time.
    pub async fn waits(&self, topic: &'static str) {
        self.topic(topic).notified().await;
    }

    fn wake(&self, topics: &[&'static str]) {
        if topics.contains(&settings::TOPIC) {
            self.remembered.forget();
        }
        for topic in topics {
            self.topic(topic).notify_one();
        }
    }

    fn topic(&self, topic: &'static str) -> Arc<Notify> {
        let mut topics = self.topics.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(topics.entry(topic).or_default())
    }

    /// Folds `SQLite`'s log into the file and empties it, so that what was deleted lies nowhere
    /// on the disk any more, and in which order things were written neither. A reader in the way
    /// makes it do less: the next one does it.
    pub async fn fold(&self) -> Result<()> {
        let Pools::Sqlite { writer, .. } = &self.pools else { return Ok(()) };
        let mut db = self.handle(writer.acquire().await.map(Conn::Sqlite), Arc::default())?;
        // Only a reader could be waited for, and a backup reads for long: nobody who writes waits.
        db.raw("PRAGMA busy_timeout = 0").await?;
        let folded = db.raw("PRAGMA wal_checkpoint(TRUNCATE)").await;
        db.raw(&format!("PRAGMA busy_timeout = {}", WAIT.as_millis())).await?;
        folded
    }

    /// Leaves no trace of earlier rows of `table`: [`Store::fold`], and on `PostgreSQL`, which
    /// keeps what was changed or deleted with the transaction that wrote it, a `VACUUM`.
    pub async fn forget(&self, table: &'static str) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { .. } => self.fold().await,
            Pools::Postgres(pool) => {
                let conn = pool.acquire().await.map(Conn::Postgres);
                self.handle(conn, Arc::default())?.raw(&format!("VACUUM {table}")).await
            }
        }
    }

    /// [`Store::forget`] for many tables, one after the other.
    pub async fn forget_all(&self, tables: &[&'static str]) -> Result<()> {
        if matches!(self.pools, Pools::Sqlite { .. }) {
            return self.fold().await;
        }
        for table in tables {
            self.forget(table).await?;
        }
        Ok(())
    }

    /// Closes every connection; `SQLite` folds its log into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

async fn finish<T>(tx: &mut Tx, result: Result<T>) -> (Result<T>, bool) {
    let ended = match result {
        Ok(value) => tx.raw("COMMIT").await.map(|()| value),
        Err(error) => {
            let again = tx.retry;
            tx.finished = tx.raw("ROLLBACK").await.is_ok();
            return (Err(error), again);
        }
    };
    tx.finished = ended.is_ok();
    if ended.is_err() {
        // A failed COMMIT leaves PostgreSQL idle and SQLite open; either way this ends it.
        let again = tx.retry;
        tx.finished = tx.raw("ROLLBACK").await.is_ok();
        return (ended, again);
    }
    (ended, false)
}

async fn open_sqlite(path: &std::path::Path) -> Result<Pools, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("cache_size", "-8000")
        .busy_timeout(WAIT);
    // A file does not hang up: no asking before each use whether it is still there.
    let pool = SqlitePoolOptions::new().acquire_timeout(WAIT).test_before_acquire(false);
    let writer = pool
        .clone()
        .max_connections(1)
        .connect_with(options.clone().create_if_missing(true))
        .await?;
    // Few that know the pages and statements asked for are quicker than many: what a read takes is
    // the processor, not waiting. Two for each, and some for what reads for long.
    let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let readers = u32::try_from(processors * 2).unwrap_or(8).clamp(4, 8);
    let readers = pool.max_connections(readers).connect_lazy_with(options.read_only(true));
    Ok(Pools::Sqlite { writer, readers })
}

async fn open_postgres(url: &str) -> Result<Pools, sqlx::Error> {
    // Planned once a connection: planning anew took longer than most queries themselves. At the
    // usual price of a page off the disk such a plan reads all of the search's table instead of its
    // index, and our pages lie in memory.
    let options = PgConnectOptions::from_str(url)?.options([
        ("plan_cache_mode", "force_generic_plan"),
        ("random_page_cost", "2"),
        ("jit", "off"),
    ]);
    // The pool would say that it waited in vain; the first connection says why.
    PgConnection::connect_with(&options).await?.close().await?;
    let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(WAIT);
    Ok(Pools::Postgres(pool.connect_with(options).await?))
}
