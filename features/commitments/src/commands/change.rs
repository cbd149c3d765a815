//! New words or a new day, a pause, an end.

use cairn_ground::{Actor, ObjectId, Refusal, Result, limits, text};
use cairn_nudge::settle_object;
use cairn_record::Detail;
use cairn_store::Tx;
use jiff::civil::Date;

use super::{index, own, today, wait_for_answer};
use crate::{
    events,
    rules::{self, State},
    store,
};

/// What the step becomes.
#[derive(Debug, Clone)]
pub struct Change {
    pub step: ObjectId,
    pub text: String,
    pub due: Option<Date>,
    pub notice: String,
}

/// Changes a step, or takes one up again that rests: it is open from now on and its misses are
/// forgotten.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses what [`super::take`] refuses, and a step that
/// was looked back on.
pub async fn change(tx: &mut Tx, actor: &Actor, input: &Change) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, input.step).await?;
    if step.seen.is_some() {
        return Err(Refusal::new("step-looked-back").into());
    }
    let title = text::line("text", &input.text, limits::LINE)?;
    let notice = text::optional_line("notice", &input.notice, limits::LINE)?;
    let due = rules::due(input.due, today(tx, actor)?)?;
    let said = [("text", title.as_str()), ("notice", notice.as_deref().unwrap_or_default())];
    cairn_links::keep_words(tx, actor, &object, &said).await?;
    if title != step.text {
        let lang = actor.person()?.locale.tag();
        cairn_objects::retitle(tx, step.id, &title, lang).await?;
    }
    store::update_change(tx, step.id, due, notice.as_deref(), 0).await?;
    store::delete_open_looks(tx, step.id).await?;
    settle_object(tx, step.id).await?;
    wait_for_answer(tx, &step, due).await?;
    index(tx, step.id).await?;
    let object = cairn_objects::find_any(tx, step.id).await?;
    let word = [("outcome", Detail::Word("changed"))];
    events::record(tx, actor, events::COMPLETED, &object, step.because_of, &word).await?;
    Ok(step.id)
}

/// Lets an open step rest. Nobody is asked why.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses a step that has an answer.
pub async fn pause(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, id).await?;
    if step.state != State::Open {
        return Err(Refusal::new("step-answered").into());
    }
    store::update_state(tx, id, State::Paused).await?;
    settle_object(tx, id).await?;
    events::record(tx, actor, events::PAUSED, &object, step.because_of, &[]).await?;
    Ok(id)
}

/// Lets a step go.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses a step that is done.
pub async fn drop_step(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, id).await?;
    if step.state.is_done() {
        return Err(Refusal::new("step-answered").into());
    }
    if step.state == State::Dropped {
        return Ok(id);
    }
    store::update_state(tx, id, State::Dropped).await?;
    settle_object(tx, id).await?;
    events::record(tx, actor, events::DROPPED, &object, step.because_of, &[]).await?;
    Ok(id)
}
