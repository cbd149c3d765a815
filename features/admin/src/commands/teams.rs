//! Who is in a team and leads it. Whoever runs the house reads no more than others, so those of a
//! team hear of it when one of them lets themselves in.

use cairn_ground::{Actor, PersonId, Result, TeamId, dates};
use cairn_nudge::{InTeam, Rank, TOLD_DAYS, Waiting};
use cairn_people::{
    commands as people,
    events::{CAME, TOOK_CURATOR, TOOK_LEAD, TOOK_OVER},
    store as structure,
};
use cairn_store::Tx;

pub async fn join(tx: &mut Tx, actor: &Actor, team: TeamId, person: PersonId) -> Result<()> {
    if actor.person_id() != Some(person) {
        return people::join(tx, actor, team, person).await;
    }
    let today = people::today(tx).await?;
    let places = structure::list_places(tx, person, today).await?;
    people::join(tx, actor, team, person).await?;
    if places.iter().any(|place| place.team == team && !place.manages) {
        return Ok(());
    }
    let it = InTeam { team, verb: CAME, also: None };
    cairn_nudge::tell_team(tx, actor, &it).await
}

pub async fn set_manager(
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    person: Option<PersonId>,
) -> Result<()> {
    let own = person.filter(|person| actor.person_id() == Some(*person));
    let Some(person) = own else { return people::set_manager(tx, actor, team, person).await };
    let today = people::today(tx).await?;
    let before = structure::find_manager(tx, team, today).await?;
    people::set_manager(tx, actor, team, Some(person)).await?;
    if before == Some(person) {
        return Ok(());
    }
    let it = InTeam { team, verb: TOOK_OVER, also: before };
    cairn_nudge::tell_team(tx, actor, &it).await
}

pub async fn set_lead(
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    person: PersonId,
    lead: bool,
) -> Result<()> {
    if !lead || actor.person_id() != Some(person) {
        return people::set_lead(tx, actor, team, person, lead).await;
    }
    let today = people::today(tx).await?;
    let leads = structure::list_leads(tx, team, today).await?.contains(&person);
    people::set_lead(tx, actor, team, person, lead).await?;
    if leads {
        return Ok(());
    }
    let it = InTeam { team, verb: TOOK_LEAD, also: None };
    cairn_nudge::tell_team(tx, actor, &it).await
}

/// Whoever takes the part of a curator reads reported texts: the other curators and administrators
/// hear of it, and the page on which one reports a text names the curators.
pub async fn set_roles(
    tx: &mut Tx,
    actor: &Actor,
    person: PersonId,
    curator: bool,
    administrator: bool,
) -> Result<()> {
    let before = structure::find_person(tx, person).await?;
    people::set_roles(tx, actor, person, curator, administrator).await?;
    if before.curator || !curator || actor.person_id() != Some(person) {
        return Ok(());
    }
    let closes = dates::plus_days(people::today(tx).await?, TOLD_DAYS);
    let reason = format!("people-told-{TOOK_CURATOR}");
    for other in structure::list_who_run(tx).await?.into_iter().filter(|it| *it != person) {
        let waiting = Waiting::new(other, person.0.into(), TOOK_CURATOR, Rank::Heard, &reason);
        cairn_nudge::wait(tx, &waiting.from(person).closes(closes)).await?;
    }
    Ok(())
}
