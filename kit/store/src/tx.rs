//! A handle for reading, and the transaction that is one too.

use std::{
    ops::{Deref, DerefMut},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use cairn_ground::{Chance, Clock, Error, Id, Instant, Result, Secrets, ids};
use sqlx::{Executor, Postgres, Sqlite, pool::PoolConnection};

use crate::{Engine, Trouble, sql::Translations, trouble::Met};

#[derive(Debug)]
pub(crate) enum Conn {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A connection to read from. `find_*` and `list_*` functions take `&mut Read`, so that they work
/// inside a transaction and outside of one.
#[derive(Debug)]
pub struct Read {
    pub(crate) conn: Conn,
    pub(crate) translations: Arc<Translations>,
    pub(crate) queries: Arc<AtomicU32>,
    /// The database asked that the transaction be tried again.
    pub(crate) retry: bool,
    /// Where what stands in the way of every write is remembered.
    pub(crate) met: Arc<Met>,
}

impl Read {
    pub fn engine(&self) -> Engine {
        match self.conn {
            Conn::Sqlite(_) => Engine::Sqlite,
            Conn::Postgres(_) => Engine::Postgres,
        }
    }

    pub(crate) fn count(&self) {
        self.queries.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn translated(&self, text: &str) -> Arc<str> {
        self.translations.get(self.engine(), text)
    }

    /// Turns a database error into ours, and remembers whether trying again would help.
    pub(crate) fn failed(&mut self, cause: &sqlx::Error) -> Error {
        if let Some(trouble) = Trouble::of(self.engine(), cause) {
            self.met.set(Some(trouble));
            return trouble.error(cause);
        }
        if let sqlx::Error::Database(db) = cause {
            let code = db.code().unwrap_or_default();
            // Serialization failure, deadlock; and a unique key lost to a concurrent writer,
            // which shows the winner's row when the command runs again.
            self.retry |= matches!(code.as_ref(), "40001" | "40P01" | "23505");
            if is_passing(self.engine(), &code) {
                return Error::Busy(cause.to_string());
            }
        }
        if matches!(cause, sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut) {
            return Error::Busy(cause.to_string());
        }
        Error::internal(cause)
    }

    /// Runs text without parameters: `BEGIN`, `COMMIT`, migrations.
    pub(crate) async fn raw(&mut self, text: &str) -> Result<()> {
        let text = sqlx::AssertSqlSafe(text.to_owned());
        match &mut self.conn {
            Conn::Sqlite(c) => (&mut **c).execute(sqlx::raw_sql(text)).await.map(|_| ()),
            Conn::Postgres(c) => (&mut **c).execute(sqlx::raw_sql(text)).await.map(|_| ()),
        }
        .map_err(|e| self.failed(&e))
    }
}

/// A write transaction. Commands take it, never open or commit it.
#[derive(Debug)]
pub struct Tx {
    pub(crate) read: Option<Read>,
    pub(crate) now: Instant,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<Chance>,
    pub(crate) topics: Vec<&'static str>,
    pub(crate) finished: bool,
}

impl Tx {
    /// The moment the transaction began; the same for everything in it.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Moves the transaction's moment. Only for the demo's past, which puts hundreds of commands of
    /// different days into one transaction; everything else happens at one moment.
    pub fn travel(&mut self, to: Instant) {
        self.now = to;
    }

    /// A new time-ordered id.
    pub fn new_id(&self) -> Id {
        ids::time_ordered(self.clock.as_ref(), &self.chance)
    }

    /// An id that tells nothing: for secrets and anonymous rows.
    pub fn anonymous_id(&self) -> Id {
        ids::random(Secrets.bytes())
    }

    /// Chance for content, seeded in the demo.
    pub fn chance(&self) -> &Chance {
        &self.chance
    }

    /// Wakes those who wait for `topic` once the transaction is committed.
    pub fn notify(&mut self, topic: &'static str) {
        if !self.topics.contains(&topic) {
            self.topics.push(topic);
        }
    }
}

impl Deref for Tx {
    type Target = Read;
    fn deref(&self) -> &Read {
        match &self.read {
            Some(read) => read,
            None => unreachable!("a transaction keeps its connection until it is dropped"),
        }
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Read {
        match &mut self.read {
            Some(read) => read,
            None => unreachable!("a transaction keeps its connection until it is dropped"),
        }
    }
}

impl Drop for Tx {
    /// A transaction that was neither committed nor rolled back (a panic in a command) must not
    /// go back to the pool open: its connection is closed instead.
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        match self.read.take().map(|r| r.conn) {
            Some(Conn::Sqlite(c)) => drop(c.detach()),
            Some(Conn::Postgres(c)) => drop(c.detach()),
            None => {}
        }
    }
}

/// What is the house's trouble and not the command's, and may pass by itself: another program holds
/// the file, the disk fails; the server is going down, coming up or out of memory.
fn is_passing(engine: Engine, code: &str) -> bool {
    match engine {
        // The last byte of an extended code says what it extends: busy, locked, input or output.
        Engine::Sqlite => code.parse().is_ok_and(|code: u32| matches!(code & 0xff, 5 | 6 | 10)),
        Engine::Postgres => ["08", "53", "57P"].iter().any(|class| code.starts_with(class)),
    }
}
