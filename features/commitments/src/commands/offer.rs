//! A step that looks for somebody: offered to the team, taken over, passed by.

use cairn_ground::{Actor, Error, ObjectId, PersonId, Refusal, Result, TeamId, dates};
use cairn_nudge::{Rank, Waiting, settle, settle_object};
use cairn_store::Tx;
use jiff::civil::Date;

use super::{HANDED, SEE_TO, TAKE_OVER, fades, own, today, wait_for_answer, wait_for_look};
use crate::{
    events,
    rules::{self, State},
    store::{self, LeftBehind, Step},
};

/// What stands on a colleague's Today: somebody is to do it, or to look back on it.
const OFFERED: &str = "commitments-wait-offered";
const OFFERED_LOOK: &str = "commitments-wait-offered-look";
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
async fn offer_to_team(
    tx: &mut Tx,
    id: ObjectId,
    team: TeamId,
    owner: Option<PersonId>,
    reason: &'static str,
    today: Date,
) -> Result<()> {
    store::update_offered(tx, id, Some(today)).await?;
    settle_object(tx, id).await?;
    let house_day = cairn_people::commands::today(tx).await?;
    for member in cairn_people::store::list_members(tx, team, house_day).await? {
        if Some(member.id) == owner {
            continue;
        }
        let mut waiting = Waiting::new(member.id, id, TAKE_OVER, Rank::Could, reason);
        waiting.from = owner;
        cairn_nudge::wait(tx, &waiting.closes(fades(today))).await?;
    }
    Ok(())
}

/// The team is asked in place of one who has left it, and that one hears so.
pub(crate) async fn offer_in_place_of(tx: &mut Tx, left: &LeftBehind, today: Date) -> Result<()> {
    let reason = if left.state.is_done() { OFFERED_LOOK } else { OFFERED };
    offer_to_team(tx, left.id, left.team, left.owner, reason, today).await?;
    let Some(owner) = left.owner else { return Ok(()) };
    let reason = "commitments-wait-offered-own";
    let waiting = Waiting::new(owner, left.id, HANDED, Rank::Could, reason);
    cairn_nudge::wait(tx, &waiting.closes(fades(today))).await
}

/// Takes over a step of a team the actor is in: one that is offered, or that the actor gave to a
/// colleague who has not said yes. Of one that is done only the look-back is left. Whoever had it
/// hears of it.
///
/// # Errors
/// `NotFound` when it may not be seen, `Forbidden` outside the team; refuses one that somebody
/// else was quicker to take, or that has got its yes.
pub async fn take_over(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<ObjectId> {
    let object = cairn_objects::find(tx, actor, id).await?;
    let me = actor.person()?.id;
    let step = store::find_step_any(tx, id).await?;
    let gave = step.given_by == Some(me) && step.state == State::Open;
    if !object.team.is_some_and(|team| actor.teams().contains(&team)) {
        return Err(Error::Forbidden);
    }
    if !gave && step.offered_on.is_none() {
        return Err(Refusal::new("step-taken").into());
    }
    let today = today(tx, actor)?;
    // Who has not said yes was only asked.
    let had = step.owner.filter(|owner| !gave && *owner != me);
    let due = if step.due_on < today { dates::plus_days(today, BREATH) } else { step.due_on };
    store::forget_private(tx, id).await?;
    cairn_objects::hand_over(tx, id, Some(me)).await?;
    if step.state.is_done() {
        let on = step.look_on.map_or(today, |on| on.max(today));
        look_instead(tx, actor, id, on).await?;
        let_know(tx, id, had, me, today).await?;
        return Ok(id);
    }
    store::update_change(tx, id, due, step.notice.as_deref(), 0).await?;
    settle_object(tx, id).await?;
    let_know(tx, id, had, me, today).await?;
    let step = store::find_step_any(tx, id).await?;
    wait_for_answer(tx, &step, due).await?;
    let object = cairn_objects::find_any(tx, id).await?;
    events::record(tx, actor, events::TOOK, &object, step.because_of, &[]).await?;
    Ok(id)
}

/// Whoever had the step hears who has it now; one who no longer sees it, without its words.
async fn let_know(
    tx: &mut Tx,
    id: ObjectId,
    had: Option<PersonId>,
    taker: PersonId,
    today: Date,
) -> Result<()> {
    let Some(had) = had else { return Ok(()) };
    let now = tx.now();
    let reader = cairn_people::login::actor_of(tx, had, now).await?;
    let (about, reason) = match cairn_objects::find(tx, &reader, id).await {
        Ok(_) => (id, "commitments-wait-taken"),
        Err(Error::NotFound) => (taker.0.into(), "commitments-wait-taken-from"),
        Err(other) => return Err(other),
    };
    let waiting = Waiting::new(had, about, HANDED, Rank::Heard, reason).from(taker);
    cairn_nudge::wait(tx, &waiting.closes(fades(today))).await
}

/// The actor looks back on the day on which the one who left would have.
async fn look_instead(tx: &mut Tx, actor: &Actor, id: ObjectId, on: Date) -> Result<()> {
    store::update_looks_instead(tx, id, on).await?;
    settle_object(tx, id).await?;
    let step = store::find_step_any(tx, id).await?;
    wait_for_look(tx, &step, on).await?;
    let object = cairn_objects::find_any(tx, id).await?;
    events::record(tx, actor, events::TOOK_OVER, &object, step.because_of, &[]).await
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
