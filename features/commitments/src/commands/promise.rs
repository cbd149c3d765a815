//! A next step that somebody promised in another feature's words: *we do it*.

use cairn_feature::Promise;
use cairn_ground::{Actor, Audience, ObjectId, Permission, Refusal, Result, limits, text};
use cairn_objects::New;
use cairn_store::Tx;

use super::{take::told, today};
use crate::{
    rules::{self, Scope},
    store::{self, NewStep},
};

/// Takes the step. Whoever sees what it is because of sees it, who asked and those named there
/// too: they are told that something is done, so they can see what. A team's obstacle gives a step
/// of the team, which the one who promised sees to, if that is one of the team; anybody else's is
/// their own, which the team sees.
///
/// # Errors
/// Refuses what is empty, too long or for a day that has passed. `NotFound` when the origin may
/// not be seen.
pub async fn promise(tx: &mut Tx, actor: &Actor, input: &Promise) -> Result<ObjectId> {
    Permission::Member.check(actor)?;
    let me = actor.person()?;
    let origin = cairn_objects::find(tx, actor, input.because_of).await?;
    let today = today(tx, actor)?;
    let title = text::line("text", &input.text, limits::LINE);
    let (title, due) = Refusal::both(title, rules::due(input.due, today))?;
    let id = tx.new_id();
    let new = New {
        id,
        kind: "step",
        title: &title,
        lang: me.locale.tag(),
        owner: Some(me.id),
        team: origin.team,
        audience: origin.audience,
        href: format!("/steps/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    let mut involved = cairn_objects::list_participants(tx, origin.id).await?;
    involved.extend(origin.owner.filter(|asker| !involved.contains(asker)));
    cairn_objects::add_participants(tx, id, &involved).await?;
    let in_team = origin.team.is_some_and(|team| me.teams.contains(&team));
    let of_team = in_team && origin.audience >= Audience::Team;
    let scope = if of_team { Scope::Ours } else { Scope::Mine };
    let because_of = Some(origin.id);
    let row = NewStep { id, scope, due_on: due, notice: None, because_of, given_by: None };
    store::insert_step(tx, &row).await?;
    told(tx, actor, id, today).await?;
    Ok(id)
}
