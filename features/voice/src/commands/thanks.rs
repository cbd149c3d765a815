//! Thanking a person for something specific.

use cairn_ground::{Actor, ObjectId, Refusal, Result, dates, limits, text};
use cairn_links::Kind as Because;
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_objects::New;
use cairn_record::{Detail, Event};
use cairn_store::{Read, Tx};

use super::{Meant, Shown, addressee, index, raise::team_of};
use crate::{
    events, rules,
    store::{self, Thanks},
};

/// Thank you, for this.
#[derive(Debug, Clone)]
pub struct Thank {
    pub to: Meant,
    pub what_for: String,
    pub shown: Shown,
    pub because_of: Option<ObjectId>,
}

/// A thanks stands on Today so long.
const HEARD_DAYS: i32 = 14;

/// Anybody thanks anybody else. It reaches the person at once, on Today whatever the person wants
/// of messages.
///
/// # Errors
/// Refuses a thanks for nothing in particular, and one to oneself.
pub async fn thank(tx: &mut Tx, actor: &Actor, input: &Thank) -> Result<ObjectId> {
    let me = actor.person()?;
    let to = addressee::find(tx, &input.to).await?;
    if to == me.id {
        return Err(Refusal::field("voice-thanks-self", "to").into());
    }
    let what_for = text::line("what_for", &input.what_for, limits::LINE)?;
    let team = team_of(me, input.shown)?;
    let audience = rules::audience(input.shown.audience, team.is_some())?;
    let origin = cairn_objects::find_origin(tx, actor, input.because_of).await?;
    let origin = origin.map(|origin| origin.id);
    let id = tx.new_id();
    let new = New {
        id,
        kind: "thanks",
        title: &what_for,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team,
        audience,
        href: format!("/thanks/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    cairn_objects::add_participants(tx, id, &[to]).await?;
    store::insert_thanks(tx, id, to).await?;
    if let Some(origin) = origin {
        cairn_links::link(tx, actor, id, origin, Because::BecauseOf).await?;
    }
    index(tx, id, "thanks", &what_for, "").await?;
    let verb = SEE;
    let closes = dates::plus_days(tx.now().date(&me.zone), HEARD_DAYS);
    let waits = Waiting::new(to, id, verb, Rank::Heard, "voice-waits-thanks");
    cairn_nudge::wait(tx, &waits.from(me.id).closes(closes)).await?;
    let reason = "voice-waits-thanked";
    cairn_nudge::tell(tx, &Tell { to, from: me.id, object: id, verb, reason }).await?;
    let object = cairn_objects::find(tx, actor, id).await?;
    let event = Event::about(events::THANKED, &object)
        .because_of(origin)
        .detail("person", Detail::Person(to));
    cairn_record::append(tx, actor, &event).await?;
    Ok(id)
}

/// What waits for whoever was thanked.
pub const SEE: &str = "see-thanks";

/// Whether it no longer waits to be seen: from then on nobody puts other words in its place.
pub async fn is_seen(db: &mut Read, thanks: &Thanks) -> Result<bool> {
    match thanks.to {
        Some(to) => Ok(!cairn_nudge::waits(db, thanks.id, &[SEE], to).await?),
        None => Ok(true),
    }
}

/// Whoever was thanked has seen it.
///
/// # Errors
/// `NotFound` for those who may not see it.
pub async fn see(tx: &mut Tx, actor: &Actor, id: &ObjectId) -> Result<()> {
    let me = actor.person()?;
    let thanks = store::find_thanks(tx, actor, *id).await?;
    cairn_nudge::settle(tx, thanks.id, SEE, Some(me.id)).await
}
