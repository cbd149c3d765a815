//! Files: added, used by objects, forgotten.

use cairn_ground::{Actor, Error, Id, Instant, ObjectId, Refusal, Result, limits, text};
use cairn_store::{Blobs, Store, Tx};

use crate::{
    rules::files::{self as rules, Nature, No, Ready},
    store::files::{self as store, NewFile},
};

/// A file whose content lies among the blobs.
#[derive(Debug, Clone)]
pub struct Kept {
    pub blob: String,
    pub name: String,
    pub kind: &'static str,
    pub ending: &'static str,
    pub nature: Nature,
    pub size: i64,
}

/// Looks at a file sent as `field` and makes it ready to be kept.
///
/// # Errors
/// Refuses with `knowledge-file-…` what is not taken, with words that say what to do.
pub fn ready(field: &'static str, name: &str, content: &[u8]) -> Result<Ready> {
    if content.len() > limits::UPLOAD_BYTES {
        return Err(Refusal::field("file-too-large", field)
            .with("megabytes", limits::UPLOAD_BYTES / 1_000_000)
            .into());
    }
    rules::ready(name, content).map_err(|no| refusal(no, field, &rules::safe_name(name)))
}

/// Keeps the content of a file, before the transaction that names it.
pub async fn keep(blobs: &Blobs, name: &str, ready: &Ready) -> Result<Kept> {
    let blob = blobs.put(&ready.content).await?;
    let size = i64::try_from(ready.content.len()).unwrap_or(i64::MAX);
    let Ready { kind, ending, nature, .. } = *ready;
    Ok(Kept { blob, name: rules::safe_name(name), kind, ending, nature, size })
}

fn refusal(no: No, field: &'static str, name: &str) -> Error {
    let code = match no {
        No::Empty => "knowledge-file-empty",
        No::Heic => "knowledge-file-heic",
        No::Raw => "knowledge-file-raw",
        No::Damaged => "knowledge-file-damaged",
        No::Film => "knowledge-file-film",
        No::ManyPixels => "knowledge-file-many-pixels",
    };
    let most = i64::try_from(rules::MEGAPIXELS).unwrap_or(i64::MAX);
    Refusal::field(code, field).with("name", name).with("megapixels", most).into()
}

/// Names a kept file in the database. Until an object uses it only who added it may open it.
pub async fn add(tx: &mut Tx, actor: &Actor, kept: &Kept) -> Result<String> {
    let me = actor.person()?;
    let new = NewFile {
        blob: &kept.blob,
        name: &kept.name,
        kind: kept.kind,
        size: kept.size,
        by: Some(me.id),
    };
    let id = store::insert(tx, &new).await?;
    Ok(format!("{id}.{}", kept.ending))
}

/// Says what one's own picture shows, to those who do not see it.
#[derive(Debug, Clone)]
pub struct Describe {
    pub name: String,
    pub words: String,
}

/// Whoever added the picture; of anybody else's nothing changes.
///
/// # Errors
/// Refuses with `too-long`, naming `photo_shows`.
pub async fn describe(tx: &mut Tx, actor: &Actor, input: &Describe) -> Result<()> {
    let me = actor.person()?;
    let words = text::optional_line("photo_shows", &input.words, limits::LINE)?;
    let Some(id) = rules::id_of_name(&input.name) else { return Ok(()) };
    store::update_shows(tx, me.id, id, &words.unwrap_or_default()).await
}

/// The code that refuses a file nobody finds any more: it has to be chosen again.
pub const GONE: &str = "knowledge-file-gone";

/// Lets the readers of `object` open the file called `name`, if the actor may open it.
///
/// # Errors
/// Refuses with `knowledge-file-gone` a file that is no longer there, or never was the actor's.
pub async fn use_one(tx: &mut Tx, actor: &Actor, object: ObjectId, name: &str) -> Result<Id> {
    let gone = || Error::from(Refusal::field(GONE, "file"));
    let id = rules::id_of_name(name).ok_or_else(gone)?;
    match store::find(tx, actor, id).await {
        Ok(_) => {}
        Err(Error::NotFound) => return Err(gone()),
        Err(other) => return Err(other),
    }
    store::insert_uses(tx, actor, object, None, &[id]).await?;
    Ok(id)
}

/// Lets the readers of a page, or of a `version` of it, open every file that stands in the Markdown
/// and that the actor may open: naming somebody else's file gives nobody a way to it.
pub async fn use_all(
    tx: &mut Tx,
    actor: &Actor,
    page: ObjectId,
    version: Option<i64>,
    body: &str,
) -> Result<()> {
    let links = cairn_markdown::links(body).unwrap_or_default();
    let mut ids: Vec<Id> = links.iter().filter_map(|link| rules::id_of(&link.url)).collect();
    ids.sort_unstable();
    ids.dedup();
    store::insert_uses(tx, actor, page, version, &ids).await
}

/// How long a file waits for an object that uses it: a page may be written over days.
const UNUSED_DAYS: i64 = 7;

/// Forgets files that nothing uses.
pub async fn prune(tx: &mut Tx) -> Result<()> {
    let before = tx.now().plus(-UNUSED_DAYS * Instant::DAY);
    store::prune(tx, before).await
}

/// Takes contents off the disk that no file names any more. A command has no hand on the disk: the
/// house calls this when it is told that some are gone ([`store::GONE`]), and before a backup.
pub async fn clear(house: &Store, blobs: &Blobs) -> Result<()> {
    loop {
        let gone = store::list_gone(&mut house.read().await?).await?;
        if gone.is_empty() {
            return Ok(());
        }
        for blob in gone {
            let name = blob.clone();
            let take = house.write(move |tx| {
                let name = name.clone();
                Box::pin(async move { store::take_gone(tx, &name).await })
            });
            if take.await? {
                blobs.remove(&blob).await?;
            }
        }
    }
}
