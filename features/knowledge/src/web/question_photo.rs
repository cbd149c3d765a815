//! The photo of a question or an answer, kept before anything else is looked at: it survives every
//! mistake in the form beside it.

use cairn_ground::{Refusal, Result};
use cairn_web::Cx;

use super::files::keep_sent;
use crate::{
    commands::files::{self, Describe, Kept},
    rules::files::{self as rules, Nature, No},
};

/// Keeps what was sent as `photo`; the form then knows the name under which it is found. One kept
/// before goes when another comes, or when it is to be taken away.
///
/// # Errors
/// Refuses with `photo`, `photo-heic` and `knowledge-file-…` what is no picture that every browser
/// shows, with `too-long` what is said of it.
pub async fn keep(cx: &mut Cx) -> Result<()> {
    if cx.form.has("no_photo") {
        cx.form.remove("photo_kept");
        cx.form.remove("no_photo");
    }
    if let Some((name, _)) = keep_picture(cx).await? {
        cx.form.set("photo_kept", name);
    }
    describe(cx).await
}

/// What was said of the photo is kept beside it.
async fn describe(cx: &Cx) -> Result<()> {
    let name = cx.form.value("photo_kept").to_owned();
    if name.is_empty() || !cx.form.has("photo_shows") {
        return Ok(());
    }
    let input = Describe { name, words: cx.form.value("photo_shows").to_owned() };
    let actor = cx.actor.clone();
    let write = cx.house.store.write(move |tx| {
        let (actor, input) = (actor.clone(), input.clone());
        Box::pin(async move { files::describe(tx, &actor, &input).await })
    });
    write.await
}

/// On the road of every file, once it is what can stand for a question.
async fn keep_picture(cx: &Cx) -> Result<Option<(String, Kept)>> {
    let Some(sent) = cx.file("photo")? else { return Ok(None) };
    match rules::nature_of(&sent.content) {
        Ok(Nature::Picture) => keep_sent(cx, "photo").await,
        Err(No::Heic) => Err(Refusal::field("photo-heic", "photo").into()),
        Ok(_) | Err(_) => Err(Refusal::field("photo", "photo").into()),
    }
}
