//! A person and a team as a form says them: several commands of `kit/people` in one transaction.

use cairn_ground::{Actor, Error, Locale, Permission, PersonId, Refusal, Result, TeamId};
use cairn_people::{TeamKind, commands as people, store as structure};
use cairn_store::{Settings, Tx};

use super::{teams, told};
use crate::store;

/// The form of a person.
#[derive(Debug, Clone)]
pub struct Details {
    pub name: String,
    pub email: String,
    pub title: String,
    pub locale: Option<Locale>,
}

/// A new person, in a team if chosen.
pub async fn add(
    tx: &mut Tx,
    actor: &Actor,
    input: &(Details, Option<TeamId>),
) -> Result<PersonId> {
    let (details, team) = input;
    let settings = Settings::load(tx).await?;
    if let Some(team) = team {
        open_team(tx, *team).await?;
    }
    let new = people::AddPerson {
        name: details.name.clone(),
        email: details.email.clone(),
        title: details.title.clone(),
        locale: details.locale.unwrap_or(settings.locale),
        zone: settings.zone_name,
        team: *team,
        curator: false,
        administrator: false,
        import_key: None,
    };
    people::add_person(tx, actor, &new).await
}

/// What one is called and how one is reached.
pub async fn change(tx: &mut Tx, actor: &Actor, input: &(PersonId, Details)) -> Result<()> {
    Permission::Administer.check(actor)?;
    let (id, details) = input;
    let now = structure::find_person(tx, *id).await?;
    people::set_profile(tx, actor, *id, &details.name, &details.title, &now.about).await?;
    people::set_email(tx, actor, *id, &details.email).await?;
    if let Some(locale) = details.locale {
        people::set_language(tx, actor, *id, locale).await?;
    }
    told::tell(tx, actor, &now).await
}

/// A team that can be joined.
async fn open_team(tx: &mut Tx, team: TeamId) -> Result<()> {
    let found = store::list_open_teams(tx).await?;
    if found.iter().any(|(id, ..)| *id == team) {
        return Ok(());
    }
    Err(Refusal::field("choose", "team").into())
}

/// Puts somebody who is active into an open team.
pub async fn join(tx: &mut Tx, actor: &Actor, input: &(PersonId, TeamId)) -> Result<()> {
    Permission::Administer.check(actor)?;
    open_team(tx, input.1).await?;
    if structure::find_person(tx, input.0).await?.deactivated_at.is_some() {
        return Err(Refusal::field("left", "team").saying("admin-refused-left").into());
    }
    teams::join(tx, actor, input.1, input.0).await
}

/// Ends a person's access. What waits for them waits on unseen, so that a mistake can be undone;
/// what somebody else takes over is settled then.
pub async fn deactivate(tx: &mut Tx, actor: &Actor, person: PersonId) -> Result<()> {
    people::deactivate(tx, actor, person).await
}

/// The form of a team.
#[derive(Debug, Clone)]
pub struct TeamDetails {
    pub name: String,
    pub short_name: String,
    pub kind: TeamKind,
    pub parent: Option<TeamId>,
    pub manager: Option<PersonId>,
}

pub async fn add_team(tx: &mut Tx, actor: &Actor, input: &TeamDetails) -> Result<TeamId> {
    Permission::Administer.check(actor)?;
    let team = people::add_team(tx, actor, &input.name, input.kind).await?;
    change_team(tx, actor, &(team, input.clone())).await?;
    Ok(team)
}

pub async fn change_team(tx: &mut Tx, actor: &Actor, input: &(TeamId, TeamDetails)) -> Result<()> {
    Permission::Administer.check(actor)?;
    let (team, details) = input;
    people::rename_team(tx, actor, *team, &details.name, &details.short_name).await?;
    people::set_team_kind(tx, actor, *team, details.kind).await?;
    if let Some(parent) = details.parent {
        let units = store::list_open_teams(tx).await?;
        if !units.iter().any(|(id, _, kind)| *id == parent && kind == "unit") {
            return Err(Refusal::field("choose", "parent").into());
        }
    }
    people::set_parent(tx, actor, *team, details.parent).await?;
    if let Some(manager) = details.manager {
        let found = match structure::find_person(tx, manager).await {
            Ok(found) => Some(found),
            Err(Error::NotFound) => None,
            Err(other) => return Err(other),
        };
        if found.is_none_or(|person| person.deactivated_at.is_some()) {
            return Err(Refusal::field("choose", "manager").into());
        }
    }
    teams::set_manager(tx, actor, *team, details.manager).await
}
