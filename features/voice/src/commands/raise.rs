//! Asking for an answer to an obstacle or an idea.

use cairn_ground::{Actor, Audience, ObjectId, PersonActor, Refusal, Result, TeamId, limits, text};
use cairn_links::Kind as Because;
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_objects::New;
use cairn_record::Event;
use cairn_store::Tx;

use super::{Meant, Shown, addressee, index};
use crate::{
    events,
    rules::{self, How, Kind, Standing},
    store,
};

/// Something stops us, or we could.
#[derive(Debug, Clone)]
pub struct Raise {
    pub kind: Kind,
    pub text: String,
    pub to: Meant,
    pub shown: Shown,
    pub because_of: Option<ObjectId>,
}

/// Anybody may ask anybody but themselves.
///
/// # Errors
/// Refuses an empty or overlong line, a name that is nobody's, and an audience that cannot be.
pub async fn raise(tx: &mut Tx, actor: &Actor, input: &Raise) -> Result<ObjectId> {
    let me = actor.person()?;
    let line = text::line("text", &input.text, limits::LINE);
    let (line, to) = Refusal::both(line, addressee::find(tx, &input.to).await)?;
    let standing = Standing::asked(me.id, to, tx.now().date(&me.zone))?;
    let team = team_of(me, input.shown)?;
    let audience = rules::audience(input.shown.audience, team.is_some())?;
    let origin = cairn_objects::find_origin(tx, actor, input.because_of).await?;
    let origin = origin.map(|origin| origin.id);
    let id = tx.new_id();
    let new = New {
        id,
        kind: input.kind.as_str(),
        title: &line,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team,
        audience,
        href: format!("/obstacles/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    cairn_objects::add_participants(tx, id, &[to]).await?;
    store::insert_proposal(tx, id, &standing).await?;
    store::insert_station(tx, id, How::Asked, Some(to), Some(me.id), None).await?;
    if let Some(origin) = origin {
        cairn_links::link(tx, actor, id, origin, Because::BecauseOf).await?;
    }
    index(tx, id, input.kind.as_str(), &line, "").await?;
    let waits = Waiting::new(to, id, "answer", Rank::Colleague, "voice-waits-asked");
    cairn_nudge::wait(tx, &waits.from(me.id).due(standing.due_on)).await?;
    let reason = "voice-waits-asked";
    cairn_nudge::tell(tx, &Tell { to, from: me.id, object: id, verb: "answer", reason }).await?;
    let object = cairn_objects::find(tx, actor, id).await?;
    let event = Event::about(events::RAISED, &object).because_of(origin);
    cairn_record::append(tx, actor, &event).await?;
    Ok(id)
}

/// The team it is of: the chosen one of one's own, else the home team.
pub(super) fn team_of(me: &PersonActor, shown: Shown) -> Result<Option<TeamId>> {
    match shown.team {
        Some(team) if me.teams.contains(&team) => Ok(Some(team)),
        Some(_) if shown.audience == Audience::Team => {
            Err(Refusal::field("choose", "audience").into())
        }
        _ => Ok(me.home_team),
    }
}
