//! One's own words again: changing them, or taking them back.

use cairn_ground::{Actor, Error, ObjectId, Refusal, Result, limits, text};
use cairn_objects::Object;
use cairn_record::Event;
use cairn_store::Tx;

use super::{index, is_seen};
use crate::{events, store};

/// New words for what one said.
#[derive(Debug, Clone)]
pub struct Edit {
    pub id: ObjectId,
    /// Kinds the address is for.
    pub kinds: &'static [&'static str],
    pub text: String,
}

/// Changes one's own obstacle or idea while it has no answer, or one's own thanks while it waits to
/// be seen.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses an empty or overlong line, and with `conflict`
/// what was answered or seen: the answer, and the joy, are of those words.
pub async fn edit(tx: &mut Tx, actor: &Actor, input: &Edit) -> Result<ObjectId> {
    let object = open(tx, actor, input.id, input.kinds).await?;
    let line = text::line("text", &input.text, limits::LINE)?;
    if line == object.title {
        return Ok(object.id);
    }
    if object.kind == "thanks" {
        let thanks = store::find_thanks(tx, actor, object.id).await?;
        if is_seen(tx, &thanks).await? {
            return Err(Refusal::new("conflict").saying("voice-conflict-seen").into());
        }
    }
    cairn_links::keep_words(tx, actor, &object, &[("text", line.as_str())]).await?;
    cairn_objects::retitle(tx, object.id, &line, actor.person()?.locale.tag()).await?;
    index(tx, object.id, &object.kind, &line, "").await?;
    cairn_record::append(tx, actor, &Event::about(events::EDITED, &object)).await?;
    Ok(object.id)
}

/// Takes back one's own obstacle or idea while it has no answer, or one's own thanks: it is gone
/// for everybody, and waits for nobody.
///
/// # Errors
/// As [`edit`].
pub async fn take_back(
    tx: &mut Tx,
    actor: &Actor,
    (id, kinds): &(ObjectId, &'static [&'static str]),
) -> Result<()> {
    let object = open(tx, actor, *id, kinds).await?;
    remove(tx, object.id).await
}

/// Removes an object with all that was said and recorded of it.
pub(super) async fn remove(tx: &mut Tx, id: ObjectId) -> Result<()> {
    cairn_nudge::settle_object(tx, id).await?;
    cairn_record::delete_about(tx, id).await?;
    cairn_search::remove(tx, id).await?;
    cairn_objects::remove(tx, id).await
}

async fn open(tx: &mut Tx, actor: &Actor, id: ObjectId, kinds: &[&str]) -> Result<Object> {
    let object = cairn_objects::find_owned(tx, actor, id).await?;
    if !kinds.contains(&object.kind.as_str()) {
        return Err(Error::NotFound);
    }
    if object.kind != "thanks" && store::find_standing(tx, id).await?.answered {
        return Err(Refusal::new("conflict").saying("voice-conflict-answered").into());
    }
    Ok(object)
}
