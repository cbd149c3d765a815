//! What the record hears of looks and erasures.

use cairn_ground::{Actor, Audience, PersonId, Result};
use cairn_record::{Event, Verb, append};
use cairn_store::Tx;

pub const LOOKED: Verb = Verb::own("looked-at", "looked at the history of");
pub const ERASED: Verb = Verb::own("erased", "erased the data of");

pub const VERBS: &[Verb] = &[LOOKED, ERASED];

/// An erasure, by the opaque id alone. Setup and replays leave no statement: nobody did them.
pub async fn record_erasure(tx: &mut Tx, actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person_id().is_none() {
        return Ok(());
    }
    let event = Event {
        verb: ERASED,
        object: person.0.into(),
        kind: "person",
        // As in kit/people: below the organisation, so that no name becomes part of it.
        audience: Audience::Team,
        team: None,
        title: "",
        because_of: None,
        details: Vec::new(),
    };
    append(tx, actor, &event).await.map(drop)
}
