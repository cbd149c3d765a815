//! The first minute of an installation: the organisation, its first administrator and team, and
//! the people of that team.

use cairn_ground::text;
use cairn_ground::{Actor, Locale, Permission, Refusal, Result, TeamId, limits};
use cairn_nudge::InTeam;
use cairn_people::{
    Settings, TeamKind, commands,
    commands::AddPerson,
    events, login, organisation, password,
    pasted::{self, Pasted},
    rules as people, store,
};
use cairn_store::{Tx, settings};

use super::sign_in::keep_press;
use crate::rules;

/// What the setup page says.
#[derive(Debug, Clone)]
pub struct SetUp {
    pub organisation: String,
    pub short_name: String,
    pub locale: Locale,
    pub zone: String,
    pub public_body: bool,
    pub one_team: bool,
    pub team: String,
    pub name: String,
    pub email: String,
    /// Made beside the transaction.
    pub password_hash: String,
    /// The first administrator is the first team's manager too.
    pub manages: bool,
    /// What the installation was configured with, never what a request named.
    pub public_url: String,
    /// What a second press of the button is known by.
    pub mark: String,
}

impl SetUp {
    /// What can be refused before the slow work on the password.
    ///
    /// # Errors
    /// Refuses what [`set_up`] would, all of it at once.
    pub fn check(&self, password: &str) -> Result<()> {
        Refusal::all([
            organisation::names(&self.organisation, &self.short_name).map(drop),
            commands::zone_name(&self.zone).map(drop),
            text::line("team", &self.team, limits::NAME).map(drop),
            people::name(&self.name).map(drop),
            people::email(&self.email).map(drop),
            password::check(password).map(drop),
        ])
    }
}

/// Sets the installation up, once, and signs its first administrator in; gives the cookie's
/// token. It is the house's own act, so it makes no statement but the administrator's arrival.
///
/// # Errors
/// Refuses with `conflict` when it is set up already; of two at once, one is refused.
pub async fn set_up(tx: &mut Tx, _: &Actor, input: &SetUp) -> Result<String> {
    if Settings::load(tx).await?.ready {
        return Err(Refusal::new("conflict").saying("refused-set-up-already").into());
    }
    let (organisation, short_name) = organisation::names(&input.organisation, &input.short_name)?;
    let zone = commands::zone_name(&input.zone)?;
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    let base = rules::record_base(&input.public_url, &organisation);
    for (name, value) in [
        ("ready", "yes"),
        ("setup-code", ""),
        ("organisation", organisation.as_str()),
        ("short-name", short_name.as_str()),
        ("locale", input.locale.tag()),
        ("zone", zone.as_str()),
        ("public-body", yes_no(input.public_body)),
        ("one-team", yes_no(input.one_team)),
        ("record-base", base.as_str()),
        ("public-url", input.public_url.trim_end_matches('/')),
    ] {
        settings::set(tx, name, value).await?;
    }
    let team = open_team(tx, &Actor::System, &input.team).await?;
    let administrator = AddPerson {
        name: input.name.clone(),
        email: input.email.clone(),
        title: String::new(),
        locale: input.locale,
        zone,
        team: Some(team),
        curator: true,
        administrator: true,
        import_key: None,
    };
    let person = commands::add_person(tx, &Actor::System, &administrator).await?;
    commands::set_password(tx, person, &input.password_hash).await?;
    if input.manages {
        commands::set_manager(tx, &Actor::System, team, Some(person)).await?;
    }
    keep_press(tx, person, &input.mark, false).await?;
    login::sign_in(tx, person, false, None).await
}

/// Whoever has come in chose the ways in, and may sign in by name as long as there is no address.
async fn keep_address(
    tx: &mut Tx,
    actor: &Actor,
    member: &store::Member,
    email: Option<&str>,
) -> Result<()> {
    let Some(email) = email.filter(|_| !member.arrived) else { return Ok(()) };
    if store::find_person(tx, member.id).await?.email.is_some() {
        return Ok(());
    }
    commands::set_email(tx, actor, member.id, email).await
}

async fn open_team(tx: &mut Tx, actor: &Actor, name: &str) -> Result<TeamId> {
    let name = text::line("team", name, limits::NAME)?;
    commands::add_team(tx, actor, &name, TeamKind::Team).await
}

/// People pasted for a team.
#[derive(Debug, Clone)]
pub struct AddPeople {
    /// A team by this name is opened if there is none.
    pub team: String,
    pub names: String,
}

/// Adds people by their names, and addresses where they are given, to a team. Who is in the team
/// already is left as it is, so that one may paste the whole list again, oneself in it; who has
/// neither come in yet nor an address gets the one that stands there.
///
/// # Errors
/// Refuses no names, more than thirty, an overlong one, and an address of somebody who has left.
pub async fn add_people(tx: &mut Tx, actor: &Actor, input: &AddPeople) -> Result<TeamId> {
    Permission::Administer.check(actor)?;
    let people = pasted::people(&input.names)?;
    let team_name = text::line("team", &input.team, limits::NAME)?;
    let team = match store::find_team_by_name(tx, &commands::order(&team_name)).await? {
        Some(team) => team.id,
        None => open_team(tx, actor, &team_name).await?,
    };
    let settings = Settings::load(tx).await?;
    let today = tx.now().date(&settings.zone);
    let members = store::list_members(tx, team, today).await?;
    for Pasted { name, email } in people {
        if let Some(email) = &email
            && let Some(found) = store::find_by_email(tx, email).await?
        {
            if found.deactivated_at.is_some() {
                let refusal = Refusal::field("pasted-left", "names").with("name", found.name);
                return Err(refusal.into());
            }
            commands::join(tx, actor, team, found.id).await?;
            let known = members.iter().any(|member| member.id == found.id);
            if actor.person_id() == Some(found.id) && !known {
                let it = InTeam { team, verb: events::CAME, also: None };
                cairn_nudge::tell_team(tx, actor, &it).await?;
            }
            continue;
        }
        let order = commands::order(&name);
        if let Some(member) = members.iter().find(|it| commands::order(&it.name) == order) {
            keep_address(tx, actor, member, email.as_deref()).await?;
            continue;
        }
        let new = AddPerson {
            name,
            email: email.unwrap_or_default(),
            title: String::new(),
            locale: settings.locale,
            zone: settings.zone_name.clone(),
            team: Some(team),
            curator: false,
            administrator: false,
            import_key: None,
        };
        commands::add_person(tx, actor, &new).await?;
    }
    Ok(team)
}
