//! The photo of a question or an answer, kept before anything else is looked at: it survives every
//! mistake in the form beside it.

use cairn_ground::{Refusal, Result};
use cairn_web::Cx;

use crate::{
    commands::files::{Kept, add},
    rules::files::{self, Nature, No},
};

/// Keeps what was sent as `photo`; the form then knows the name under which it is found. One kept
/// before goes when another comes, or when it is to be taken away.
///
/// # Errors
/// Refuses with `photo` and `photo-heic` what is no picture that every browser shows.
pub async fn keep(cx: &mut Cx) -> Result<()> {
    if cx.form.has("no_photo") {
        cx.form.remove("photo_kept");
        cx.form.remove("no_photo");
    }
    if let Some(name) = add_sent(cx).await? {
        cx.form.set("photo_kept", name);
    }
    Ok(())
}

async fn add_sent(cx: &Cx) -> Result<Option<String>> {
    let Some(sent) = cx.file("photo")? else { return Ok(None) };
    let ready = match files::ready(&sent.name, &sent.content) {
        Ok(ready) if ready.nature == Nature::Picture => ready,
        Err(No::Heic) => return Err(Refusal::field("photo-heic", "photo").into()),
        Ok(_) | Err(_) => return Err(Refusal::field("photo", "photo").into()),
    };
    let kept = Kept {
        blob: cx.house.blobs.put(&ready.content).await?,
        name: files::safe_name(&sent.name),
        kind: ready.kind,
        ending: ready.ending,
        nature: ready.nature,
        size: i64::try_from(ready.content.len()).unwrap_or(i64::MAX),
    };
    let actor = cx.actor.clone();
    let add = cx.house.store.write(move |tx| {
        let (actor, kept) = (actor.clone(), kept.clone());
        Box::pin(async move { add(tx, &actor, &kept).await })
    });
    add.await.map(Some)
}
