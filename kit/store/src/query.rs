//! A statement with its values: `q("SELECT …").bind(id).all::<Person>(db).await?`.

use cairn_ground::{Actor, Error, Id, Result};
use sqlx::{Arguments, AssertSqlSafe, Executor, postgres::PgArguments, sqlite::SqliteArguments};

use crate::{
    FromRow, Read, Row, Tx, Value,
    tx::Conn,
    value::{json_ids, json_ints, json_texts},
};

/// A statement and what is bound to it, in order of `$1`, `$2` …
#[derive(Debug, Clone)]
pub struct Query {
    text: std::borrow::Cow<'static, str>,
    values: Vec<Value>,
}

/// Starts a statement from a constant, or from constants put together. Text that came from a
/// person is always bound, never composed.
pub fn q(text: impl Into<std::borrow::Cow<'static, str>>) -> Query {
    Query { text: text.into(), values: Vec::new() }
}

impl Query {
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Binds `$1` and `$2` of the `visible!` fragment: the reader and the reader's teams.
    #[must_use]
    pub fn viewer(self, actor: &Actor) -> Self {
        let me = actor.person_id().map_or(Id::nil(), |id| id.0);
        self.bind(me).bind(actor.teams())
    }

    /// Every row.
    pub async fn all<T: FromRow>(self, db: &mut Read) -> Result<Vec<T>> {
        self.rows(db).await?.iter().map(T::from_row).collect()
    }

    /// The first row, if any.
    pub async fn optional<T: FromRow>(self, db: &mut Read) -> Result<Option<T>> {
        self.rows(db).await?.first().map(T::from_row).transpose()
    }

    /// The only row.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub async fn one<T: FromRow>(self, db: &mut Read) -> Result<T> {
        self.optional(db).await?.ok_or(Error::NotFound)
    }

    /// Runs a change; gives the number of rows changed.
    pub async fn run(self, tx: &mut Tx) -> Result<u64> {
        let db: &mut Read = tx;
        db.count();
        let text = db.translated(&self.text);
        match &mut db.conn {
            Conn::Sqlite(c) => {
                let query = sqlx::query_with(AssertSqlSafe(text), sqlite(self.values)?);
                (&mut **c).execute(query).await.map(|done| done.rows_affected())
            }
            Conn::Postgres(c) => {
                let query = sqlx::query_with(AssertSqlSafe(text), postgres(self.values)?);
                (&mut **c).execute(query).await.map(|done| done.rows_affected())
            }
        }
        .map_err(|e| db.failed(&e))
    }

    async fn rows(self, db: &mut Read) -> Result<Vec<Row>> {
        db.count();
        let text = db.translated(&self.text);
        match &mut db.conn {
            Conn::Sqlite(c) => {
                let query = sqlx::query_with(AssertSqlSafe(text), sqlite(self.values)?);
                let rows = (&mut **c).fetch_all(query).await;
                rows.map(|rows| rows.into_iter().map(Row::Sqlite).collect())
            }
            Conn::Postgres(c) => {
                let query = sqlx::query_with(AssertSqlSafe(text), postgres(self.values)?);
                let rows = (&mut **c).fetch_all(query).await;
                rows.map(|rows| rows.into_iter().map(Row::Postgres).collect())
            }
        }
        .map_err(|e| db.failed(&e))
    }
}

fn sqlite(values: Vec<Value>) -> Result<SqliteArguments> {
    let mut args = SqliteArguments::default();
    for value in values {
        match value {
            Value::Int(v) => args.add(v),
            Value::Text(v) => args.add(v),
            Value::Id(v) => args.add(v),
            Value::Bytes(v) => args.add(v),
            Value::Ids(v) => args.add(json_ids(&v)),
            Value::Texts(v) => args.add(json_texts(v.iter().map(String::as_str))),
            Value::Ints(v) => args.add(json_ints(&v)),
        }
        .map_err(Error::internal)?;
    }
    Ok(args)
}

fn postgres(values: Vec<Value>) -> Result<PgArguments> {
    let mut args = PgArguments::default();
    for value in values {
        match value {
            Value::Int(v) => args.add(v),
            Value::Text(v) => args.add(v),
            Value::Id(v) => args.add(v),
            Value::Bytes(v) => args.add(v),
            Value::Ids(v) => args.add(v),
            Value::Texts(v) => args.add(v),
            Value::Ints(v) => args.add(v),
        }
        .map_err(Error::internal)?;
    }
    Ok(args)
}
