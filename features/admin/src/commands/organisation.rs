//! What the organisation is called, speaks and is.

use cairn_ground::{Actor, Audience, Result};
use cairn_people::organisation::{self, Organisation};
use cairn_record::{Detail, Event};
use cairn_store::Tx;

use crate::events;

/// Changes it, and records what was changed; the organisation has no object of its own, so the
/// statement is about who did it.
pub async fn change(tx: &mut Tx, actor: &Actor, input: &Organisation) -> Result<()> {
    let changed = organisation::change(tx, actor, input).await?;
    if changed.is_empty() {
        return Ok(());
    }
    let event = Event {
        verb: events::CHANGED_ORGANISATION,
        object: actor.person()?.id.0.into(),
        kind: "person",
        audience: Audience::Organisation,
        team: None,
        title: "",
        because_of: None,
        details: changed.into_iter().map(|word| (word, Detail::Word("changed"))).collect(),
    };
    cairn_record::append(tx, actor, &event).await.map(drop)
}
