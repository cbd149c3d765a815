//! Building the index anew: after a change of the rules of words, or when in doubt.

use std::collections::HashSet;

use cairn_ground::{ObjectId, Result};
use cairn_store::{Read, Store};
use cairn_terms::Lang;
use futures_util::future::BoxFuture;

use crate::{Document, put, remove, store};

/// A document that a feature has kept, for [`reindex`].
#[derive(Debug, Clone)]
pub struct Kept {
    pub object: ObjectId,
    pub kind: String,
    pub title: String,
    pub body: String,
    pub boost: i64,
    pub langs: Vec<Lang>,
}

impl Kept {
    pub fn as_document(&self) -> Document<'_> {
        let Self { object, kind, title, body, boost, langs } = self;
        Document { object: *object, kind, title, body, boost: *boost, langs }
    }
}

/// Where documents come from: one for each kind that a feature keeps.
#[derive(Clone, Copy)]
pub struct Source {
    pub name: &'static str,
    /// At most so many documents, in the order of their objects' ids, after the one given.
    pub page: PageOf,
}

/// Reads a page of documents.
pub type PageOf = for<'t> fn(
    &'t mut Read,
    after: Option<ObjectId>,
    limit: i64,
) -> BoxFuture<'t, Result<Vec<Kept>>>;

/// Documents per transaction: others get their turn in between.
const BATCH: i64 = 50;

/// Puts every document of `sources` and removes what none of them has. The index answers all the
/// while, and what has not changed is not written. Gives the number of documents.
pub async fn reindex(store: &Store, sources: &[Source]) -> Result<usize> {
    let last = store::last_number(&mut store.read().await?).await?;
    let mut kept = HashSet::new();
    for source in sources {
        let mut after = None;
        loop {
            let page = (source.page)(&mut store.read().await?, after, BATCH).await?;
            let Some(end) = page.last() else { break };
            after = Some(end.object);
            kept.extend(page.iter().map(|document| document.object));
            put_all(store, page).await?;
        }
    }
    sweep(store, &kept, last).await?;
    Ok(kept.len())
}

async fn put_all(store: &Store, documents: Vec<Kept>) -> Result<()> {
    store
        .write(move |tx| {
            let documents = documents.clone();
            Box::pin(async move {
                for document in &documents {
                    put(tx, &document.as_document()).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Only up to `last`: what was added meanwhile may stand behind where its source was read.
async fn sweep(store: &Store, kept: &HashSet<ObjectId>, last: i64) -> Result<()> {
    let mut after = 0;
    loop {
        let page = store::list_documents(&mut store.read().await?, after, BATCH).await?;
        let Some(&(end, _)) = page.last() else { return Ok(()) };
        after = end;
        let stale =
            page.into_iter().filter(|(number, object)| *number <= last && !kept.contains(object));
        let stale: Vec<ObjectId> = stale.map(|(_, object)| object).collect();
        if !stale.is_empty() {
            remove_all(store, stale).await?;
        }
    }
}

async fn remove_all(store: &Store, objects: Vec<ObjectId>) -> Result<()> {
    store
        .write(move |tx| {
            let objects = objects.clone();
            Box::pin(async move {
                for object in objects {
                    remove(tx, object).await?;
                }
                Ok(())
            })
        })
        .await
}
