//! Files: what was added, what uses it, who may open it.

use cairn_ground::{Actor, Id, Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, Value, q};

use super::versions::readable;

cairn_store::row! {
    /// A kept file.
    #[derive(Debug, Clone)]
    pub struct File {
        pub id: Id,
        pub blob: String,
        pub name: String,
        pub kind: String,
        pub size: i64,
    }
}

/// A file to keep, its content among the blobs already.
#[derive(Debug, Clone)]
pub struct NewFile<'a> {
    pub blob: &'a str,
    pub name: &'a str,
    pub kind: &'a str,
    pub size: i64,
    pub by: Option<PersonId>,
}

pub async fn insert(tx: &mut Tx, new: &NewFile<'_>) -> Result<Id> {
    let (id, now) = (tx.new_id(), tx.now());
    q("INSERT INTO knowledge_file (id, blob, name, kind, size, added_by_id, added_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(id)
    .bind(new.blob)
    .bind(new.name)
    .bind(new.kind)
    .bind(new.size)
    .bind(new.by)
    .bind(now)
    .run(tx)
    .await?;
    q("DELETE FROM knowledge_file_gone WHERE blob = $1").bind(new.blob).run(tx).await?;
    Ok(id)
}

/// What only an earlier version of a page shows stays with those who could read that one.
macro_rules! may_open {
    () => {
        concat!(
            "(f.added_by_id = $1 OR EXISTS (SELECT 1 FROM knowledge_file_use u
             JOIN objects_object o ON o.id = u.object_id WHERE u.file_id = f.id AND ",
            cairn_objects::visible!(),
            " AND (u.version IS NULL OR EXISTS (SELECT 1 FROM knowledge_version v
             WHERE v.page_id = u.object_id AND v.number = u.version AND ",
            readable!(),
            "))))"
        )
    };
}

/// The file, if the reader added it or sees something that uses it.
///
/// # Errors
/// `NotFound` otherwise.
pub async fn find(db: &mut Read, reader: &Actor, id: Id) -> Result<File> {
    const FIND: &str = concat!(
        "SELECT f.id, f.blob, f.name, f.kind, f.size FROM knowledge_file f WHERE f.id = $3 AND ",
        may_open!()
    );
    q(FIND).viewer(reader).bind(id).one(db).await
}

/// What a file of one's own shows, to those who do not see it.
pub async fn update_shows(tx: &mut Tx, by: PersonId, id: Id, shows: &str) -> Result<()> {
    q("UPDATE knowledge_file SET shows = $3 WHERE id = $1 AND added_by_id = $2")
        .bind(id)
        .bind(by)
        .bind(shows)
        .run(tx)
        .await
        .map(drop)
}

/// What pictures show, as far as somebody said it. For those who were found to see them.
pub async fn list_shows(db: &mut Read, ids: &[Id]) -> Result<Vec<(Id, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    q("SELECT id, shows FROM knowledge_file WHERE id {in $1} AND shows <> ''")
        .bind(Value::Ids(ids.to_vec()))
        .all(db)
        .await
}

/// Lets the object's readers open those of `ids` that the actor may open; if a `version` of it
/// names them, the readers of that.
pub async fn insert_uses(
    tx: &mut Tx,
    actor: &Actor,
    object: ObjectId,
    version: Option<i64>,
    ids: &[Id],
) -> Result<()> {
    const INSERT: &str = concat!(
        "INSERT INTO knowledge_file_use (file_id, object_id, version) SELECT f.id, $3, $5
         FROM knowledge_file f WHERE f.id {in $4} AND ",
        may_open!(),
        " ON CONFLICT (file_id, object_id) DO UPDATE SET version = excluded.version
         WHERE knowledge_file_use.version < excluded.version"
    );
    if ids.is_empty() {
        return Ok(());
    }
    let ids = Value::Ids(ids.to_vec());
    q(INSERT).viewer(actor).bind(object).bind(ids).bind(version).run(tx).await.map(drop)
}

/// Forgets files that nothing uses and that were added before `before`; their contents go once no
/// other file has them.
pub async fn prune(tx: &mut Tx, before: Instant) -> Result<()> {
    let gone: Vec<(Id, String)> =
        q("SELECT f.id, f.blob FROM knowledge_file f WHERE f.added_at < $1 AND NOT EXISTS
            (SELECT 1 FROM knowledge_file_use u WHERE u.file_id = f.id)
            ORDER BY f.added_at LIMIT 500")
        .bind(before)
        .all(tx)
        .await?;
    delete(tx, &gone).await
}

async fn delete(tx: &mut Tx, gone: &[(Id, String)]) -> Result<()> {
    let now = tx.now();
    if !gone.is_empty() {
        tx.notify(GONE);
    }
    for (id, blob) in gone {
        q("DELETE FROM knowledge_file WHERE id = $1").bind(*id).run(tx).await?;
        q("INSERT INTO knowledge_file_gone (blob, gone_at) SELECT $1, $2
            WHERE NOT EXISTS (SELECT 1 FROM knowledge_file WHERE blob = $1)
            ON CONFLICT (blob) DO NOTHING")
        .bind(blob)
        .bind(now)
        .run(tx)
        .await?;
    }
    Ok(())
}

/// Told when contents wait to be taken off the disk.
pub const GONE: &str = "knowledge-file-gone";

/// Contents to take off the disk.
pub async fn list_gone(db: &mut Read) -> Result<Vec<String>> {
    q("SELECT blob FROM knowledge_file_gone ORDER BY gone_at, blob LIMIT 500").all(db).await
}

/// Takes the note that `blob` is to go; gives whether it still is to.
pub async fn take_gone(tx: &mut Tx, blob: &str) -> Result<bool> {
    let taken = q("DELETE FROM knowledge_file_gone WHERE blob = $1").bind(blob).run(tx).await? > 0;
    let used: i64 =
        q("SELECT count(*) FROM knowledge_file WHERE blob = $1").bind(blob).one(tx).await?;
    Ok(taken && used == 0)
}

/// Erasure: files that nothing uses go at once.
pub async fn remove_unused_of(tx: &mut Tx, person: PersonId) -> Result<()> {
    let gone: Vec<(Id, String)> = q("SELECT f.id, f.blob FROM knowledge_file f
        WHERE f.added_by_id = $1 AND NOT EXISTS
        (SELECT 1 FROM knowledge_file_use u WHERE u.file_id = f.id) ORDER BY f.id")
    .bind(person)
    .all(tx)
    .await?;
    delete(tx, &gone).await
}
