//! Taking a next step.

use cairn_ground::{
    Actor, Audience, ObjectId, Permission, PersonActor, PersonId, Refusal, Result, TeamId, limits,
    text,
};
use cairn_links::Kind;
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_objects::New;
use cairn_record::Detail;
use cairn_store::Tx;
use jiff::civil::Date;

use super::{SEE_TO, fades, index, today, wait_for_answer};
use crate::{
    events,
    rules::{self, Scope},
    store::{self, NewStep},
};

/// A next step as somebody says it.
#[derive(Debug, Clone)]
pub struct TakeStep {
    pub text: String,
    pub due: Option<Date>,
    pub scope: Scope,
    /// Of the teams the actor is in; the home team if not given.
    pub team: Option<TeamId>,
    /// Wider than the scope says.
    pub audience: Option<Audience>,
    /// Who sees to it, for *ours*; the actor if not given.
    pub owner: Option<PersonId>,
    /// How will we notice?
    pub notice: String,
    pub because_of: Option<ObjectId>,
}

/// Takes a next step. One given to a colleague is theirs at once, and they are asked.
///
/// # Errors
/// Refuses what is empty, too long or for a day that has passed, a team the actor is not in, and
/// an owner who is not in the team. `NotFound` when the origin may not be seen.
pub async fn take(tx: &mut Tx, actor: &Actor, input: &TakeStep) -> Result<ObjectId> {
    Permission::Member.check(actor)?;
    let me = actor.person()?;
    let today = today(tx, actor)?;
    let title = text::line("text", &input.text, limits::LINE);
    let notice = text::optional_line("notice", &input.notice, limits::LINE);
    let (title, due) = Refusal::both(title, rules::due(input.due, today))?;
    let notice = notice?;
    let team = team(me, input)?;
    let audience = rules::audience_of(input.scope, input.audience, team)?;
    let owner = owner(tx, me, input, team).await?;
    if let Some(origin) = input.because_of {
        cairn_objects::find(tx, actor, origin).await?;
    }
    let id = tx.new_id();
    let new = New {
        id,
        kind: "step",
        title: &title,
        lang: me.locale.tag(),
        owner: Some(owner),
        team,
        audience,
        href: format!("/steps/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    let given_by = (owner != me.id).then_some(me.id);
    let because_of = input.because_of;
    let scope = input.scope;
    let row = NewStep { id, scope, due_on: due, notice, because_of, given_by };
    store::insert_step(tx, &row).await?;
    told(tx, actor, id, today).await?;
    Ok(id)
}

/// Links, index, record and what waits: everything the new row is told to.
pub(super) async fn told(tx: &mut Tx, actor: &Actor, id: ObjectId, today: Date) -> Result<()> {
    let object = cairn_objects::find_any(tx, id).await?;
    let step = store::find_step_any(tx, id).await?;
    if let Some(origin) = step.because_of {
        cairn_links::link(tx, actor, id, origin, Kind::BecauseOf).await?;
    }
    index(tx, id).await?;
    let mut details = Vec::new();
    if let (Some(giver), Some(owner)) = (step.given_by, step.owner) {
        details.push(("owner", Detail::Person(owner)));
        let reason = "commitments-wait-given";
        let waiting = Waiting::new(owner, id, SEE_TO, Rank::Colleague, reason).from(giver);
        cairn_nudge::wait(tx, &waiting.closes(fades(today))).await?;
        let tell = Tell { to: owner, from: giver, object: id, verb: SEE_TO, reason };
        cairn_nudge::tell(tx, &tell).await?;
    }
    wait_for_answer(tx, &step, step.due_on).await?;
    events::record(tx, actor, events::TOOK, &object, step.because_of, &details).await
}

fn team(me: &PersonActor, input: &TakeStep) -> Result<Option<TeamId>> {
    match input.team {
        Some(team) if me.teams.contains(&team) => Ok(Some(team)),
        Some(_) => Err(Refusal::field("choose", "team").into()),
        None => Ok(me.home_team.or_else(|| me.teams.first().copied())),
    }
}

async fn owner(
    tx: &mut Tx,
    me: &PersonActor,
    input: &TakeStep,
    team: Option<TeamId>,
) -> Result<PersonId> {
    let Some(wished) = input.owner.filter(|wished| *wished != me.id) else { return Ok(me.id) };
    let (Scope::Ours, Some(team)) = (input.scope, team) else {
        return Err(Refusal::field("step-owner", "owner").into());
    };
    let house_day = cairn_people::commands::today(tx).await?;
    let members = cairn_people::store::list_members(tx, team, house_day).await?;
    if members.iter().any(|member| member.id == wished) {
        Ok(wished)
    } else {
        Err(Refusal::field("choose", "owner").into())
    }
}
