//! Who takes part: the team as it is on the day. From the first card on nobody is added, because
//! what stands beside the field says who will read it.

use cairn_ground::{Actor, ObjectId, PersonId, Refusal, Result, TeamId};
use cairn_people::store as people;
use cairn_store::{Read, Settings, Tx};
use jiff::civil::Date;

use super::{leading, not_now, start::announce};
use crate::{rules::State, store};

/// Makes a review that was planned earlier the team's of today: who came since takes part, who left
/// the team does not, and those who were named beside it stay. Gives who came.
pub(super) async fn gather(
    tx: &mut Tx,
    review: ObjectId,
    team: TeamId,
    today: Date,
) -> Result<Vec<PersonId>> {
    let zone = Settings::load(tx).await?.zone;
    let planned_on = cairn_objects::find_any(tx, review).await?.created_at.date(&zone);
    let leavers = people::list_leavers(tx, team, planned_on).await?;
    let members = people::list_members(tx, team, today).await?;
    let manager = people::find_manager(tx, team, today).await?;
    let stays = |id| manager == Some(id) || members.iter().any(|member| member.id == id);
    let leader = cairn_objects::find_any(tx, review).await?.owner;
    for person in cairn_objects::list_participants(tx, review).await? {
        if leavers.contains(&person) && !stays(person) {
            cairn_objects::remove_participant(tx, review, person).await?;
            if leader == Some(person) {
                cairn_objects::hand_over(tx, review, None).await?;
            }
            for verb in ["planned", "review", "open", "unopened"] {
                cairn_nudge::settle(tx, review, verb, Some(person)).await?;
            }
        }
    }
    let come: Vec<PersonId> =
        list_newcomers(tx, review, team, today).await?.into_iter().map(|(id, _)| id).collect();
    cairn_objects::add_participants(tx, review, &come).await?;
    Ok(come)
}

/// Who is in the team and does not take part, in order of name.
pub(crate) async fn list_newcomers(
    db: &mut Read,
    review: ObjectId,
    team: TeamId,
    today: Date,
) -> Result<Vec<(PersonId, String)>> {
    let there = cairn_objects::list_participants(db, review).await?;
    let members = people::list_members(db, team, today).await?;
    let new = members.into_iter().filter(|member| !there.contains(&member.id));
    Ok(new.map(|member| (member.id, member.name)).collect())
}

/// Takes those along who came to the team after the start, as long as no card lies there.
///
/// # Errors
/// Refuses with `review-promised` once somebody has written.
pub async fn bring_newcomers(tx: &mut Tx, actor: &Actor, review: &ObjectId) -> Result<()> {
    let (review, today) = leading(tx, actor, *review).await?;
    let state = review.state(today);
    if state != State::Writing {
        return Err(not_now(state));
    }
    let come = list_newcomers(tx, review.id, review.team, today).await?;
    let come: Vec<PersonId> = come.into_iter().map(|(id, _)| id).collect();
    if come.is_empty() {
        return Ok(());
    }
    if !store::list_unread(tx, review.id).await?.is_empty() {
        return Err(Refusal::new("review-promised").into());
    }
    cairn_objects::add_participants(tx, review.id, &come).await?;
    let leader = review.waits_for(actor.person()?.id);
    announce(tx, review.id, Some(leader), &come, review.held_on, today).await
}
