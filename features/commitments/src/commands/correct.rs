//! Another answer in place of the one that stands: a thumb slips.

use cairn_ground::{Actor, ObjectId, Refusal, Result};
use cairn_nudge::settle_object;
use cairn_record::Detail;
use cairn_store::Tx;
use jiff::civil::Date;

use super::{answer::look, own, today};
use crate::{
    events,
    rules::{self, Look, Outcome, State},
    store::{self, Step},
};

/// What the owner meant.
#[derive(Debug, Clone)]
pub struct Correct {
    pub step: ObjectId,
    pub outcome: Outcome,
    /// What stood on the page that was answered.
    pub was: State,
}

/// Puts another answer in the place of the owner's own, until the owner looks back on it. What was
/// told stays, and the record hears the new answer beside the old one.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses with `conflict` when something else stands
/// there by now, and a step without an answer, with that of a leaver, or looked back on.
pub async fn correct(tx: &mut Tx, actor: &Actor, input: &Correct) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, input.step).await?;
    if step.state != input.was {
        return Err(Refusal::new("conflict").into());
    }
    if !step.state.is_answered() {
        return Err(Refusal::new("step-open").into());
    }
    if step.seen.is_some() {
        return Err(Refusal::new("step-looked-back").into());
    }
    if store::is_taken_over(tx, step.id).await? {
        return Err(Refusal::new("step-answered").into());
    }
    let now = State::from(input.outcome);
    if now == step.state {
        return Ok(step.id);
    }
    if now.is_done() && step.state.is_done() {
        // One looks back on either: whatever was told, asked and dated for it stays.
        store::update_done(tx, step.id, now).await?;
    } else {
        anew(tx, &step, now, today(tx, actor)?).await?;
    }
    let word = [("outcome", Detail::Word(input.outcome.as_str()))];
    events::record(tx, actor, events::COMPLETED, &object, step.because_of, &word).await?;
    Ok(step.id)
}

/// From done to not, or back: what is asked of it begins anew.
async fn anew(tx: &mut Tx, step: &Step, now: State, today: Date) -> Result<()> {
    let missed = rules::missed_after(step.missed, step.state, now);
    store::update_answer(tx, step.id, now, today, missed).await?;
    settle_object(tx, step.id).await?;
    if now.is_done() {
        return look(tx, step, Look::USUAL, today).await;
    }
    store::delete_open_looks(tx, step.id).await?;
    look(tx, step, Look::Never, today).await
}
