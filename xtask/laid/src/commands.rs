//! One function per verb: may the actor, is it right, write it, record it.

use cairn_ground::{Actor, Audience, ObjectId, PersonId, Result};
use cairn_objects::New;
use cairn_record::Event;
use cairn_search::{Document, Lang, ORDINARY};
use cairn_store::Tx;

use crate::{
    events,
    rules::{self, Note},
    store,
};

/// What the form sent.
#[derive(Debug, Clone)]
pub struct Add {
    pub title: String,
    pub text: String,
}

/// Anybody notes something.
///
/// # Errors
/// Refuses what [`Note::parse`] refuses.
pub async fn add(tx: &mut Tx, actor: &Actor, input: &Add) -> Result<ObjectId> {
    let me = actor.person()?;
    let note = Note::parse(&input.title, &input.text)?;
    let id = tx.new_id();
    let new = New {
        id,
        kind: "laid-note",
        title: &note.title,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team: me.home_team,
        audience: rules::audience(actor),
        href: format!("/laid/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    store::insert_note(tx, id, &note.text).await?;
    let document = Document {
        object: id,
        kind: "laid-note",
        title: &note.title,
        body: &note.text,
        boost: ORDINARY,
        langs: &Lang::ALL,
    };
    cairn_search::put(tx, &document).await?;
    let object = cairn_objects::find(tx, actor, id).await?;
    cairn_record::append(tx, actor, &Event::about(events::NOTED, &object)).await?;
    Ok(id)
}

/// Erasure: what the team could read stays without a name, the rest goes with all that tells of it.
pub async fn erase(tx: &mut Tx, person: PersonId) -> Result<()> {
    for note in store::list_of_owner(tx, person).await? {
        if note.audience >= Audience::Team {
            cairn_objects::hand_over(tx, note.id, None).await?;
        } else {
            cairn_record::delete_about(tx, note.id).await?;
            cairn_search::remove(tx, note.id).await?;
            // The feature's own row goes along by its key.
            cairn_objects::remove(tx, note.id).await?;
        }
    }
    Ok(())
}
