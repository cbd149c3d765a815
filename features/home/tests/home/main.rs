//! At the boundary: pages over HTTP, the loop out of the record, on both databases.

mod links;
mod pages;
mod the_loop;
mod turns;

use std::sync::Arc;

use cairn_ground::{Actor, Audience, ObjectId, PersonId, TeamId};
use cairn_objects::New;
use cairn_record::{Detail, Event, Verb};
use cairn_testkit::App;

fn features() -> Vec<cairn_feature::Feature> {
    vec![cairn_home::feature()]
}

/// What other features write: an object and its statement.
struct Made<'a> {
    verb: Verb,
    kind: &'static str,
    title: &'a str,
    audience: Audience,
    because_of: Option<ObjectId>,
}

async fn make(app: &Arc<App>, who: PersonId, team: TeamId, made: Made<'_>) -> ObjectId {
    let actor = app.actor(who).await;
    let Made { verb, kind, audience, because_of, .. } = made;
    let title = made.title.to_owned();
    app.store
        .write(move |tx| {
            let (actor, title) = (actor.clone(), title.clone());
            Box::pin(async move {
                let id = tx.new_id();
                let new = New {
                    id,
                    kind,
                    title: &title,
                    lang: "en",
                    owner: Some(who),
                    team: Some(team),
                    audience,
                    href: format!("/{kind}s/{id}"),
                };
                let id = cairn_objects::create(tx, &new).await?;
                let object = cairn_objects::find_any(tx, id).await?;
                let event = Event::about(verb, &object).because_of(because_of);
                cairn_record::append(tx, &actor, &event).await?;
                Ok(id)
            })
        })
        .await
        .expect("made")
}

/// A further statement about an object, with a word.
async fn say(app: &Arc<App>, who: PersonId, verb: Verb, object: ObjectId, word: &'static str) {
    let actor: Actor = app.actor(who).await;
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let object = cairn_objects::find_any(tx, object).await?;
                let event = Event::about(verb, &object).detail("word", Detail::Word(word));
                cairn_record::append(tx, &actor, &event).await.map(drop)
            })
        })
        .await
        .expect("said");
}

const ASKED: Verb = Verb::own("asked", "asked");
const NOTICED: Verb = Verb::own("noticed", "took up");
const ANSWERED: Verb = Verb::own("answered", "answered");
const TOOK: Verb = Verb::own("took", "took");
const COMPLETED: Verb = Verb::own("completed", "completed");
const LOOKED_BACK: Verb = Verb::own("looked-back", "looked back");
