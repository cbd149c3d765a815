//! One page of a handbook, in the transaction of its batch.

use cairn_ground::{Actor, Audience, Error, ObjectId, Result};
use cairn_nudge::{Rank, Waiting, wait};
use cairn_objects::Object;
use cairn_record::{Event, append};
use cairn_store::Tx;

use super::{hash, store};
use crate::{
    commands::pages::{self, Create, Next},
    events,
    rules::pages::{self as rules, AnswerWords, Text},
    store::{
        pages::{self as page_store, Page},
        suggestions::{self, NewSuggestion},
    },
};

/// A page whose links are already those it will have.
#[derive(Debug)]
pub struct Ready {
    pub id: ObjectId,
    pub path: String,
    pub text: Text,
    pub section: String,
    pub is_index: bool,
    pub hash: String,
    /// What was imported last, and whether its page is still there.
    pub known: Option<(String, bool)>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    New,
    Changed,
    Unchanged,
    Suggested,
    Deleted,
}

pub async fn one(
    tx: &mut Tx,
    actor: &Actor,
    source: &str,
    ready: &Ready,
    audience: Audience,
) -> Result<Outcome> {
    let outcome = match &ready.known {
        None => create(tx, actor, ready, audience).await?,
        Some((_, false)) => Outcome::Deleted,
        Some((before, true)) => update(tx, actor, ready, before).await?,
    };
    if matches!(outcome, Outcome::New | Outcome::Changed | Outcome::Suggested) {
        let (page, hash) = (Some(ready.id), &ready.hash);
        let keep = store::Keep { source, path: &ready.path, page, file: None, hash };
        store::upsert(tx, &keep).await?;
    }
    Ok(outcome)
}

async fn create(tx: &mut Tx, actor: &Actor, ready: &Ready, audience: Audience) -> Result<Outcome> {
    let me = actor.person()?;
    let create = Create {
        id: ready.id.0,
        text: &ready.text,
        section: &ready.section,
        is_index: ready.is_index,
        audience,
        team: rules::team_for(audience, me.home_team)?,
        review_on: rules::review_after(tx.now().date(&me.zone)),
        origin: None,
        answer_words: AnswerWords::Changed,
        how: "imported",
    };
    let object = pages::create_page(tx, actor, &create).await?;
    append(tx, actor, &Event::about(events::SHARED, &object)).await?;
    Ok(Outcome::New)
}

async fn update(tx: &mut Tx, actor: &Actor, ready: &Ready, before: &str) -> Result<Outcome> {
    let page = match page_store::find(tx, ready.id).await {
        Ok(page) => page,
        Err(Error::NotFound) => return Ok(Outcome::Deleted),
        Err(other) => return Err(other),
    };
    if ready.hash == before {
        return Ok(Outcome::Unchanged);
    }
    let object = cairn_objects::find_any(tx, ready.id).await?;
    let current = Text { title: object.title.clone(), body: page.body.clone() };
    let here = hash(&current, &page.section);
    if here == ready.hash {
        return Ok(Outcome::Changed);
    }
    // Written by people here, or approved by them: they decide.
    if here != before || page.is_approved() {
        return suggest(tx, &object, &page, &ready.text).await;
    }
    page_store::update_section(tx, ready.id, &ready.section, ready.is_index).await?;
    if current != ready.text {
        let author = actor.person_id();
        let next = Next { text: &ready.text, author, how: "imported", keep: false };
        pages::write(tx, actor, &object, &page, &next).await?;
    }
    Ok(Outcome::Changed)
}

async fn suggest(tx: &mut Tx, object: &Object, page: &Page, text: &Text) -> Result<Outcome> {
    suggestions::delete_imported(tx, object.id).await?;
    let new = NewSuggestion {
        page: object.id,
        author: None,
        imported: true,
        base_version: page.version,
        text,
        why: "",
    };
    suggestions::insert(tx, &new).await?;
    if let Some(owner) = object.owner {
        let (verb, reason) = ("decide-suggestion", "knowledge-wait-import");
        wait(tx, &Waiting::new(owner, object.id, verb, Rank::Mine, reason)).await?;
    }
    Ok(Outcome::Suggested)
}
