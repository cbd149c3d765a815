//! What handbooks brought before.

use cairn_ground::{Id, ObjectId, Result};
use cairn_store::{Read, Tx, q};

cairn_store::row! {
    /// A file of a handbook as it was imported last.
    #[derive(Debug, Clone)]
    pub struct Brought {
        pub path: String,
        /// The page; nothing for a file, and for a page that is gone for good.
        pub page: Option<ObjectId>,
        pub file: Option<Id>,
        pub hash: String,
        /// Where a file's content lies and how it is addressed.
        pub blob: Option<String>,
        pub name: Option<String>,
        pub kind: Option<String>,
        /// The page is not deleted.
        pub stands: bool,
    }
}

pub async fn list(db: &mut Read, source: &str) -> Result<Vec<Brought>> {
    q("SELECT i.path, i.page_id, i.file_id, i.hash, f.blob, f.name, f.kind,
        CASE WHEN k.object_id IS NULL THEN 0 ELSE 1 END
        FROM knowledge_import i LEFT JOIN knowledge_file f ON f.id = i.file_id
        LEFT JOIN knowledge_page k ON k.object_id = i.page_id AND k.deleted_at IS NULL
        WHERE i.source = $1 ORDER BY i.path")
    .bind(source)
    .all(db)
    .await
}

/// What one file of a handbook became.
#[derive(Debug, Clone)]
pub struct Keep<'a> {
    pub source: &'a str,
    pub path: &'a str,
    pub page: Option<ObjectId>,
    pub file: Option<Id>,
    pub hash: &'a str,
}

pub async fn upsert(tx: &mut Tx, keep: &Keep<'_>) -> Result<()> {
    q("INSERT INTO knowledge_import (source, path, page_id, file_id, hash)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (source, path) DO UPDATE SET
        page_id = excluded.page_id, file_id = excluded.file_id, hash = excluded.hash")
    .bind(keep.source)
    .bind(keep.path)
    .bind(keep.page)
    .bind(keep.file)
    .bind(keep.hash)
    .run(tx)
    .await
    .map(drop)
}
