//! A step that looks for somebody: offered to the team, taken over, passed by.

use cairn_ground::{Actor, Error, ObjectId, PersonId, Refusal, Result, TeamId, dates};
use cairn_nudge::{Rank, Waiting, settle, settle_object};
use cairn_store::Tx;
use jiff::civil::Date;

use super::{SEE_TO, TAKE_OVER, fades, own, today, wait_for_answer, wait_for_look};
use crate::{
    events,
    rules::{self, State},
    store::{self, Step},
};

/// What stands on a colleague's Today: somebody is to do it, or to look back on it.
pub(crate) const OFFERED: &str = "commitments-wait-offered";
pub(crate) const OFFERED_LOOK: &str = "commitments-wait-offered-look";
/// Days there are at least for a step that was taken over late.
const BREATH: i32 = 7;

/// Says yes to a step that a colleague gave, or sees to one after all that was offered to the team.
///
/// # Errors
/// `Forbidden` for everybody but the owner.
pub async fn accept(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, id).await?;
    if step.offered_on.is_some() && step.state == State::Open {
        let today = today(tx, actor)?;
        keep(tx, &step, today).await?;
    } else if step.given_by.is_some() {
        store::update_given(tx, id, None).await?;
        settle(tx, id, SEE_TO, None).await?;
    } else {
        return Ok(id);
    }
    events::record(tx, actor, events::TOOK, &object, step.because_of, &[]).await?;
    Ok(id)
}

/// Nobody else is asked any more. The days on which somebody might have taken it are no misses.
async fn keep(tx: &mut Tx, step: &Step, today: Date) -> Result<()> {
    store::update_offered(tx, step.id, None).await?;
    settle_object(tx, step.id).await?;
    if rules::is_quiet(step.missed) {
        return Ok(());
    }
    let next = rules::miss_on(step.due_on.max(today));
    store::update_missed(tx, step.id, step.missed, Some(next)).await?;
    wait_for_answer(tx, step, step.due_on).await
}

/// The owner of a step the team sees asks who else sees to it.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses a step the team does not see or that has an
/// answer.
pub async fn offer(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, id).await?;
    let (Some(team), true) = (object.team, object.audience.counts()) else {
        return Err(Refusal::new("step-not-shared").into());
    };
    if step.state != State::Open {
        return Err(Refusal::new("step-answered").into());
    }
    let today = today(tx, actor)?;
    offer_to_team(tx, id, team, step.owner, OFFERED, today).await?;
    events::record(tx, actor, events::OFFERED, &object, step.because_of, &[]).await?;
    Ok(id)
}

/// Everyone in the team but the owner could take it; the owner is reminded no more.
pub(crate) async fn offer_to_team(
    tx: &mut Tx,
    id: ObjectId,
    team: TeamId,
    owner: Option<PersonId>,
    reason: &'static str,
    today: Date,
) -> Result<()> {
    store::update_offered(tx, id, Some(today)).await?;
    settle_object(tx, id).await?;
    for member in cairn_people::store::list_members(tx, team, today).await? {
        if Some(member.id) == owner {
            continue;
        }
        let mut waiting = Waiting::new(member.id, id, TAKE_OVER, Rank::Could, reason);
        waiting.from = owner;
        cairn_nudge::wait(tx, &waiting.closes(fades(today))).await?;
    }
    Ok(())
}

/// Takes over a step that is offered to a team the actor is in, or that the actor gave to a
/// colleague who has not said yes. Of one that is done only the look-back is left.
///
/// # Errors
/// `NotFound` when it may not be seen, `Forbidden` outside the team; refuses one that somebody
/// else was quicker to take, or that has got its yes.
pub async fn take_over(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    let object = cairn_objects::find(tx, actor, id).await?;
    let me = actor.person()?.id;
    let step = store::find_step_any(tx, id).await?;
    let gave = step.given_by == Some(me) && step.state == State::Open;
    if !gave && !object.team.is_some_and(|team| actor.teams().contains(&team)) {
        return Err(Error::Forbidden);
    }
    if !gave && step.offered_on.is_none() {
        return Err(Refusal::new("step-taken").into());
    }
    let today = today(tx, actor)?;
    let due = if step.due_on < today { dates::plus_days(today, BREATH) } else { step.due_on };
    store::forget_private(tx, id).await?;
    cairn_objects::hand_over(tx, id, Some(me)).await?;
    if step.state.is_done() {
        return look_instead(tx, actor, id, step.look_on.map_or(today, |on| on.max(today))).await;
    }
    store::update_change(tx, id, due, step.notice.as_deref(), 0).await?;
    settle_object(tx, id).await?;
    let step = store::find_step_any(tx, id).await?;
    wait_for_answer(tx, &step, due).await?;
    let object = cairn_objects::find_any(tx, id).await?;
    events::record(tx, actor, events::TOOK, &object, step.because_of, &[]).await?;
    Ok(id)
}

/// The actor looks back on the day on which the one who left would have.
async fn look_instead(tx: &mut Tx, actor: &Actor, id: ObjectId, on: Date) -> Result<ObjectId> {
    store::update_looks_instead(tx, id, on).await?;
    settle_object(tx, id).await?;
    let step = store::find_step_any(tx, id).await?;
    wait_for_look(tx, &step, on).await?;
    let object = cairn_objects::find_any(tx, id).await?;
    events::record(tx, actor, events::TOOK_OVER, &object, step.because_of, &[]).await?;
    Ok(id)
}

/// *Not me*: the offer no longer stands on the actor's Today. Nobody hears of it.
///
/// # Errors
/// `NotFound` when it may not be seen or is no step.
pub async fn pass(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    cairn_objects::find(tx, actor, id).await?;
    store::find_step_any(tx, id).await?;
    settle(tx, id, TAKE_OVER, Some(actor.person()?.id)).await?;
    Ok(id)
}
