//! The index built anew from what the features have kept.

use cairn_ground::{Id, ObjectId, Result};
use cairn_search::{Kept, Lang, ORDINARY, Source, reindex};
use cairn_store::{Read, q};
use futures_util::future::BoxFuture;

use crate::world::{both, page, person};

/// A feature whose texts are the titles of its objects.
fn pages(db: &mut Read, after: Option<ObjectId>, limit: i64) -> BoxFuture<'_, Result<Vec<Kept>>> {
    Box::pin(async move {
        let rows: Vec<(ObjectId, String)> =
            q("SELECT id, title FROM objects_object WHERE id > $1 AND title <> 'Gone' ORDER BY id
             LIMIT $2")
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
async fn what_older_rules_indexed_gets_the_forms_of_today() {
    both(|world| async move {
        world.add(page("Nycklar", "Filtret sitter bakom luckan")).await;
        let unknown = ["nyckel", "filter"];
        let older = world.store.write(move |tx| {
            Box::pin(async move {
                let terms: String = q("SELECT terms FROM search_text").one(tx).await?;
                let kept = |line: &&str| !unknown.contains(&line[1..].trim_end());
                let known: String = terms.split_inclusive('\n').filter(kept).collect();
                q("UPDATE search_text SET terms = $1").bind(known).run(tx).await?;
                q("UPDATE search_document SET rules = 1").run(tx).await?;
                let gone = "DELETE FROM search_posting WHERE term IN ('nyckel', 'filter')";
                q(gone).run(tx).await.map(drop)
            })
        });
        older.await.unwrap();
        let reader = person(1, &[]);
        // As a slip at most.
        let plainly = async |asked: &str| -> usize {
            let found = world.found(&reader, asked).await;
            found.hits.iter().filter(|hit| hit.typo.is_none()).count()
        };
        for asked in ["nyckel ", "filter "] {
            assert_eq!(plainly(asked).await, 0, "{} {asked}", world.name);
        }
        assert_eq!(cairn_search::renew(&world.store).await.unwrap(), 1, "{}", world.name);
        for asked in ["nyckel ", "filter "] {
            assert_eq!(plainly(asked).await, 1, "{} {asked}", world.name);
        }
        assert_eq!(cairn_search::renew(&world.store).await.unwrap(), 0, "{}", world.name);
    })
    .await;
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
