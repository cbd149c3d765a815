//! What is left of pages, files and marks when a person is erased.

use cairn_ground::{ObjectId, PersonId, Result};
use cairn_store::{Tx, q};
use futures_util::future::BoxFuture;

/// Pages that only the person saw go; the others stay without the name, in every column.
pub fn erase_pages(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        remove_private(tx, person, "page").await?;
        for column in
            ["approved_by_id", "answered_by_id", "asked_by_id", "deleted_by_id", "deleted_owner_id"]
        {
            clear(tx, "knowledge_page", column, person).await?;
        }
        clear(tx, "knowledge_version", "author_id", person).await?;
        clear(tx, "knowledge_suggestion", "author_id", person).await?;
        clear(tx, "knowledge_suggestion", "decided_by_id", person).await
    })
}

async fn clear(tx: &mut Tx, table: &str, column: &str, person: PersonId) -> Result<()> {
    q(format!("UPDATE {table} SET {column} = NULL WHERE {column} = $1"))
        .bind(person)
        .run(tx)
        .await
        .map(drop)
}

/// What nobody else could see.
async fn remove_private(tx: &mut Tx, person: PersonId, kind: &str) -> Result<()> {
    let mine: Vec<ObjectId> =
        q("SELECT o.id FROM objects_object o LEFT JOIN knowledge_page k ON k.object_id = o.id
            WHERE o.kind = $2 AND o.audience = 'me'
            AND (o.owner_id = $1 OR k.deleted_owner_id = $1) ORDER BY o.id")
        .bind(person)
        .bind(kind)
        .all(tx)
        .await?;
    for id in mine {
        cairn_search::remove(tx, id).await?;
        cairn_nudge::settle_object(tx, id).await?;
        cairn_record::delete_about(tx, id).await?;
        cairn_objects::remove(tx, id).await?;
    }
    Ok(())
}

/// Files that something shared uses stay without the name; the others go with the next sweep.
pub fn erase_material(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        remove_private(tx, person, "material").await?;
        super::files::remove_unused_of(tx, person).await?;
        clear(tx, "knowledge_file", "added_by_id", person).await
    })
}

/// Marks are the person's own: they go.
pub fn erase_marks(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        q("DELETE FROM knowledge_mark WHERE person_id = $1").bind(person).run(tx).await.map(drop)
    })
}
