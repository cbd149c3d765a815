//! At the boundary: history, looks, take-out, erasure, trust, links in messages, on both databases.

mod erase;
mod history;
mod messages;
mod takeout;
mod trust;
mod whom;

use std::sync::Arc;

use cairn_feature::{DataKind, Exported, Feature, Kept, Readers};
use cairn_ground::{Audience, ObjectId, PersonId, TeamId, messages::Source};
use cairn_objects::New;
use cairn_record::{Event, Verb};
use cairn_store::{Migration, q};
use cairn_testkit::App;

const ASKED: Verb = Verb::own("asked", "asked");

/// Stands for every feature: one table of its own beside the objects, one verb, one file.
fn sample() -> Feature {
    Feature {
        verbs: &[ASKED],
        data: &[DataKind {
            key: "sample-data",
            tables: &["sample_note"],
            readers: Readers::Ladder,
            kept: Kept::Days(30),
            export: Some(|_, _, view| {
                Box::pin(async move {
                    let text = format!("note {}", view.lang()).into_bytes();
                    let files = vec![("notes.md".into(), text)];
                    let blobs = vec![("files/note.bin".into(), crate::takeout::BLOB.into())];
                    Ok(Exported { files, blobs })
                })
            }),
            erase: Some(|tx, person| {
                Box::pin(async move {
                    let gone = q("DELETE FROM sample_note WHERE person_id = $1").bind(person);
                    gone.run(tx).await.map(drop)
                })
            }),
        }],
        ..Feature::new(
            "sample",
            &[Migration {
                name: "sample-1",
                sql: "CREATE TABLE sample_note (person_id {id} NOT NULL, note {text} NOT NULL)
                    {strict};",
            }],
            Source {
                en: "sample-verb-asked = asked\nsample-data = Notes\nsample-data-why = To keep.\n\
                    sample-verb-asked-page = asked about\n\
                    sample-waits = { $name } has asked\nsample-later = Bo asks\n",
                sv: "sample-verb-asked = frågade\nsample-data = Lappar\nsample-data-why = Bra.\n\
                    sample-verb-asked-page = frågade om\n\
                    sample-waits = { $name } har frågat om\nsample-later = Bo frågar\n",
            },
        )
    }
}

fn features() -> Vec<Feature> {
    vec![cairn_lrs::feature(), sample()]
}

/// An object with its words in the index and its statement, as a feature writes it.
async fn ask(
    app: &Arc<App>,
    who: PersonId,
    team: TeamId,
    title: &str,
    audience: Audience,
) -> ObjectId {
    ask_of(app, who, team, ("question", title), audience).await
}

/// As [`ask`], of another kind.
async fn ask_of(
    app: &Arc<App>,
    who: PersonId,
    team: TeamId,
    (kind, title): (&'static str, &str),
    audience: Audience,
) -> ObjectId {
    let actor = app.actor(who).await;
    let title = title.to_owned();
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
                    href: format!("/questions/{id}"),
                };
                let id = cairn_objects::create(tx, &new).await?;
                let object = cairn_objects::find_any(tx, id).await?;
                let document = cairn_search::Document {
                    object: id,
                    kind,
                    title: &title,
                    body: "",
                    boost: cairn_search::ORDINARY,
                    langs: &cairn_search::Lang::ALL,
                };
                cairn_search::put(tx, &document).await?;
                cairn_record::append(tx, &actor, &Event::about(ASKED, &object)).await?;
                Ok(id)
            })
        })
        .await
        .expect("asked")
}

/// A statement at *me* about an object that others see, as one says whether a team's time was kept.
async fn say_for_me(app: &Arc<App>, who: PersonId, object: ObjectId) {
    let actor = app.actor(who).await;
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let object = cairn_objects::find_any(tx, object).await?;
                let event = Event { audience: Audience::Me, ..Event::about(ASKED, &object) };
                cairn_record::append(tx, &actor, &event).await.map(drop)
            })
        })
        .await
        .expect("said");
}
