//! The owner's answer on the day, and what the owner tells afterwards.

use cairn_ground::{Actor, ObjectId, Refusal, Result, limits, text};
use cairn_nudge::settle_object;
use cairn_objects::Object;
use cairn_record::Detail;
use cairn_store::Tx;
use jiff::civil::Date;

use super::{LOOK_BACK, index, own, today, wait_for_answer, wait_for_look};
use crate::{
    events,
    rules::{self, Look, Outcome, State},
    store::{self, Step},
};

/// Done, partly, did not happen; with a tale when both are said at once.
#[derive(Debug, Clone)]
pub struct Answer {
    pub step: ObjectId,
    pub outcome: Outcome,
    pub tale: Option<Tale>,
}

/// What is told of a step that has an answer. All of it may stay empty.
#[derive(Debug, Clone)]
pub struct Tale {
    pub learned: String,
    /// What got in the way?
    pub in_the_way: String,
    pub look: Look,
    /// When it is tried again, if it did not happen.
    pub again: Option<Date>,
}

/// Says how it went. Done and partly are looked back on after 30 days unless the owner picks
/// another day.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses a step that has an answer.
pub async fn answer(tx: &mut Tx, actor: &Actor, input: &Answer) -> Result<ObjectId> {
    let (object, step) = own(tx, actor, input.step).await?;
    if step.state != State::Open {
        return Err(Refusal::new("step-answered").into());
    }
    let today = today(tx, actor)?;
    let state = State::from(input.outcome);
    let missed = rules::missed_after(step.missed, step.state, state);
    store::update_answer(tx, step.id, state, today, missed).await?;
    settle_object(tx, step.id).await?;
    let word = [("outcome", Detail::Word(input.outcome.as_str()))];
    events::record(tx, actor, events::COMPLETED, &object, step.because_of, &word).await?;
    match &input.tale {
        Some(tale) => tell_of(tx, actor, &object, tale).await?,
        None if state.is_done() => look(tx, &step, Look::USUAL, today).await?,
        None => {}
    }
    Ok(step.id)
}

/// Adds what was learned or got in the way, picks the look-back, or a new day for what did not
/// happen.
///
/// # Errors
/// `Forbidden` for everybody but the owner; refuses too much text and a day that has passed.
pub async fn tell(tx: &mut Tx, actor: &Actor, id: ObjectId, tale: &Tale) -> Result<ObjectId> {
    let (object, _) = own(tx, actor, id).await?;
    tell_of(tx, actor, &object, tale).await?;
    Ok(id)
}

/// What a form of the page sends, which was filled in with what stood told.
#[derive(Debug, Clone)]
pub struct Telling {
    pub step: ObjectId,
    pub tale: Tale,
    /// The mark of what stood when the form was made ([`rules::told`]).
    pub stood: String,
    /// Whether what was learned, and what got in the way, was sent and is empty.
    pub emptied: [bool; 2],
}

/// As [`tell`], from a form that was made when something stood there. What was emptied goes: it may
/// name somebody.
///
/// # Errors
/// As [`tell`]; refuses with `conflict` when something else was told meanwhile, in another window
/// say, and this would take its place unseen.
pub async fn tell_after(tx: &mut Tx, actor: &Actor, input: &Telling) -> Result<ObjectId> {
    let (_, step) = own(tx, actor, input.step).await?;
    let stands = [&step.learned, &step.in_the_way];
    let replaces = |(now, new): (&Option<String>, &str)| {
        now.as_ref().is_some_and(|now| !new.trim().is_empty() && now != new.trim())
    };
    let said = [input.tale.learned.as_str(), input.tale.in_the_way.as_str()];
    let unseen = input.stood != rules::told(stands);
    if unseen && stands.into_iter().zip(said).any(replaces) {
        return Err(Refusal::new("conflict").saying("commitments-refused-told").into());
    }
    if !unseen && input.emptied.contains(&true) {
        store::forget_told(tx, step.id, input.emptied).await?;
    }
    tell(tx, actor, input.step, &input.tale).await
}

async fn tell_of(tx: &mut Tx, actor: &Actor, object: &Object, tale: &Tale) -> Result<()> {
    let step = store::find_step_any(tx, object.id).await?;
    if !step.state.is_answered() {
        return Err(Refusal::new("step-open").into());
    }
    let today = today(tx, actor)?;
    let learned = text::optional_paragraph("learned", &tale.learned, limits::PARAGRAPH)?;
    let in_the_way = text::optional_paragraph("in_the_way", &tale.in_the_way, limits::PARAGRAPH)?;
    let said = [("learned", learned.as_deref()), ("in_the_way", in_the_way.as_deref())];
    let said = said.map(|(field, text)| (field, text.unwrap_or_default()));
    cairn_links::keep_words(tx, actor, object, &said).await?;
    store::update_tale(tx, step.id, learned.as_deref(), in_the_way.as_deref()).await?;
    if learned.is_some() && step.learned.is_none() {
        events::record(tx, actor, events::LEARNED, object, step.because_of, &[]).await?;
    }
    match tale.again {
        Some(on) if step.state == State::DidNotHappen => again(tx, &step, on, today).await?,
        _ if step.state.is_done() && !step.standing().closed => {
            look(tx, &step, tale.look, today).await?;
        }
        _ => {}
    }
    index(tx, step.id).await
}

async fn again(tx: &mut Tx, step: &Step, on: Date, today: Date) -> Result<()> {
    let on = rules::due(Some(on), today).map_err(about_again)?;
    store::update_change(tx, step.id, on, step.notice.as_deref(), step.missed).await?;
    if rules::is_quiet(step.missed) {
        return Ok(());
    }
    wait_for_answer(tx, step, on).await
}

/// The same refusal, beside the field of this form.
fn about_again(error: cairn_ground::Error) -> cairn_ground::Error {
    match error {
        cairn_ground::Error::Refused(mut refusal) => {
            refusal.field = Some("again");
            cairn_ground::Error::Refused(refusal)
        }
        other => other,
    }
}

/// Picks the day of the look-back, or none.
pub(super) async fn look(tx: &mut Tx, step: &Step, look: Look, today: Date) -> Result<()> {
    let on = rules::look_on(look, today);
    store::update_look_on(tx, step.id, look.as_str(), on).await?;
    match on {
        Some(on) => wait_for_look(tx, step, on).await,
        None => cairn_nudge::settle(tx, step.id, LOOK_BACK, None).await,
    }
}
