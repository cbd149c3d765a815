//! What everybody else of a team hears of somebody who runs the house and lets themselves into it.

use cairn_ground::{Actor, PersonId, Result, TeamId, dates};
use cairn_people::{commands::today, store as people};
use cairn_store::Tx;

use crate::{Rank, Waiting, store, wait};

/// How long what one is told stands on Today.
pub const TOLD_DAYS: i32 = 14;

/// What whoever acts has become in a team.
#[derive(Debug, Clone)]
pub struct InTeam<'a> {
    pub team: TeamId,
    /// One of `cairn_people::events::INTO_TEAM`.
    pub verb: &'a str,
    /// Who hears it beside those who are in the team.
    pub also: Option<PersonId>,
}

/// Says it on Today to the manager and to every other member, each if
/// they have come in: where nobody has, nobody is told. No message goes out at once.
pub async fn tell_team(tx: &mut Tx, actor: &Actor, it: &InTeam<'_>) -> Result<()> {
    let Some(me) = actor.person_id() else { return Ok(()) };
    let today = today(tx).await?;
    let members = people::list_members(tx, it.team, today).await?;
    let mut to: Vec<PersonId> = members.iter().filter(|it| it.arrived).map(|it| it.id).collect();
    let manager = people::find_manager(tx, it.team, today).await?;
    for person in manager.into_iter().chain(it.also) {
        let person = people::find_person(tx, person).await?;
        if person.arrived_at.is_some() && person.deactivated_at.is_none() {
            to.push(person.id);
        }
    }
    to.sort();
    to.dedup();
    let reason = format!("people-told-{}", it.verb);
    // Of whom they have not yet seen, the next takes the place; the words say that there are more.
    let too = format!("{reason}-too");
    for person in to.into_iter().filter(|person| *person != me) {
        let unseen = store::find_reason(tx, it.team.0.into(), it.verb, person, today).await?;
        let more = unseen.is_some_and(|(from, said)| from != Some(me) || said == too);
        let reason = if more { &too } else { &reason };
        let waiting = Waiting::new(person, it.team.0.into(), it.verb, Rank::Heard, reason)
            .from(me)
            .closes(dates::plus_days(today, TOLD_DAYS));
        wait(tx, &waiting).await?;
    }
    Ok(())
}
