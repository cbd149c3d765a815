//! Letting more people see a step or a learned line.

use cairn_ground::{Actor, Audience, Error, ObjectId, Refusal, Result};
use cairn_objects::Object;
use cairn_record::Detail;
use cairn_store::Tx;

use crate::{
    events,
    store::{self, Step},
};

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
    let step = match before.kind.as_str() {
        "step" => Some(store::find_step_any(tx, before.id).await?),
        _ => None,
    };
    let because_of = step.as_ref().and_then(|step| step.because_of);
    let said = all_it_says(&before, step);
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let object = cairn_links::widen(tx, actor, before.id, to, &said).await?;
    let word = [("audience", Detail::Word(to.as_str()))];
    events::record(tx, actor, events::WIDENED, &object, because_of, &word).await?;
    Ok(object.id)
}

/// Every text that is read where the object is.
fn all_it_says(object: &Object, step: Option<Step>) -> Vec<String> {
    let mut said = vec![object.title.clone()];
    if let Some(step) = step {
        said.extend(
            [step.notice, step.in_the_way, step.learned, step.seen_text].into_iter().flatten(),
        );
    }
    said
}
