//! The loop out of the record; and people and teams into search.

use cairn_ground::{Audience, Id, ObjectId, Result};
use cairn_objects::find_any;
use cairn_record::{Entry, Subscription};
use cairn_search::Document;
use cairn_store::{Store, Tx};
use futures_util::future::BoxFuture;

use crate::{
    rules::{self, Loop},
    store,
};

pub const SUBSCRIPTIONS: &[Subscription] =
    &[Subscription { name: "home-loop", apply: apply_boxed, clear: clear_boxed }];

fn apply_boxed<'t>(tx: &'t mut Tx, entry: &'t Entry) -> BoxFuture<'t, Result<()>> {
    Box::pin(apply(tx, entry))
}

fn clear_boxed(tx: &mut Tx) -> BoxFuture<'_, Result<()>> {
    Box::pin(store::clear(tx))
}

async fn apply(tx: &mut Tx, entry: &Entry) -> Result<()> {
    let (Some(verb), Some(object)) = (entry.verb.as_deref(), entry.object) else { return Ok(()) };
    match verb {
        "asked" | "raised" | "noticed" => begin(tx, entry, object).await,
        "answered" | "decided" => answer(tx, entry, object, verb).await,
        "took" | "shared" | "wrote" => hang(tx, entry, object, verb == "took").await,
        "completed" | "looked-back" => went(tx, entry, object, verb).await,
        "widened" => widened(tx, entry, object).await,
        _ => Ok(()),
    }
}

fn counts(entry: &Entry) -> bool {
    entry.audience.as_deref().and_then(Audience::parse).is_some_and(Audience::counts)
}

/// Something was noticed: a loop begins. A card taken further as a question or an obstacle is
/// noticed once: what it becomes hangs on the card.
async fn begin(tx: &mut Tx, entry: &Entry, object: ObjectId) -> Result<()> {
    if let Some(cause) = entry.because_of
        && store::find_loop(tx, cause).await?.is_some_and(|found| found.kind == "insight")
    {
        return hang(tx, entry, object, false).await;
    }
    let begun = store::NewLoop {
        origin: object,
        kind: entry.kind.clone().unwrap_or_default(),
        team: entry.team.map_or(Id::nil(), |team| team.0),
        at: entry.at,
        counts: counts(entry),
    };
    store::insert_loop(tx, &begun).await?;
    recount(tx, object, Vec::new()).await
}

/// The origin itself was answered; of several answers the first counts.
async fn answer(tx: &mut Tx, entry: &Entry, object: ObjectId, verb: &str) -> Result<()> {
    let word = entry.word.as_deref().unwrap_or(verb);
    // Passing on is not yet an answer.
    if word == "passed-on" {
        return Ok(());
    }
    let origin = match store::find_origin(tx, object).await? {
        Some(origin) => origin,
        None => match entry.because_of {
            Some(cause) => match store::find_origin(tx, cause).await? {
                Some(origin) => origin,
                None => return Ok(()),
            },
            None => return Ok(()),
        },
    };
    if origin != object {
        store::insert_member(tx, object, origin, false, counts(entry), entry.at).await?;
    }
    let before = contribution(tx, origin).await?;
    store::update_answer(tx, origin, word, entry.at).await?;
    recount(tx, origin, before).await
}

/// A step or a page hangs on what it is because of.
async fn hang(tx: &mut Tx, entry: &Entry, object: ObjectId, step: bool) -> Result<()> {
    let Some(cause) = entry.because_of else { return Ok(()) };
    let Some(origin) = store::find_origin(tx, cause).await? else { return Ok(()) };
    let before = contribution(tx, origin).await?;
    store::insert_member(tx, object, origin, step, counts(entry), entry.at).await?;
    recount(tx, origin, before).await
}

/// How a step went, or what it gave.
async fn went(tx: &mut Tx, entry: &Entry, object: ObjectId, verb: &str) -> Result<()> {
    let Some(origin) = store::find_origin(tx, object).await? else { return Ok(()) };
    let Some(word) = entry.word.as_deref() else { return Ok(()) };
    let before = contribution(tx, origin).await?;
    if verb == "completed" {
        store::update_did(tx, object, word, entry.at).await?;
    } else {
        store::update_look(tx, object, word, entry.at).await?;
    }
    recount(tx, origin, before).await
}

/// More people see it now: it may begin to count.
async fn widened(tx: &mut Tx, entry: &Entry, object: ObjectId) -> Result<()> {
    let Some(origin) = store::find_origin(tx, object).await? else {
        // A step for oneself because of a card counts nowhere, and neither did the card.
        hang(tx, entry, object, entry.kind.as_deref() == Some("step")).await?;
        return tell_anew(tx, object).await;
    };
    let before = contribution(tx, origin).await?;
    store::update_counts(tx, object, counts(entry)).await?;
    recount(tx, origin, before).await
}

/// What became of something before it hung on anything: when it was decided, how it went, what it
/// gave.
async fn tell_anew(tx: &mut Tx, object: ObjectId) -> Result<()> {
    for earlier in cairn_record::list_of_object(tx, object).await? {
        match earlier.verb.as_deref() {
            Some("took") => decided(tx, &earlier, object).await?,
            Some(verb @ ("completed" | "looked-back")) => went(tx, &earlier, object, verb).await?,
            _ => {}
        }
    }
    Ok(())
}

async fn decided(tx: &mut Tx, entry: &Entry, object: ObjectId) -> Result<()> {
    let Some(origin) = store::find_origin(tx, object).await? else { return Ok(()) };
    let before = contribution(tx, origin).await?;
    store::update_took(tx, object, entry.at).await?;
    recount(tx, origin, before).await
}

type Parts = Vec<(&'static str, String)>;

async fn contribution(tx: &mut Tx, origin: ObjectId) -> Result<Parts> {
    let Some(state) = store::find_loop(tx, origin).await? else { return Ok(Vec::new()) };
    Ok(rules::contribution(&Loop {
        counts: state.counts,
        kind: state.kind,
        decided: state.decided_word,
        did: state.did_word,
        changed: state.changed_word,
    }))
}

/// Judges the origin anew and moves the sums by the difference.
async fn recount(tx: &mut Tx, origin: ObjectId, before: Parts) -> Result<()> {
    let Some(state) = store::find_loop(tx, origin).await? else { return Ok(()) };
    let steps = store::list_steps(tx, origin).await?;
    let answer = state.answer_word.clone().zip(state.answered_at.map(|at| at.0));
    let judged = rules::judge(answer, &steps);
    store::update_judged(tx, origin, &judged).await?;
    let after = contribution(tx, origin).await?;
    for (sign, parts, other) in [(-1, &before, &after), (1, &after, &before)] {
        let moved = parts.iter().filter(|part| !other.contains(part));
        add(tx, &state, moved, sign).await?;
    }
    Ok(())
}

/// To the sums of the team and of the organisation.
async fn add<'a>(
    tx: &mut Tx,
    of: &store::LoopRow,
    parts: impl Iterator<Item = &'a (&'static str, String)>,
    by: i64,
) -> Result<()> {
    for (figure, word) in parts {
        store::add_figure(tx, Id::nil(), &of.quarter, figure, word, by).await?;
        if !of.team.0.is_nil() {
            store::add_figure(tx, of.team.0, &of.quarter, figure, word, by).await?;
        }
    }
    Ok(())
}

/// What was taken back while nobody had answered leaves no statement behind, so nothing tells of
/// it: its loop is found by the object that is gone, and counts no longer.
pub fn drop_gone(store: &Store) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        // Looked for outside a transaction: nobody who writes waits for it.
        for origin in store::list_gone(&mut store.read().await?).await? {
            store.write(move |tx| Box::pin(forget(tx, origin))).await?;
        }
        Ok(())
    })
}

async fn forget(tx: &mut Tx, origin: ObjectId) -> Result<()> {
    let parts = contribution(tx, origin).await?;
    if let Some(gone) = store::find_loop(tx, origin).await? {
        add(tx, &gone, parts.iter(), -1).await?;
    }
    store::delete_loop(tx, origin).await
}

/// Persons and teams whose words changed, into search.
pub fn index_people(store: &Store) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        loop {
            let done = store.write(|tx| Box::pin(index_some(tx))).await?;
            if done < 200 {
                return Ok(());
            }
        }
    })
}

async fn index_some(tx: &mut Tx) -> Result<i64> {
    let changed = cairn_objects::take_unindexed(tx, 200).await?;
    let count = i64::try_from(changed.len()).unwrap_or(i64::MAX);
    for id in changed {
        let Ok(object) = find_any(tx, id).await else { continue };
        let body = if object.kind == "person" {
            match cairn_people::store::find_person(tx, id.0.into()).await {
                Ok(person) => format!("{} {}", person.title, person.about),
                Err(_) => continue,
            }
        } else {
            String::new()
        };
        let document = Document {
            object: id,
            kind: &object.kind,
            title: &object.title,
            body: &body,
            boost: cairn_search::APPROVED,
            langs: &cairn_search::Lang::ALL,
        };
        cairn_search::put(tx, &document).await?;
    }
    Ok(count)
}
