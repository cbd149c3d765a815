//! Suggestions: taken in, or declined with a reason.

use cairn_ground::{Actor, Error, Id, ObjectId, PersonId, Refusal, Result, limits, text};
use cairn_nudge::{Tell, settle};
use cairn_objects::Object;
use cairn_record::{Event, append};
use cairn_store::Tx;

use super::{
    heard::hear,
    pages::{self, Save, Saved},
};
use crate::{
    events,
    rules::pages as rules,
    store::{pages as store, suggestions},
};

/// A suggestion to decide on.
#[derive(Debug, Clone)]
pub struct Decide {
    pub page: ObjectId,
    pub suggestion: Id,
    pub reason: String,
}

/// Takes a suggestion in as it is. What was changed since in other places stays; where both changed
/// the same the actor edits.
///
/// # Errors
/// `Forbidden` for those who do not answer for the page; refuses with `conflict`.
pub async fn take(tx: &mut Tx, actor: &Actor, input: &Decide) -> Result<Saved> {
    let suggestion = suggestions::find(tx, input.page, input.suggestion).await?;
    let object = pages::find(tx, actor, input.page).await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    let save = Save {
        page: input.page,
        base: suggestion.base_version,
        title: suggestion.title.clone(),
        body: suggestion.body.clone(),
        section: None,
        why: String::new(),
        still_approved: true,
        suggestion: Some(suggestion.id),
    };
    pages::save(tx, actor, &save).await
}

/// Marks a suggestion taken and tells who made it; gives its author, who becomes the version's.
///
/// # Errors
/// Refuses what can no longer be taken in (see [`is_of_suggestion`]).
pub(super) async fn take_in(
    tx: &mut Tx,
    actor: &Actor,
    object: &Object,
    id: Id,
) -> Result<Option<PersonId>> {
    if !rules::decides(object, actor) {
        return Err(Refusal::new(NOT_YOURS).into());
    }
    let suggestion = match suggestions::find(tx, object.id, id).await {
        Ok(suggestion) => suggestion,
        Err(Error::NotFound) => return Err(Refusal::new(GONE).into()),
        Err(other) => return Err(other),
    };
    if suggestion.decided_at.is_some() {
        return Err(Refusal::new(DECIDED).into());
    }
    decided(tx, actor, object, id, suggestion.author, Some(true)).await?;
    Ok(suggestion.author)
}

const DECIDED: &str = "knowledge-decided";
/// An import replaced it, or it was decided on long ago.
const GONE: &str = "knowledge-suggestion-gone";
const NOT_YOURS: &str = "knowledge-suggestion-not-yours";

/// The suggestion that a form takes in.
///
/// # Errors
/// Refuses what is none, like one that is gone.
pub fn id_in(raw: &str) -> Result<Option<Id>> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    raw.parse().map(Some).map_err(|_| Refusal::new(GONE).into())
}

/// Whether it is the suggestion that was refused and not the text, which can be saved without it.
pub fn is_of_suggestion(refusal: &Refusal) -> bool {
    [DECIDED, GONE, NOT_YOURS].contains(&refusal.code)
}

/// Declines with a reason, which its author reads.
///
/// # Errors
/// `Forbidden` for those who do not answer for the page; refuses with `required` without a reason.
pub async fn decline(tx: &mut Tx, actor: &Actor, input: &Decide) -> Result<()> {
    let object = pages::find(tx, actor, input.page).await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    store::find(tx, input.page).await?;
    let suggestion = suggestions::find(tx, input.page, input.suggestion).await?;
    if suggestion.decided_at.is_some() {
        return Err(Refusal::new(DECIDED).into());
    }
    let reason = text::paragraph("reason", &input.reason, limits::PARAGRAPH)?;
    suggestions::decide(tx, suggestion.id, actor.person_id(), false, &reason).await?;
    decided(tx, actor, &object, suggestion.id, suggestion.author, None).await
}

async fn decided(
    tx: &mut Tx,
    actor: &Actor,
    object: &Object,
    id: Id,
    author: Option<PersonId>,
    taken: Option<bool>,
) -> Result<()> {
    let me = actor.person()?;
    if taken.is_some() {
        suggestions::decide(tx, id, Some(me.id), true, "").await?;
    }
    if suggestions::count_open(tx, object.id).await? == 0 {
        settle(tx, object.id, "decide-suggestion", None).await?;
    }
    let reason = if taken.is_some() { "knowledge-tell-taken" } else { "knowledge-tell-declined" };
    if let Some(to) = author {
        let (from, object) = (me.id, object.id);
        hear(tx, &Tell { to, from, object, verb: "decided", reason }).await?;
    }
    let verb = if taken.is_some() { events::TOOK_IN } else { events::DECLINED };
    append(tx, actor, &Event::about(verb, object)).await.map(drop)
}
