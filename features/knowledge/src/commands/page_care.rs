//! Looking after pages: approve, look over, narrow, widen, hand over, delete.

use cairn_ground::{
    Actor, Audience, Error, Instant, ObjectId, PersonId, Refusal, Result, limits, text,
};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_record::{Detail, Event, append};
use cairn_store::Tx;
use jiff::civil::Date;

use super::{
    heard,
    pages::{asked_words, await_review, boost, find, index},
    questions::active,
};
use crate::{
    events,
    rules::pages::{self as rules, EditedBy, Text},
    store::{
        page_lists,
        pages::{self as store, Approval, Page},
        suggestions, versions,
    },
};

/// Says that a page is how we do it.
#[derive(Debug, Clone, Copy)]
pub struct Approve {
    pub page: ObjectId,
    /// The version that was read.
    pub version: i64,
    /// Today unless given.
    pub from: Option<Date>,
    /// A year after unless given.
    pub until: Option<Date>,
}

/// Owner or curator.
///
/// # Errors
/// `Forbidden` for others; refuses with `conflict` when the text is not the one that was read, and
/// `knowledge-until-before`.
pub async fn approve(tx: &mut Tx, actor: &Actor, input: &Approve) -> Result<()> {
    let me = actor.person()?;
    let object = find(tx, actor, input.page).await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    let page = store::find(tx, input.page).await?;
    if page.version != input.version {
        return Err(Refusal::new("conflict").into());
    }
    let today = tx.now().date(&me.zone);
    let from = input.from.unwrap_or(today);
    let until = input.until.unwrap_or_else(|| rules::review_after(from.max(today)));
    if until < from || until < today {
        return Err(Refusal::field("knowledge-until-before", "until").into());
    }
    let approval = Approval { version: page.version, by: Some(me.id), from, until };
    store::update_approval(tx, object.id, Some(approval)).await?;
    if page.review_on > until {
        store::update_review(tx, object.id, until).await?;
        await_review(tx, object.id, object.owner, until).await?;
    }
    reindex(tx, object.id, today).await?;
    append(tx, actor, &Event::about(events::APPROVED, &object)).await.map(drop)
}

/// It is a tip again. Owner or curator.
pub async fn withdraw(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<()> {
    let me = actor.person()?;
    let object = find(tx, actor, id).await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    store::update_approval(tx, id, None).await?;
    reindex(tx, id, tx.now().date(&me.zone)).await?;
    let event = Event::about(events::APPROVED, &object);
    append(tx, actor, &event.detail("withdrawn", Detail::Word("withdrawn"))).await.map(drop)
}

/// Ranks a page in search by what it is today.
pub async fn reindex(tx: &mut Tx, id: ObjectId, today: Date) -> Result<()> {
    let object = cairn_objects::find_any(tx, id).await?;
    let page = store::find(tx, id).await?;
    let boost = boost(page.standing(today));
    index(tx, id, &Text { title: object.title, body: page.body }, boost).await
}

/// "Still right?" – yes. The page is looked at again in a year; what is how we do it stays so until
/// then. Owner or curator.
pub async fn still_right(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<()> {
    let me = actor.person()?;
    let object = find(tx, actor, id).await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    let page = store::find(tx, id).await?;
    let today = tx.now().date(&me.zone);
    let on = rules::review_after(today);
    if let (true, Some(from)) = (page.is_approved(), page.approved_from) {
        let approval = Approval { version: page.version, by: Some(me.id), from, until: on };
        store::update_approval(tx, id, Some(approval)).await?;
        reindex(tx, id, today).await?;
    }
    store::update_review(tx, id, on).await?;
    await_review(tx, id, object.owner, on).await?;
    let verb = if page.is_approved() { events::APPROVED } else { events::EDITED };
    let event = Event::about(verb, &object).detail("how", Detail::Word("still-right"));
    append(tx, actor, &event).await.map(drop)
}

/// When the page is looked at again.
#[derive(Debug, Clone, Copy)]
pub struct SetReview {
    pub page: ObjectId,
    pub on: Date,
}

/// Owner or curator.
pub async fn set_review(tx: &mut Tx, actor: &Actor, input: &SetReview) -> Result<()> {
    let me = actor.person()?;
    let object = find(tx, actor, input.page).await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    store::find(tx, input.page).await?;
    let on = rules::review_on(Some(input.on), tx.now().date(&me.zone))?;
    store::update_review(tx, input.page, on).await?;
    await_review(tx, input.page, object.owner, on).await?;
    edited(tx, actor, &object, "review-date").await
}

/// Who changes the page without asking, and why not everyone.
#[derive(Debug, Clone)]
pub struct Narrow {
    pub page: ObjectId,
    pub by: EditedBy,
    pub why: String,
}

/// Only the owner. The reason stands on the page.
///
/// # Errors
/// Refuses with `required` without a reason and with `no-team`.
pub async fn narrow(tx: &mut Tx, actor: &Actor, input: &Narrow) -> Result<()> {
    find(tx, actor, input.page).await?;
    let object = cairn_objects::find_owned(tx, actor, input.page).await?;
    store::find(tx, input.page).await?;
    let why = if input.by == EditedBy::Everyone {
        String::new()
    } else {
        text::line("why", &input.why, limits::LINE)?
    };
    if input.by == EditedBy::Team && object.team.is_none() {
        return Err(Refusal::field("no-team", "by").into());
    }
    store::update_edited_by(tx, input.page, input.by, &why).await?;
    edited(tx, actor, &object, "who-edits").await
}

/// Lets more people see a page.
#[derive(Debug, Clone, Copy)]
pub struct Widen {
    pub page: ObjectId,
    pub to: Audience,
}

/// Only the owner, only wider, and what was made of a colleague's words only as far as those go.
pub async fn widen(tx: &mut Tx, actor: &Actor, input: &Widen) -> Result<()> {
    let me = actor.person()?;
    find(tx, actor, input.page).await?;
    let page = store::find(tx, input.page).await?;
    let before = cairn_objects::find_any(tx, input.page).await?;
    for (from, to, kind) in cairn_links::list_all_of(tx, input.page).await? {
        if from != input.page || kind != cairn_links::Kind::BecauseOf.as_str() {
            continue;
        }
        // What was taken away since holds nothing back.
        if let Ok(origin) = cairn_objects::find_any(tx, to).await {
            rules::within_origin(&origin, me.id, input.to)?;
            asked_words(tx, &origin, me.id, &before.title, input.to).await?;
        }
    }
    let object =
        cairn_links::widen(tx, actor, input.page, input.to, &[&before.title, &page.body]).await?;
    versions::widen(tx, object.id, page.version, object.audience).await?;
    let event = Event::about(events::WIDENED, &object);
    append(tx, actor, &event).await.map(drop)
}

/// Who looks after a page from now on.
#[derive(Debug, Clone, Copy)]
pub struct HandOver {
    pub page: ObjectId,
    pub to: PersonId,
}

/// The owner or a curator gives it to a colleague; a page that nobody looks after anyone may take
/// who may change it.
///
/// # Errors
/// `Forbidden` for others; refuses with `choose` somebody who has left or would not see it.
pub async fn hand_over(tx: &mut Tx, actor: &Actor, input: &HandOver) -> Result<()> {
    let object = find(tx, actor, input.page).await?;
    let page = store::find(tx, input.page).await?;
    let takes = object.owner.is_none() && actor.person_id() == Some(input.to);
    let may = rules::decides(&object, actor)
        || (takes && rules::edits(&object, page.edited_by(), page.is_approved(), actor));
    if !may {
        return Err(Error::Forbidden);
    }
    active(tx, input.to).await?;
    let now = tx.now();
    let to = cairn_people::login::actor_of(tx, input.to, now).await?;
    if object.audience < Audience::Organisation {
        let sees = cairn_objects::find(tx, &to, object.id).await;
        sees.map_err(|_| Refusal::field("choose", "to"))?;
    }
    cairn_objects::hand_over(tx, object.id, Some(input.to)).await?;
    // What asks something of the owner; others still hear what became of what they said.
    for verb in ["decide-suggestion", "look-at-wrong"] {
        cairn_nudge::settle(tx, object.id, verb, None).await?;
    }
    await_review(tx, object.id, Some(input.to), page.review_on).await?;
    await_decision(tx, object.id, Some(input.to)).await?;
    edited(tx, actor, &object, "owner").await
}

/// What others suggested waits for whoever owns the page now.
async fn await_decision(tx: &mut Tx, page: ObjectId, owner: Option<PersonId>) -> Result<()> {
    let (Some(owner), Some(open)) = (owner, suggestions::find_open(tx, page).await?) else {
        return Ok(());
    };
    let verb = "decide-suggestion";
    let waiting = match open {
        (Some(author), _) => {
            let reason = "knowledge-tell-suggested";
            Waiting::new(owner, page, verb, Rank::Colleague, reason).from(author)
        }
        (None, true) => Waiting::new(owner, page, verb, Rank::Mine, "knowledge-wait-import"),
        // Of an erased person: the page lists it.
        (None, false) => return Ok(()),
    };
    cairn_nudge::wait(tx, &waiting).await
}

/// Author or curator. Nobody sees it any more; a curator can bring it back for 30 days. Whoever
/// looked after it hears who took it away, and keeps it as theirs to find it among the deleted.
pub async fn delete(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<()> {
    let object = find(tx, actor, id).await?;
    if !rules::decides(&object, actor) {
        return Err(Error::Forbidden);
    }
    store::find(tx, id).await?;
    edited(tx, actor, &object, "deleted").await?;
    let was_hidden = object.hidden_at.is_some();
    store::update_deleted(tx, id, actor.person_id(), object.owner, was_hidden).await?;
    cairn_objects::hide(tx, id).await?;
    cairn_search::remove(tx, id).await?;
    cairn_nudge::settle_object(tx, id).await?;
    match object.owner {
        Some(to) if Some(to) != actor.person_id() => {
            let (from, verb) = (actor.person()?.id, heard::REMOVED);
            let reason = "knowledge-tell-removed";
            heard::hear(tx, &Tell { to, from, object: id, verb, reason }).await
        }
        _ => cairn_objects::hand_over(tx, id, None).await,
    }
}

/// Brings a deleted page back: whoever deleted the own page, or a curator who could see it before.
pub async fn undelete(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<()> {
    let me = actor.person()?;
    if !page_lists::may_bring_back(tx, actor, id).await? {
        return Err(Error::Forbidden);
    }
    let (owner, was_hidden) = store::update_undeleted(tx, id).await?;
    cairn_objects::hand_over(tx, id, owner).await?;
    cairn_nudge::settle(tx, id, heard::REMOVED, None).await?;
    let page: Page = store::find(tx, id).await?;
    await_review(tx, id, owner, page.review_on).await?;
    await_decision(tx, id, owner).await?;
    // What was reported stays out of sight until a curator shows it.
    if !was_hidden {
        cairn_objects::unhide(tx, id).await?;
        reindex(tx, id, tx.now().date(&me.zone)).await?;
    }
    let object = cairn_objects::find_any(tx, id).await?;
    edited(tx, actor, &object, "brought-back").await
}

/// Forgets what was deleted 30 days ago.
pub async fn forget(tx: &mut Tx) -> Result<()> {
    let before = tx.now().plus(-rules::KEPT_DAYS * Instant::DAY);
    for id in store::list_forgotten(tx, before, 200).await? {
        cairn_objects::remove(tx, id).await?;
    }
    Ok(())
}

async fn edited(
    tx: &mut Tx,
    actor: &Actor,
    object: &cairn_objects::Object,
    what: &'static str,
) -> Result<()> {
    let event = Event::about(events::EDITED, object).detail("what", Detail::Word(what));
    append(tx, actor, &event).await.map(drop)
}
