//! Every row of every table as lines of JSON, and back: what a backup holds beside the files.
//!
//! A line is an array in the order of the columns: numbers, texts, `null`, `{"h": "…"}` for bytes
//! and ids in hex, `{"n": […]}` for a list of numbers. One snapshot: writers go on meanwhile.

use cairn_ground::{Error, Id, Result};
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Executor};

use crate::{Column, Engine, Read, Row, Store, Tx, Value, q, tx::Conn};

/// A column as the database has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Int,
    Text,
    Bytes,
    Id,
    Ints,
}

/// Tables in the order their migrations made them, so that a row never comes before what it
/// refers to.
pub async fn list_tables(db: &mut Read) -> Result<Vec<String>> {
    let text = match db.engine() {
        Engine::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
             ORDER BY rowid"
        }
        Engine::Postgres => {
            "SELECT CAST(c.relname AS TEXT) FROM pg_class c
             WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema AS regnamespace)
             ORDER BY c.oid"
        }
    };
    q(text).all(db).await
}

/// The names of the migrations applied, in order of name: the schema's version.
pub async fn list_migrations(db: &mut Read) -> Result<Vec<String>> {
    q("SELECT name FROM store_migration ORDER BY name").all(db).await
}

/// The columns of a table, in order.
pub async fn list_fields(db: &mut Read, table: &str) -> Result<Vec<Field>> {
    let text = match db.engine() {
        Engine::Sqlite => "SELECT name, lower(type) FROM pragma_table_info($1) ORDER BY cid",
        Engine::Postgres => {
            "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT)
             FROM information_schema.columns
             WHERE table_name = $1 AND table_schema = current_schema ORDER BY ordinal_position"
        }
    };
    let rows: Vec<(String, String)> = q(text).bind(table).all(db).await?;
    rows.into_iter().map(|(name, kind)| Ok(Field { name, kind: kind_of(&kind)? })).collect()
}

fn kind_of(word: &str) -> Result<Kind> {
    match word {
        "integer" | "bigint" => Ok(Kind::Int),
        "text" => Ok(Kind::Text),
        "blob" | "bytea" => Ok(Kind::Bytes),
        "uuid" => Ok(Kind::Id),
        "ARRAY" => Ok(Kind::Ints),
        other => Err(Error::Internal(format!("a column of type {other}"))),
    }
}

impl Store {
    /// Hands every table's name, then each of its rows as a line, to `take`, all out of one
    /// snapshot.
    ///
    /// # Errors
    /// What `take` says, and `Busy` when the database goes away.
    pub async fn dump(
        &self,
        take: &mut (dyn FnMut(&str, Option<&str>) -> Result<()> + Send),
    ) -> Result<()> {
        let mut db = self.read().await?;
        let begin = match db.engine() {
            Engine::Sqlite => "BEGIN",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        db.raw(begin).await?;
        let result = dump_all(&mut db, take).await;
        let ended = db.raw("COMMIT").await;
        result.and(ended)
    }
}

async fn dump_all(
    db: &mut Read,
    take: &mut (dyn FnMut(&str, Option<&str>) -> Result<()> + Send),
) -> Result<()> {
    for table in list_tables(db).await? {
        let fields = list_fields(db, &table).await?;
        take(&table, None)?;
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        // A heap gives rows as they came, which may be what nobody shall know: a table whose rows
        // have no author has its key in front, and here its rows come by it.
        let first: Vec<String> = (1..=fields.len().min(2)).map(|n| n.to_string()).collect();
        let order = match db.engine() {
            Engine::Sqlite => String::new(),
            Engine::Postgres => format!(" ORDER BY {}", first.join(", ")),
        };
        let text = format!("SELECT {} FROM {table}{order}", names.join(", "));
        let mut line = |row: Row| take(&table, Some(&write_line(&row, &fields)?));
        match &mut db.conn {
            Conn::Sqlite(c) => {
                let mut rows = (&mut **c).fetch(sqlx::raw_sql(AssertSqlSafe(text)));
                while let Some(row) = rows.try_next().await.map_err(Error::internal)? {
                    line(Row::Sqlite(row))?;
                }
            }
            Conn::Postgres(c) => {
                let mut rows = (&mut **c).fetch(sqlx::query(AssertSqlSafe(text)));
                while let Some(row) = rows.try_next().await.map_err(Error::internal)? {
                    line(Row::Postgres(row))?;
                }
            }
        }
    }
    Ok(())
}

fn write_line(row: &Row, fields: &[Field]) -> Result<String> {
    let mut parts = Vec::with_capacity(fields.len());
    for (i, field) in fields.iter().enumerate() {
        parts.push(match field.kind {
            Kind::Int => Option::<i64>::read(row, i)?.map(serde_json::Value::from),
            Kind::Text => Option::<String>::read(row, i)?.map(serde_json::Value::from),
            Kind::Bytes => Option::<Vec<u8>>::read(row, i)?.map(|b| hex_value(&b)),
            Kind::Id => Option::<Id>::read(row, i)?.map(|id| hex_value(id.as_bytes())),
            Kind::Ints => Some(serde_json::json!({ "n": numbers(row, i)? })),
        });
    }
    serde_json::to_string(&parts).map_err(Error::internal)
}

fn numbers(row: &Row, index: usize) -> Result<Vec<i64>> {
    use sqlx::Row as _;
    match row {
        Row::Sqlite(_) => Err(Error::internal("no lists here")),
        Row::Postgres(r) => r.try_get(index).map_err(Error::internal),
    }
}

fn hex_value(bytes: &[u8]) -> serde_json::Value {
    use std::fmt::Write;
    let hex = bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    });
    serde_json::json!({ "h": hex })
}

fn unhex(text: &str) -> Result<Vec<u8>> {
    let bad = || Error::internal("not hex");
    if text.len() % 2 == 1 || !text.is_ascii() {
        return Err(bad());
    }
    (0..text.len() / 2)
        .map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|_| bad()))
        .collect()
}

/// Empties every table but the list of migrations, last made first.
pub async fn clear(tx: &mut Tx) -> Result<()> {
    let mut tables = list_tables(tx).await?;
    tables.reverse();
    for table in tables.iter().filter(|table| *table != "store_migration") {
        q(format!("DELETE FROM {table}")).run(tx).await?;
    }
    Ok(())
}

/// Puts lines back into `table`, whose columns must be those of the backup.
///
/// # Errors
/// `Internal` naming the table when a line does not fit.
pub async fn load(tx: &mut Tx, table: &str, lines: &[String]) -> Result<()> {
    let fields = list_fields(tx, table).await?;
    if fields.is_empty() {
        return Err(Error::Internal(format!("there is no table {table} here")));
    }
    // PostgreSQL binds 65,535 parameters at most, SQLite 32,766.
    let rows_at_once = (30_000 / fields.len()).clamp(1, 200);
    for chunk in lines.chunks(rows_at_once) {
        insert(tx, table, &fields, chunk).await?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, table: &str, fields: &[Field], lines: &[String]) -> Result<()> {
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let row = |n: usize| {
        let places: Vec<String> =
            (1..=fields.len()).map(|i| format!("${}", n * fields.len() + i)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..lines.len()).map(row).collect();
    let mut query =
        q(format!("INSERT INTO {table} ({}) VALUES {}", names.join(", "), rows.join(", ")));
    for line in lines {
        let values: Vec<serde_json::Value> = serde_json::from_str(line).map_err(Error::internal)?;
        if values.len() != fields.len() {
            return Err(Error::Internal(format!("{table}: a line has {} values", values.len())));
        }
        for (field, value) in fields.iter().zip(&values) {
            query = query.bind(read_value(field, value)?);
        }
    }
    query.run(tx).await.map(drop)
}

fn read_value(field: &Field, value: &serde_json::Value) -> Result<Value> {
    let hex = value.get("h").and_then(serde_json::Value::as_str);
    Ok(match field.kind {
        Kind::Int => Value::Int(value.as_i64()),
        Kind::Text => Value::Text(value.as_str().map(str::to_owned)),
        Kind::Bytes => Value::Bytes(hex.map(unhex).transpose()?),
        Kind::Id => {
            let id = |bytes: Vec<u8>| Id::from_slice(&bytes).map_err(Error::internal);
            Value::Id(hex.map(unhex).transpose()?.map(id).transpose()?)
        }
        Kind::Ints => {
            let list = value.get("n").and_then(serde_json::Value::as_array);
            let numbers = list.into_iter().flatten().filter_map(serde_json::Value::as_i64);
            Value::Ints(numbers.collect())
        }
    })
}

/// After [`load`]: counters go on behind the highest number.
pub async fn set_counters(tx: &mut Tx) -> Result<()> {
    if tx.engine() == Engine::Sqlite {
        return Ok(());
    }
    let counted: Vec<(String, String)> = q("SELECT CAST(table_name AS TEXT),
        CAST(column_name AS TEXT) FROM information_schema.columns
        WHERE table_schema = current_schema AND is_identity = 'YES'")
    .all(tx)
    .await?;
    for (table, column) in counted {
        let set = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{column}'),
             coalesce((SELECT max({column}) FROM {table}), 0) + 1, false)"
        );
        let _: Option<i64> = q(set).optional(tx).await?;
    }
    Ok(())
}
