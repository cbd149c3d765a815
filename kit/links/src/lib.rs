//! Floor 6: because of, led to. The link is the closed loop, the audit trail and the effect
//! report in one. A link shows only if both ends are visible to the reader.

mod store;
mod words;

use cairn_ground::{Actor, Audience, ObjectId, Refusal, Result, TeamId};
use cairn_objects::{ANONYMOUS, Object, STRUCK};
use cairn_record::{Event, Verb};
use cairn_store::{Migration, Read, Tx};

pub use store::{Linked, list_all_of};

pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "links-1", sql: include_str!("../migrations/1.sql") }];

/// Words without an author became their team's: somebody made something of them, which says
/// nothing about who wrote them.
pub const NOTICED: Verb = Verb::own("noticed", "took up what a review noticed");

/// How two objects hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    BecauseOf,
    Supports,
    EvidenceFor,
    Replaces,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BecauseOf => "because_of",
            Self::Supports => "supports",
            Self::EvidenceFor => "evidence_for",
            Self::Replaces => "replaces",
        }
    }
}

/// What stands in the panel of an object, one step either way.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// What it is because of.
    pub because_of: Vec<Linked>,
    /// What is because of it.
    pub led_to: Vec<Linked>,
}

impl Panel {
    pub fn is_empty(&self) -> bool {
        self.because_of.is_empty() && self.led_to.is_empty()
    }
}

/// Links `from` to `to`. The actor must be able to see `to`; linking twice changes nothing.
///
/// # Errors
/// `NotFound` when `to` is not visible; refuses with `link-to-itself`, and with
/// `anonymous-origin` what would carry words without an author to more people.
pub async fn link(
    tx: &mut Tx,
    actor: &Actor,
    from: ObjectId,
    to: ObjectId,
    kind: Kind,
) -> Result<()> {
    if from == to {
        return Err(Refusal::field("link-to-itself", "because_of").into());
    }
    if actor.person_id().is_some() {
        cairn_objects::find(tx, actor, to).await?;
    }
    if kind == Kind::BecauseOf {
        let origin = cairn_objects::find_any(tx, to).await?;
        if ANONYMOUS.contains(&origin.kind.as_str()) {
            let made = cairn_objects::find_any(tx, from).await?;
            let origin = as_shared(origin, made.audience, made.team);
            reaches(&origin, made.audience, made.team)?;
            share(tx, actor, &origin).await?;
        }
    }
    store::insert(tx, from, to, kind).await
}

/// Shows an object to more people, as `cairn_objects::widen` does. What came of words without an
/// author goes further only in its owner's own words: `said` is all the object says, and may not
/// repeat them. So a team publishes what it learned, and no card leaves it.
///
/// # Errors
/// As `cairn_objects::widen`; refuses with `anonymous-words`.
pub async fn widen(
    tx: &mut Tx,
    actor: &Actor,
    id: ObjectId,
    to: Audience,
    said: &[&str],
) -> Result<Object> {
    let object = cairn_objects::find_owned(tx, actor, id).await?;
    let origins = anonymous_origins(tx, id).await?;
    let origins = origins.into_iter().map(|origin| as_shared(origin, to, object.team));
    let origins: Vec<Object> = origins.collect();
    if origins.iter().any(|origin| carries(origin, to, object.team, said)) {
        return Err(Refusal::field("anonymous-words", "audience").into());
    }
    for origin in &origins {
        share(tx, actor, origin).await?;
    }
    cairn_objects::widen(tx, actor, id, to).await
}

/// What words that only those who took part see become once something for more people is made of
/// them: their team's. Until then they stay where they were said, whoever began to take them up.
fn as_shared(origin: Object, to: Audience, team: Option<TeamId>) -> Object {
    let waits = origin.audience == Audience::Participants && origin.team.is_some();
    let audience = if waits && to.counts() && (team == origin.team || to > Audience::Team) {
        Audience::Team
    } else {
        origin.audience
    };
    Object { audience, ..origin }
}

/// Writes it, and that it was noticed, if it was not so before.
async fn share(tx: &mut Tx, actor: &Actor, origin: &Object) -> Result<()> {
    if cairn_objects::find_any(tx, origin.id).await?.audience == origin.audience {
        return Ok(());
    }
    cairn_objects::follow(tx, origin.id, origin.audience).await?;
    let cause = store::list_origins(tx, origin.id).await?.into_iter().next();
    let noticed = Event::about(NOTICED, origin).because_of(cause);
    cairn_record::append(tx, actor, &noticed).await.map(drop)
}

/// Holds what is written anew to what [`widen`] asks: an object that came of words without an
/// author, and is shown to more people than they were, says it in words of its own. `said` is the
/// fields of a form and what they say. Whoever cannot read the words cannot quote them, and is not
/// told whether they were hit upon.
///
/// # Errors
/// Refuses with `anonymous-words`.
pub async fn keep_words(
    tx: &mut Tx,
    actor: &Actor,
    object: &Object,
    said: &[(&'static str, &str)],
) -> Result<()> {
    for origin in anonymous_origins(tx, object.id).await? {
        let carries = |text| carries(&origin, object.audience, object.team, &[text]);
        let carried = said.iter().find(|(_, text)| carries(text));
        if let Some((field, _)) = carried
            && cairn_objects::find(tx, actor, origin.id).await.is_ok()
        {
            let refused = Refusal::field("anonymous-words", field);
            return Err(refused.saying("refused-anonymous-words-shown").into());
        }
    }
    Ok(())
}

async fn anonymous_origins(tx: &mut Tx, id: ObjectId) -> Result<Vec<Object>> {
    let mut found = Vec::new();
    for origin in store::list_origins(tx, id).await? {
        let origin = cairn_objects::find_any(tx, origin).await?;
        if ANONYMOUS.contains(&origin.kind.as_str()) {
            found.push(origin);
        }
    }
    Ok(found)
}

/// Whether it would say the words of `origin` to more people than may read them.
fn carries(origin: &Object, to: Audience, team: Option<TeamId>, said: &[&str]) -> bool {
    let repeats = |said: &&str| {
        if origin.kind == STRUCK {
            words::repeats_digests(said, &origin.title, &origin.id.to_string())
        } else {
            words::repeats(said, &origin.title)
        }
    };
    reaches(origin, to, team).is_err() && said.iter().any(repeats)
}

/// Takes words without an author away for good. Of them digests stay, by which what came of them
/// is still kept from carrying them to more people.
pub async fn strike(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let title = cairn_objects::find_any(tx, id).await?.title;
    cairn_objects::strike(tx, id, &words::digests(&title, &id.to_string())).await
}

fn reaches(origin: &Object, to: Audience, team: Option<TeamId>) -> Result<()> {
    let elsewhere = to == Audience::Team && team != origin.team;
    if to > origin.audience || (origin.audience == Audience::Team && elsewhere) {
        return Err(Refusal::field("anonymous-origin", "audience").into());
    }
    Ok(())
}

/// The panel of an object in one query.
pub async fn panel(db: &mut Read, actor: &Actor, object: ObjectId) -> Result<Panel> {
    panel_past(db, actor, object, &[object]).await
}

/// The panel of an object for somebody who follows a chain: without what one came `past`, the
/// object among it.
pub async fn panel_past(
    db: &mut Read,
    actor: &Actor,
    object: ObjectId,
    past: &[ObjectId],
) -> Result<Panel> {
    let mut panel = Panel::default();
    for linked in store::list(db, actor, object, past).await? {
        if linked.forward { &mut panel.because_of } else { &mut panel.led_to }.push(linked);
    }
    Ok(panel)
}
