//! Material: links, files, videos.

use cairn_ground::{Actor, Id, Instant, ObjectId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};

cairn_store::row! {
    /// What material is beside its object.
    #[derive(Debug, Clone)]
    pub struct Material {
        pub url: String,
        pub why: String,
        pub version: i64,
        pub file: Option<Id>,
        pub file_name: Option<String>,
        pub file_kind: Option<String>,
        pub file_size: Option<i64>,
    }
}

/// # Errors
/// `NotFound` when there is none.
pub async fn find(db: &mut Read, id: ObjectId) -> Result<Material> {
    q("SELECT m.url, m.why, m.version, f.id, f.name, f.kind, f.size FROM knowledge_material m
        LEFT JOIN knowledge_file f ON f.id = m.file_id WHERE m.object_id = $1")
    .bind(id)
    .one(db)
    .await
}

pub async fn insert(
    tx: &mut Tx,
    id: ObjectId,
    url: &str,
    file: Option<Id>,
    why: &str,
) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO knowledge_material (object_id, url, file_id, why, version, changed_at)
        VALUES ($1, $2, $3, $4, 1, $5)")
    .bind(id)
    .bind(url)
    .bind(file)
    .bind(why)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

pub async fn update(tx: &mut Tx, id: ObjectId, url: &str, why: &str) -> Result<()> {
    let now = tx.now();
    q("UPDATE knowledge_material SET url = $2, why = $3, version = version + 1, changed_at = $4
        WHERE object_id = $1")
    .bind(id)
    .bind(url)
    .bind(why)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

pub async fn delete(tx: &mut Tx, id: ObjectId) -> Result<()> {
    q("DELETE FROM knowledge_material WHERE object_id = $1").bind(id).run(tx).await.map(drop)
}

cairn_store::row! {
    /// A card in the list.
    #[derive(Debug, Clone)]
    pub struct Card {
        pub id: ObjectId,
        pub title: String,
        pub url: String,
        pub why: String,
        pub kind: Option<String>,
        pub by: Option<String>,
        pub changed_at: Instant,
    }
}

/// The newest first.
pub async fn list(db: &mut Read, reader: &Actor, skip: i64, most: i64) -> Result<Vec<Card>> {
    const LIST: &str = concat!(
        "SELECT o.id, o.title, m.url, m.why, f.kind, p.name, m.changed_at
         FROM knowledge_material m JOIN objects_object o ON o.id = m.object_id
         LEFT JOIN knowledge_file f ON f.id = m.file_id
         LEFT JOIN people_person p ON p.id = o.owner_id
         WHERE ",
        visible!(),
        " ORDER BY m.changed_at DESC, o.id DESC LIMIT $3 OFFSET $4"
    );
    q(LIST).viewer(reader).bind(most).bind(skip).all(db).await
}
