//! What the record hears of people and teams.

use cairn_ground::{Actor, Audience, ObjectId, PersonId, Result};
use cairn_record::{Event, Verb};
use cairn_store::Tx;

pub const ADDED: Verb = Verb::own("added", "added");
pub const ARRIVED: Verb = Verb::own("arrived", "came in for the first time");
pub const JOINED: Verb = Verb::own("joined", "joined");
pub const LEFT: Verb = Verb::own("left", "left");
pub const LEADS: Verb = Verb::own("leads", "became responsible for");
pub const CHANGED: Verb = Verb::own("changed-settings", "changed");

/// What waits for whom somebody else gave another way in, another address or another name.
pub const WAY_IN: &str = "way-in";
pub const ADDRESS: &str = "address-changed";
pub const NAME: &str = "name-changed";
/// All of them: each waits for itself, so that none takes another's place.
pub const WAYS_IN: [&str; 3] = [WAY_IN, ADDRESS, NAME];

/// What the others of a team hear when somebody who runs the house has let themselves into it, or
/// has made themselves its manager or learning lead.
pub const INTO_TEAM: [&str; 3] = [CAME, TOOK_OVER, TOOK_LEAD];
pub const CAME: &str = "came-into-team";
pub const TOOK_OVER: &str = "took-team-over";
pub const TOOK_LEAD: &str = "took-lead";
/// What those who run the house hear when one of them has become curator by their own doing.
pub const TOOK_CURATOR: &str = "took-curator";

/// Every verb of the kit, for plain words and tests.
pub const VERBS: &[Verb] = &[ADDED, ARRIVED, JOINED, LEFT, LEADS, CHANGED];

/// Records that somebody changed what another one is called or how that one is reached.
pub async fn changed(tx: &mut Tx, actor: &Actor, person: PersonId) -> Result<()> {
    record(tx, actor, CHANGED, "person", person.0).await
}

/// Records what a person did to a person or team; setup and imports by the system leave no
/// statement, since there is no person who did them.
pub(crate) async fn record(
    tx: &mut Tx,
    actor: &Actor,
    verb: Verb,
    kind: &str,
    id: impl Into<ObjectId>,
) -> Result<()> {
    if actor.person_id().is_none() {
        return Ok(());
    }
    let event = Event {
        verb,
        object: id.into(),
        kind,
        // Names stand in one place only, the person's row; so the statement carries none.
        audience: Audience::Team,
        team: None,
        title: "",
        because_of: None,
        details: Vec::new(),
    };
    cairn_record::append(tx, actor, &event).await.map(drop)
}
