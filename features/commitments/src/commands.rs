//! One function per verb: may the actor, is it right, write it, record it, say what waits.

mod answer;
mod change;
mod correct;
mod erase;
mod learn;
mod look;
mod offer;
mod promise;
mod take;
mod widen;

pub use answer::{Answer, Tale, Telling, answer, tell, tell_after};
pub use change::{Change, change, drop_step, pause};
pub use correct::{Correct, correct};
pub(crate) use erase::{erase_learned, erase_looks, erase_steps};
pub use learn::{Learn, learn, reword, unlearn};
pub use look::{
    AskColleague, LookBack, SayWhatYouSee, ask_colleague, look_back, look_back_after,
    say_what_you_see,
};
pub(crate) use offer::offer_in_place_of;
pub use offer::{accept, offer, pass, take_over};
pub use promise::promise;
pub use take::{TakeStep, take};
pub use widen::{Widen, widen};

use cairn_ground::{Actor, ObjectId, Result, dates};
use cairn_nudge::{Rank, Waiting};
use cairn_objects::Object;
use cairn_search::{Document, Lang, ORDINARY};
use cairn_store::Tx;
use jiff::civil::Date;

use crate::store::{self, Step};

/// Verbs of what waits.
pub(crate) const COMPLETE: &str = "complete";
pub(crate) const LOOK_BACK: &str = "look-back";
pub(crate) const LOOK: &str = "look";
pub(crate) const SEE_TO: &str = "see-to";
pub(crate) const TAKE_OVER: &str = "take-over";
/// Of whoever had it: the team is asked, or somebody has it now.
pub(crate) const HANDED: &str = "handed";

/// Today where the actor is.
fn today(tx: &Tx, actor: &Actor) -> Result<Date> {
    Ok(tx.now().date(&actor.person()?.zone))
}

/// The actor's own step.
async fn own(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<(Object, Step)> {
    let object = cairn_objects::find_owned(tx, actor, id).await?;
    let step = store::find_step_any(tx, id).await?;
    Ok((object, step))
}

/// The step's day waits for its owner from that day on, wherever the owner is then.
async fn wait_for_answer(tx: &mut Tx, step: &Step, due: Date) -> Result<()> {
    let Some(owner) = step.owner else { return Ok(()) };
    let waiting = Waiting::new(owner, step.id, COMPLETE, Rank::Step, "commitments-wait-due");
    cairn_nudge::wait(tx, &waiting.opens(due).due(due)).await
}

/// The look-back waits for the owner from its day on, and may be answered at any time: no day is
/// the last one.
pub(crate) async fn wait_for_look(tx: &mut Tx, step: &Step, on: Date) -> Result<()> {
    let Some(owner) = step.owner else { return Ok(()) };
    let waiting = Waiting::new(owner, step.id, LOOK_BACK, Rank::Step, "commitments-wait-look-back");
    cairn_nudge::wait(tx, &waiting.opens(on)).await
}

/// What the step is found by.
async fn index(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let step = store::find_step_any(tx, id).await?;
    // What got in the way is the owner's alone, so nobody finds the step by it.
    let parts = [&step.notice, &step.learned, &step.seen_text];
    let body: Vec<&str> = parts.into_iter().filter_map(Option::as_deref).collect();
    let body = body.join("\n");
    let document = Document {
        object: id,
        kind: "step",
        title: &step.text,
        body: &body,
        boost: ORDINARY,
        langs: &Lang::ALL,
    };
    cairn_search::put(tx, &document).await
}

/// How long an offer or a request stands on Today.
fn fades(today: Date) -> Date {
    dates::plus_days(today, 14)
}
