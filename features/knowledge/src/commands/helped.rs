//! What comes back to whoever answered: read, accepted, it helped, it was used.

use cairn_ground::{Actor, Audience, Error, Instant, ObjectId, PersonId, Result};
use cairn_nudge::Tell;
use cairn_objects::Object;
use cairn_record::{Entry, Event};
use cairn_store::Tx;

use super::heard::{hear, sees};
use crate::{
    events,
    rules::answers as rules,
    store::{answers as store, questions},
};

/// The answer and its question, both visible to the actor.
async fn seen(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<(Object, store::Standing)> {
    let object = cairn_objects::find(tx, actor, id).await?;
    let answer = store::find(tx, id).await?;
    cairn_objects::find(tx, actor, answer.question).await?;
    Ok((object, answer))
}

/// The asker has read what was answered. Pages never write this by being opened.
pub async fn read(tx: &mut Tx, actor: &Actor, question: &ObjectId) -> Result<()> {
    let object = cairn_objects::find_owned(tx, actor, *question).await?;
    questions::find(tx, object.id).await?;
    mark_read(tx, actor, &object).await
}

async fn mark_read(tx: &mut Tx, actor: &Actor, question: &Object) -> Result<()> {
    cairn_nudge::settle(tx, question.id, "read-answer", actor.person_id()).await?;
    if store::update_read(tx, question.id).await? == 0 {
        return Ok(());
    }
    let event = Event::about(events::READ_ANSWER, question);
    cairn_record::append(tx, actor, &event).await.map(drop)
}

/// This is the answer: the asker says so of one; gives the question.
pub async fn accept(tx: &mut Tx, actor: &Actor, id: &ObjectId) -> Result<ObjectId> {
    let me = actor.person()?;
    let (object, answer) = seen(tx, actor, *id).await?;
    let question = cairn_objects::find_owned(tx, actor, answer.question).await?;
    if answer.instead.is_some() {
        return Err(Error::NotFound);
    }
    mark_read(tx, actor, &question).await?;
    if questions::find(tx, question.id).await?.accepted == Some(object.id) {
        return Ok(question.id);
    }
    questions::update_accepted(tx, question.id, object.id).await?;
    let event = Event::about(events::ACCEPTED, &object).because_of(Some(question.id));
    cairn_record::append(tx, actor, &event).await?;
    if answer.by != Some(me.id) {
        store::insert_helped(tx, object.id, me.id).await?;
        thank(tx, me.id, answer.by, question.id, "knowledge-wait-accepted").await?;
    }
    Ok(question.id)
}

/// That helped: any reader, once; gives the question.
///
/// # Errors
/// Refuses with `own-answer` and `no-answer`.
pub async fn helped(tx: &mut Tx, actor: &Actor, id: &ObjectId) -> Result<ObjectId> {
    let me = actor.person()?;
    let (object, answer) = seen(tx, actor, *id).await?;
    rules::may_help(answer.by, me.id, answer.instead.is_none())?;
    let question = cairn_objects::find(tx, actor, answer.question).await?;
    if question.owner == Some(me.id) {
        mark_read(tx, actor, &question).await?;
    }
    if !store::insert_helped(tx, object.id, me.id).await? {
        return Ok(question.id);
    }
    let event = Event::about(events::HELPED, &object).because_of(Some(question.id));
    cairn_record::append(tx, actor, &event).await?;
    thank(tx, me.id, answer.by, question.id, "knowledge-wait-helped").await?;
    Ok(question.id)
}

/// Good news for whoever answered.
async fn thank(
    tx: &mut Tx,
    from: PersonId,
    to: Option<PersonId>,
    question: ObjectId,
    reason: &'static str,
) -> Result<()> {
    let Some(to) = to else { return Ok(()) };
    hear(tx, &Tell { to, from, object: question, verb: "see-thanks", reason }).await
}

/// Whoever answered has seen what it gave.
pub async fn seen_thanks(tx: &mut Tx, actor: &Actor, question: &ObjectId) -> Result<()> {
    let me = actor.person()?;
    let object = cairn_objects::find(tx, actor, *question).await?;
    questions::find(tx, object.id).await?;
    store::update_seen(tx, object.id, me.id).await?;
    cairn_nudge::settle(tx, object.id, "see-thanks", Some(me.id)).await
}

/// Verbs by which something is made because of an answer.
const USES: [&str; 7] =
    ["took", "shared", "learned", "raised", "asked", "set-direction", "noticed"];
/// What is older is counted but no longer news: a rebuild tells nobody anything.
const NEWS: i64 = 2 * Instant::DAY;

/// Reads from the record what was made because of an answer, or of a page made of it, and lets
/// whoever answered know.
pub async fn note_use(tx: &mut Tx, entry: &Entry) -> Result<()> {
    let verb = entry.verb.as_deref().unwrap_or_default();
    let shared = entry.audience.as_deref().and_then(Audience::parse).is_some_and(Audience::counts);
    let (Some(origin), Some(object), Some(by)) = (entry.because_of, entry.object, entry.person)
    else {
        return Ok(());
    };
    if !USES.contains(&verb) || !shared {
        return Ok(());
    }
    let Some((answer, question, owner)) = store::find_used(tx, origin, entry.at).await? else {
        return Ok(());
    };
    if owner == Some(by)
        || matches!(cairn_objects::find_any(tx, object).await, Err(Error::NotFound))
    {
        return Ok(());
    }
    let now = tx.now();
    let to = match owner.filter(|_| entry.at.plus(NEWS) > now) {
        // What they may not see is no news for them, and nobody is named to them because of it.
        Some(owner) if sees(tx, owner, object).await? && sees(tx, owner, origin).await? => owner,
        _ => return store::insert_use(tx, answer, object, by, entry.at, Some(now)).await.map(drop),
    };
    if store::insert_use(tx, answer, object, by, entry.at, None).await? {
        thank(tx, by, Some(to), question, "knowledge-wait-used").await?;
    }
    Ok(())
}
