//! "This helped me" and "this is wrong", for pages and material.

use cairn_ground::{Actor, Error, ObjectId, PersonId, Refusal, Result, limits, text};
use cairn_nudge::{Rank, Tell, Waiting, settle, tell, wait};
use cairn_objects::Object;
use cairn_record::{Event, append};
use cairn_store::Tx;

use super::heard::{HELPED, hear, sees};
use crate::{
    events,
    rules::pages as rules,
    store::{marks, pages},
};

/// A page or material, as the address says, that helped.
#[derive(Debug, Clone, Copy)]
pub struct Helped {
    pub object: ObjectId,
    pub kind: &'static str,
}

/// It helped: told to those behind it, once a person.
///
/// # Errors
/// Refuses with `knowledge-own` what the actor wrote.
pub async fn helped(tx: &mut Tx, actor: &Actor, input: &Helped) -> Result<()> {
    let me = actor.person()?;
    let id = input.object;
    let object = find(tx, actor, id, input.kind).await?;
    if rules::owns(&object, actor) {
        return Err(Refusal::new("knowledge-own").into());
    }
    if !marks::insert_helped(tx, id, me.id).await? {
        return Ok(());
    }
    let_know(tx, me.id, &object).await?;
    append(tx, actor, &Event::about(events::HELPED, &object)).await.map(drop)
}

/// Whoever looks after it hears that it helped, and so does whoever gave the answer that a page was
/// made of, if they see the page.
async fn let_know(tx: &mut Tx, from: PersonId, object: &Object) -> Result<()> {
    let (id, verb) = (object.id, HELPED);
    let owner = object.owner.map(|to| {
        let reason = "knowledge-tell-page-helped";
        Tell { to, from, object: id, verb, reason }
    });
    if object.kind != "page" {
        // Material has nowhere to say that one has seen it, so nothing waits.
        return if let Some(news) = owner { tell(tx, &news).await } else { Ok(()) };
    }
    if let Some(news) = owner {
        hear(tx, &news).await?;
    }
    let answerer = pages::find(tx, id).await?.answered_by;
    match answerer.filter(|it| Some(*it) != object.owner) {
        Some(to) if sees(tx, to, id).await? => {
            let reason = "knowledge-wait-helped";
            hear(tx, &Tell { to, from, object: id, verb, reason }).await
        }
        _ => Ok(()),
    }
}

/// Something is wrong.
#[derive(Debug, Clone)]
pub struct Wrong {
    pub object: ObjectId,
    pub text: String,
}

/// One line why a page is wrong; it waits for the owner, who alone reads it with those who curate.
pub async fn wrong(tx: &mut Tx, actor: &Actor, input: &Wrong) -> Result<()> {
    let me = actor.person()?;
    let object = find(tx, actor, input.object, "page").await?;
    let text = text::line("wrong", &input.text, limits::LINE)?;
    marks::upsert_wrong(tx, object.id, me.id, &text).await?;
    if let Some(owner) = object.owner.filter(|owner| *owner != me.id) {
        let reason = "knowledge-tell-wrong";
        let waiting = Waiting::new(owner, object.id, "look-at-wrong", Rank::Colleague, reason);
        wait(tx, &waiting.from(me.id)).await?;
        let (to, from, object) = (owner, me.id, object.id);
        tell(tx, &Tell { to, from, object, verb: "wrong", reason }).await?;
    }
    Ok(())
}

/// What somebody said to be wrong was looked after.
#[derive(Debug, Clone, Copy)]
pub struct Settle {
    pub object: ObjectId,
    pub person: PersonId,
}

/// Owner or curator; who said it is told.
pub async fn settle_wrong(tx: &mut Tx, actor: &Actor, input: &Settle) -> Result<()> {
    let me = actor.person()?;
    let object = find(tx, actor, input.object, "page").await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    if !marks::settle_wrong(tx, object.id, input.person).await? {
        return Ok(());
    }
    if marks::list_wrong(tx, object.id).await?.is_empty() {
        settle(tx, object.id, "look-at-wrong", None).await?;
    }
    let reason = "knowledge-tell-mended";
    let (to, from, object) = (input.person, me.id, object.id);
    hear(tx, &Tell { to, from, object, verb: "mended", reason }).await
}

async fn find(tx: &mut Tx, actor: &Actor, id: ObjectId, kind: &str) -> Result<Object> {
    let object = cairn_objects::find(tx, actor, id).await?;
    if object.kind == kind { Ok(object) } else { Err(Error::NotFound) }
}
