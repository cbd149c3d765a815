//! All SQL of the record. Two inserts, because the two databases order writers differently.

use cairn_ground::{Error, Id, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_store::{Engine, Read, Tx, Value, q};

use crate::{BASE_SETTING, Event};

pub(crate) struct NewStatement<'a> {
    pub id: Id,
    pub body: Vec<u8>,
    pub person: PersonId,
    pub unit: Option<TeamId>,
    pub event: &'a Event<'a>,
    pub terms: Vec<(i64, i64)>,
}

cairn_store::row! {
    /// A statement as the product reads it.
    #[derive(Debug, Clone)]
    pub struct Entry {
        pub seq: i64,
        pub epoch: i64,
        pub person: Option<PersonId>,
        pub verb: Option<String>,
        pub object: Option<ObjectId>,
        pub kind: Option<String>,
        pub team: Option<TeamId>,
        pub audience: Option<String>,
        pub because_of: Option<ObjectId>,
        /// How it went, in one word of ours.
        pub word: Option<String>,
        pub at: Instant,
    }
}

const COLUMNS: &str = "seq, epoch, person_id, verb, object_id, object_kind, team_id, audience,
    because_of_id, word, happened_at";

// One writer: stored is now, or one more than the last when the clock stood still.
const INSERT_SQLITE: &str = "INSERT INTO record_statement (epoch, begun_at, stored_at, body,
    person_id, verb, object_id, object_kind, team_id, audience, because_of_id, happened_at, word)
    VALUES (0, $1, max($1, coalesce((SELECT stored_at + 1 FROM record_statement
    ORDER BY seq DESC LIMIT 1), 0)), $2, $3, $4, $5, $6, $7, $8, $9, $1, $10) RETURNING seq";

// now() is the start of the transaction, before its id was given; clock_timestamp() is later than
// the start of every transaction that is finished when this one is not.
const INSERT_POSTGRES: &str = "INSERT INTO record_statement (epoch, begun_at, stored_at, body,
    person_id, verb, object_id, object_kind, team_id, audience, because_of_id, happened_at, word,
    terms)
    VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT),
    CAST(extract(epoch FROM now()) * 1000000 AS BIGINT),
    CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT),
    $2, $3, $4, $5, $6, $7, $8, $9, $1, $10, $11) RETURNING seq";

pub(crate) async fn insert_statement(tx: &mut Tx, new: &NewStatement<'_>) -> Result<()> {
    let sqlite = tx.engine() == Engine::Sqlite;
    let insert = q(if sqlite { INSERT_SQLITE } else { INSERT_POSTGRES })
        .bind(tx.now())
        .bind(new.body.clone())
        .bind(new.person)
        .bind(new.event.verb.name)
        .bind(new.event.object)
        .bind(new.event.kind)
        .bind(new.unit)
        .bind(new.event.audience)
        .bind(new.event.because_of)
        .bind(new.event.word());
    let seq: i64 = if sqlite {
        insert.one(tx).await?
    } else {
        insert.bind(Value::Ints(new.terms.iter().map(|(_, key)| *key).collect())).one(tx).await?
    };
    if sqlite {
        for (kind, key) in &new.terms {
            q("INSERT INTO record_term (kind, key, seq) VALUES ($1, $2, $3)
                ON CONFLICT (kind, key, seq) DO NOTHING")
            .bind(*kind)
            .bind(*key)
            .bind(seq)
            .run(tx)
            .await?;
        }
    }
    q("INSERT INTO record_id (id, seq) VALUES ($1, $2)").bind(new.id).bind(seq).run(tx).await?;
    Ok(())
}

/// Only what every reader may rely on: on `PostgreSQL`, transactions older than any still open.
fn settled(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "1 = 1",
        Engine::Postgres => {
            "epoch < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)"
        }
    }
}

/// The next `limit` settled statements after the cursor.
pub(crate) async fn list_after(
    db: &mut Read,
    epoch: i64,
    seq: i64,
    limit: i64,
) -> Result<Vec<Entry>> {
    // SQLite does not search an index by a row value that ends in the row's own number, only by
    // the epoch before it, which is 0 in every row: each look would read the whole record.
    let after = match db.engine() {
        Engine::Sqlite => "epoch = $1 AND seq > $2",
        Engine::Postgres => "(epoch, seq) > ($1, $2)",
    };
    let settled = settled(db.engine());
    q(format!(
        "SELECT {COLUMNS} FROM record_statement WHERE {after} AND {settled}
         ORDER BY epoch, seq LIMIT $3"
    ))
    .bind(epoch)
    .bind(seq)
    .bind(limit)
    .all(db)
    .await
}

/// The moment up to which every statement ever stored is visible, now and for ever.
pub async fn consistent_through(db: &mut Read) -> Result<Instant> {
    let text = match db.engine() {
        Engine::Sqlite => "SELECT coalesce(max(stored_at), 0) FROM record_statement".to_owned(),
        Engine::Postgres => {
            let settled = settled(Engine::Postgres);
            format!(
                "SELECT CAST(greatest(
                 (SELECT coalesce(max(begun_at), 0) FROM record_statement WHERE {settled}),
                 (SELECT coalesce(max(begun_at), 0) FROM record_heartbeat WHERE {settled}))
                 AS BIGINT)"
            )
        }
    };
    q(text).one(db).await.map(Instant)
}

pub(crate) async fn upsert_heartbeat(tx: &mut Tx, node: &str) -> Result<()> {
    let (epoch, begun) = match tx.engine() {
        Engine::Sqlite => ("0", "$2"),
        Engine::Postgres => (
            "CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)",
            "CAST(extract(epoch FROM now()) * 1000000 AS BIGINT) + 0 * $2",
        ),
    };
    q(format!(
        "INSERT INTO record_heartbeat (node, epoch, begun_at) VALUES ($1, {epoch}, {begun})
         ON CONFLICT (node) DO UPDATE SET epoch = excluded.epoch, begun_at = excluded.begun_at"
    ))
    .bind(node)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn find_cursor(db: &mut Read, name: &str) -> Result<(i64, i64)> {
    let found = q("SELECT epoch, seq FROM record_cursor WHERE name = $1").bind(name);
    Ok(found.optional(db).await?.unwrap_or(beginning(db.engine())))
}

/// Before every statement: restored ones lie below 0 on `PostgreSQL`.
pub(crate) fn beginning(engine: Engine) -> (i64, i64) {
    match engine {
        Engine::Sqlite => (0, 0),
        Engine::Postgres => (i64::MIN, 0),
    }
}

pub(crate) async fn upsert_cursor(tx: &mut Tx, name: &str, epoch: i64, seq: i64) -> Result<()> {
    q("INSERT INTO record_cursor (name, epoch, seq, read_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE
        SET epoch = excluded.epoch, seq = excluded.seq, read_at = excluded.read_at")
    .bind(name)
    .bind(epoch)
    .bind(seq)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

/// A person's own statements, newest first, before `before` (a seq) if given.
pub async fn list_of_person(
    db: &mut Read,
    person: PersonId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Entry>> {
    q(format!(
        "SELECT {COLUMNS} FROM record_statement WHERE person_id = $1 AND seq < $2
         ORDER BY seq DESC LIMIT $3"
    ))
    .bind(person)
    .bind(before.unwrap_or(i64::MAX))
    .bind(limit)
    .all(db)
    .await
}

pub async fn count_of_person(db: &mut Read, person: PersonId) -> Result<i64> {
    q("SELECT count(*) FROM record_statement WHERE person_id = $1").bind(person).one(db).await
}

/// The statements themselves, oldest first, for take-out.
pub async fn list_bodies_of(
    db: &mut Read,
    person: PersonId,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, Vec<u8>)>> {
    q("SELECT seq, body FROM record_statement WHERE person_id = $1 AND seq > $2
        ORDER BY seq LIMIT $3")
    .bind(person)
    .bind(after)
    .bind(limit)
    .all(db)
    .await
}

/// What happened to an object, oldest first.
pub async fn list_of_object(db: &mut Read, object: ObjectId) -> Result<Vec<Entry>> {
    q(format!("SELECT {COLUMNS} FROM record_statement WHERE object_id = $1 ORDER BY seq LIMIT 500"))
        .bind(object)
        .all(db)
        .await
}

/// Erasure: statements about objects that are being deleted go with them.
pub async fn delete_about(tx: &mut Tx, object: ObjectId) -> Result<()> {
    if tx.engine() == Engine::Sqlite {
        q("DELETE FROM record_term WHERE (kind, key, seq) IN (SELECT t.kind, t.key, t.seq
            FROM record_term t JOIN record_statement s ON s.seq = t.seq WHERE s.object_id = $1)")
        .bind(object)
        .run(tx)
        .await?;
    }
    q("DELETE FROM record_id WHERE seq IN
        (SELECT seq FROM record_statement WHERE object_id = $1)")
    .bind(object)
    .run(tx)
    .await?;
    q("DELETE FROM record_statement WHERE object_id = $1").bind(object).run(tx).await?;
    Ok(())
}

cairn_store::row! {
    /// Somebody looked at a person's history.
    #[derive(Debug, Clone)]
    pub struct Look {
        pub looked_by: PersonId,
        pub reason: String,
        pub at: Instant,
    }
}

pub async fn insert_look(
    tx: &mut Tx,
    person: PersonId,
    looked_by: PersonId,
    reason: &str,
) -> Result<()> {
    q("INSERT INTO record_look (id, person_id, looked_by, reason, looked_at)
        VALUES ($1, $2, $3, $4, $5)")
    .bind(tx.new_id())
    .bind(person)
    .bind(looked_by)
    .bind(reason)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

pub async fn list_looks(db: &mut Read, person: PersonId) -> Result<Vec<Look>> {
    q("SELECT looked_by, reason, looked_at FROM record_look WHERE person_id = $1
        ORDER BY looked_at DESC LIMIT 200")
    .bind(person)
    .all(db)
    .await
}

/// Erasure: who looked at the person's history, and why. Looks of the person at others stay, by
/// an id that no longer meets a name.
pub async fn delete_looks(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM record_look WHERE person_id = $1").bind(person).run(tx).await.map(drop)
}

pub(crate) async fn find_base(db: &mut Read) -> Result<String> {
    let base: Option<String> = q("SELECT value FROM store_setting WHERE name = $1")
        .bind(BASE_SETTING)
        .optional(db)
        .await?;
    base.ok_or_else(|| Error::internal("the record base is set at setup"))
}

/// Whether every statement stored so far lies behind the watermark.
pub(crate) async fn is_settled(db: &mut Read) -> Result<bool> {
    let settled = settled(db.engine());
    let open: i64 =
        q(format!("SELECT count(*) FROM record_statement WHERE NOT ({settled})")).one(db).await?;
    Ok(open == 0)
}

/// After a restore: the transactions that wrote the statements belong to another cluster, so
/// every statement is moved before all that come. Their order stays, and every cursor its place:
/// `seq` alone is not the order in which they were committed.
pub async fn after_restore(tx: &mut Tx) -> Result<()> {
    let mut newest: i64 = 0;
    for table in ["record_statement", "record_cursor"] {
        let last = q(format!("SELECT coalesce(max(epoch), 0) FROM {table}"));
        newest = newest.max(last.one(tx).await?);
    }
    for table in ["record_statement", "record_cursor"] {
        q(format!("UPDATE {table} SET epoch = epoch - $1")).bind(newest).run(tx).await?;
    }
    q("DELETE FROM record_heartbeat").run(tx).await.map(drop)
}
