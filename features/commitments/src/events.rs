//! What the record hears of this feature.

use cairn_ground::{Actor, ObjectId, Result};
use cairn_objects::Object;
use cairn_record::{Detail, Event, Verb};
use cairn_store::Tx;

pub const TOOK: Verb = Verb::own("took", "took a next step");
/// Somebody looks back on what a leaver did: the step itself is done.
pub const TOOK_OVER: Verb = Verb::own("took-over", "took over a next step");
/// The owner asks the team who sees to it.
pub const OFFERED: Verb = Verb::own("offered", "asked who takes a next step over");
pub const COMPLETED: Verb =
    Verb::known("completed", "http://adlnet.gov/expapi/verbs/completed", "completed");
pub const LOOKED_BACK: Verb = Verb::own("looked-back", "looked back on");
pub const PAUSED: Verb = Verb::own("paused", "paused");
pub const DROPPED: Verb = Verb::own("dropped", "dropped");
pub const WIDENED: Verb = Verb::own("widened", "showed to more people");
pub const LEARNED: Verb = Verb::own("learned", "learned");
/// Of a learned line, whose words nobody else has answered.
pub const REWORDED: Verb = Verb::own("reworded", "reworded");

/// Every verb of the feature, for plain words and tests.
pub const VERBS: &[Verb] = &[
    TOOK,
    TOOK_OVER,
    OFFERED,
    COMPLETED,
    LOOKED_BACK,
    PAUSED,
    DROPPED,
    WIDENED,
    LEARNED,
    REWORDED,
];

/// One statement about a step, with what the step is because of: the loop is drawn from it.
pub(crate) async fn record(
    tx: &mut Tx,
    actor: &Actor,
    verb: Verb,
    object: &Object,
    because_of: Option<ObjectId>,
    details: &[(&'static str, Detail)],
) -> Result<()> {
    let mut event = Event::about(verb, object).because_of(because_of);
    event.details.extend_from_slice(details);
    cairn_record::append(tx, actor, &event).await.map(drop)
}
