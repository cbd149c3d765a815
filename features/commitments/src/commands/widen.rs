//! Letting more people see a step or a learned line.

use cairn_ground::{Actor, Audience, Error, ObjectId, Refusal, Result};
use cairn_record::Detail;
use cairn_store::Tx;

use crate::events;

/// Who shall see it.
#[derive(Debug, Clone)]
pub struct Widen {
    pub object: ObjectId,
    /// `step` or `learned`, as the address says.
    pub kind: &'static str,
    pub to: Option<Audience>,
}

/// Shows it to the team or to everyone.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses fewer readers than before.
pub async fn widen(tx: &mut Tx, actor: &Actor, input: &Widen) -> Result<ObjectId> {
    let before = cairn_objects::find_owned(tx, actor, input.object).await?;
    if before.kind != input.kind {
        return Err(Error::NotFound);
    }
    let to = input.to.filter(|to| to.counts());
    let to = to.ok_or_else(|| Error::from(Refusal::field("choose", "audience")))?;
    if to == before.audience {
        return Ok(before.id);
    }
    let object = cairn_links::widen(tx, actor, before.id, to).await?;
    let word = [("audience", Detail::Word(to.as_str()))];
    events::record(tx, actor, events::WIDENED, &object, None, &word).await?;
    Ok(object.id)
}
