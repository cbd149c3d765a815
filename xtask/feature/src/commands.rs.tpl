//! One function per verb: may the actor, is it right, write it, record it.

use cairn_ground::{Actor, Audience, ObjectId, Permission, Result};
use cairn_objects::New;
use cairn_record::Event;
use cairn_store::Tx;

use crate::{Note, events, store};

/// Notes something for the actor alone, until the actor widens it.
///
/// # Errors
/// `SignIn` unless a person acts; refuses what [`Note::parse`] refuses.
pub async fn note(tx: &mut Tx, actor: &Actor, raw: &str) -> Result<ObjectId> {
    Permission::Member.check(actor)?;
    let person = actor.person()?;
    let note = Note::parse(raw)?;
    let id = tx.new_id();
    let new = New {
        id,
        kind: "__name__-note",
        title: &note.text,
        lang: person.locale.tag(),
        owner: Some(person.id),
        team: None,
        audience: Audience::Me,
        href: format!("/__name__/{id}"),
    };
    let object = cairn_objects::create(tx, &new).await?;
    store::insert_note(tx, object).await?;
    let object = cairn_objects::find(tx, actor, object).await?;
    cairn_record::append(tx, actor, &Event::about(events::NOTED, &object)).await?;
    Ok(object.id)
}
