//! The index built anew from what the features have kept.

use cairn_ground::{Id, ObjectId, Result};
use cairn_search::{Kept, Lang, ORDINARY, Source, reindex};
use cairn_store::Read;
use futures_util::future::BoxFuture;

use crate::world::{both, page};

/// A feature whose texts are the titles of its objects.
fn pages(db: &mut Read, after: Option<ObjectId>, limit: i64) -> BoxFuture<'_, Result<Vec<Kept>>> {
    Box::pin(async move {
        let rows: Vec<(ObjectId, String)> = cairn_store::q(
            "SELECT id, title FROM objects_object WHERE id > $1 AND title <> 'Gone' ORDER BY id
             LIMIT $2",
        )
        .bind(after.unwrap_or(ObjectId(Id::nil())))
        .bind(limit)
        .all(db)
        .await?;
        let kept = |(object, title)| Kept {
            object,
            kind: String::from("page"),
            title,
            body: String::from("Rebuilt"),
            boost: ORDINARY,
            langs: Lang::ALL.to_vec(),
        };
        Ok(rows.into_iter().map(kept).collect())
    })
}

#[tokio::test]
async fn a_rebuild_brings_what_is_kept_and_takes_what_is_not() {
    both(|world| async move {
        let texts: Vec<_> = (0..120).map(|_| page("Handbok", "Ingenting")).collect();
        let objects = world.add_all(&texts).await;
        world.add(page("Gone", "Spöke")).await;
        world.remove(objects[3]).await;
        let sources = [Source { name: "pages", page: pages }];
        assert_eq!(reindex(&world.store, &sources).await.unwrap(), 120, "{}", world.name);
        assert_eq!(world.rows().await[0], 120, "{}", world.name);
        for gone in ["spöke", "ingenting", "gone"] {
            assert_eq!(world.titles(gone).await.len(), 0, "{} {gone}", world.name);
        }
        assert_eq!(world.titles("rebuilt handbok").await.len(), 20, "{}", world.name);
    })
    .await;
}
