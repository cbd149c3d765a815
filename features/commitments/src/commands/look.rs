//! Looking back: the owner, and a colleague who is asked first.

use cairn_ground::{
    Actor, Audience, Error, ObjectId, PersonId, Refusal, Result, dates, limits, text,
};
use cairn_nudge::{Rank, Tell, Waiting, settle};
use cairn_record::Detail;
use cairn_store::Tx;
use jiff::civil::Date;

use super::{LOOK, LOOK_BACK, fades, index, own, today, wait_for_look};
use crate::{
    events,
    rules::{self, Seen},
    store::{self, Step},
};

/// Days the owner's own look-back waits for the colleague.
const PATIENCE: i32 = 7;

/// What the owner sees.
#[derive(Debug, Clone)]
pub struct LookBack {
    pub step: ObjectId,
    pub seen: Seen,
    /// What we see, in words; may stay empty.
    pub text: String,
}

/// Says what it gave. *Too early to say* asks again later.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses a step that is not done.
pub async fn look_back(tx: &mut Tx, actor: &Actor, input: &LookBack) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, input.step).await?;
    done(&step)?;
    let today = today(tx, actor)?;
    let text = text::optional_paragraph("seen_text", &input.text, limits::PARAGRAPH)?;
    let said = [("seen_text", text.as_deref().unwrap_or_default())];
    cairn_links::keep_words(tx, actor, &object, &said).await?;
    let again = (input.seen == Seen::TooEarly).then(|| rules::looks_again_on(today));
    store::update_seen(tx, step.id, input.seen, text.as_deref(), today, again).await?;
    cairn_nudge::settle_object(tx, step.id).await?;
    if let Some(on) = again {
        wait_for_look(tx, &step, on).await?;
    }
    index(tx, step.id).await?;
    // The same answer in other words is no second look-back.
    if !(step.standing().closed && step.seen() == Some(input.seen)) {
        let word = [("seen", Detail::Word(input.seen.as_str()))];
        events::record(tx, actor, events::LOOKED_BACK, &object, step.because_of, &word).await?;
    }
    Ok(step.id)
}

/// As [`look_back`], from a page on which `was` stood, or nothing: the first look-back, or another
/// answer in the place of one that was a slip of the thumb.
///
/// # Errors
/// As [`look_back`]; refuses with `conflict` when something else stands there by now.
pub async fn look_back_after(
    tx: &mut Tx,
    actor: &Actor,
    (input, was): &(LookBack, String),
) -> Result<ObjectId> {
    let (_, step) = own(tx, actor, input.step).await?;
    if step.seen.as_deref().unwrap_or_default() != was {
        return Err(Refusal::new("conflict").into());
    }
    look_back(tx, actor, input).await
}

fn done(step: &Step) -> Result<()> {
    if step.state.is_done() { Ok(()) } else { Err(Refusal::new("step-open").into()) }
}

/// Whom the owner asks.
#[derive(Debug, Clone)]
pub struct AskColleague {
    pub step: ObjectId,
    pub colleague: Option<PersonId>,
}

/// Asks a colleague to look first. The colleague sees the step from then on; nobody but the owner
/// sees the answer, and neither the question nor the answer is recorded.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses oneself and those who have left.
pub async fn ask_colleague(tx: &mut Tx, actor: &Actor, input: &AskColleague) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, input.step).await?;
    done(&step)?;
    let me = actor.person()?.id;
    let choose = || Error::from(Refusal::field("choose", "colleague"));
    let colleague = input.colleague.filter(|id| *id != me).ok_or_else(choose)?;
    let found = cairn_people::store::find_person(tx, colleague).await;
    if !found.is_ok_and(|person| person.deactivated_at.is_none()) {
        return Err(choose());
    }
    let today = today(tx, actor)?;
    store::insert_look(tx, step.id, colleague, today).await?;
    cairn_objects::add_participants(tx, step.id, &[colleague]).await?;
    if object.audience == Audience::Me {
        cairn_objects::widen(tx, actor, step.id, Audience::Participants).await?;
    }
    let reason = "commitments-wait-look";
    let waiting = Waiting::new(colleague, step.id, LOOK, Rank::Colleague, reason).from(me);
    cairn_nudge::wait(tx, &waiting.closes(fades(today))).await?;
    let tell = Tell { to: colleague, from: me, object: step.id, verb: LOOK, reason };
    cairn_nudge::tell(tx, &tell).await?;
    patiently(tx, &step, today).await?;
    Ok(step.id)
}

/// The owner's own look-back waits until the colleague has answered, but not for ever.
async fn patiently(tx: &mut Tx, step: &Step, today: Date) -> Result<()> {
    settle(tx, step.id, LOOK_BACK, step.owner).await?;
    let later = dates::plus_days(today, PATIENCE);
    wait_for_look(tx, step, step.look_on.map_or(later, |on| on.max(later))).await
}

/// The colleague's answer; `None` declines.
#[derive(Debug, Clone)]
pub struct SayWhatYouSee {
    pub step: ObjectId,
    pub seen: Option<Seen>,
    pub text: String,
}

/// Answers, or declines, as the colleague who was asked.
///
/// # Errors
/// `NotFound` when the step may not be seen, `Forbidden` for those who were not asked.
pub async fn say_what_you_see(
    tx: &mut Tx,
    actor: &Actor,
    input: &SayWhatYouSee,
) -> Result<ObjectId> {
    let object = cairn_objects::find(tx, actor, input.step).await?;
    let me = actor.person()?.id;
    let asked = store::find_look(tx, object.id, me).await?.ok_or(Error::Forbidden)?;
    if asked.answered_on.is_some() {
        return Err(Refusal::new("look-answered").into());
    }
    let step = store::find_step_any(tx, object.id).await?;
    let today = today(tx, actor)?;
    let text = text::optional_paragraph("text", &input.text, limits::PARAGRAPH)?;
    let text = text.filter(|_| input.seen.is_some());
    store::update_look(tx, step.id, me, today, input.seen, text.as_deref()).await?;
    settle(tx, step.id, LOOK, Some(me)).await?;
    let (Some(owner), false) = (step.owner, step.standing().closed) else { return Ok(step.id) };
    if input.seen.is_none() {
        let on = step.look_on.map_or(today, |on| on.max(today));
        return wait_for_look(tx, &step, on).await.map(|()| step.id);
    }
    let reason = "commitments-wait-look-answered";
    let waiting = Waiting::new(owner, step.id, LOOK_BACK, Rank::Colleague, reason).from(me);
    cairn_nudge::wait(tx, &waiting).await?;
    let tell = Tell { to: owner, from: me, object: step.id, verb: LOOK_BACK, reason };
    cairn_nudge::tell(tx, &tell).await?;
    Ok(step.id)
}
