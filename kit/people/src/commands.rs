//! What administrators and people themselves do with persons and teams.

use cairn_ground::{
    Actor, Audience, Error, Id, Instant, Locale, Permission, PersonId, Refusal, Result, TeamId,
    dates, limits, text,
};
use cairn_objects::New;
use cairn_store::Tx;
use cairn_terms::{Lang, sort_key};
use jiff::{civil::Date, tz::TimeZone};

use crate::{Settings, TeamKind, alike::Looks, events, login, organisation, rules, store, turns};

/// A person to add.
#[derive(Debug, Clone)]
pub struct AddPerson {
    pub name: String,
    pub email: String,
    pub title: String,
    pub locale: Locale,
    pub zone: String,
    pub team: Option<TeamId>,
    pub curator: bool,
    pub administrator: bool,
    pub import_key: Option<String>,
}

/// Today in the organisation's zone: the grain of memberships.
pub async fn today(tx: &mut Tx) -> Result<Date> {
    let zone = Settings::load(tx).await?.zone;
    Ok(tx.now().date(&zone))
}

/// The order of names, the same for everyone: the organisation's alphabet is Swedish.
pub fn order(name: &str) -> String {
    sort_key(name, Lang::Sv)
}

/// Adds a person, in a team if given.
///
/// # Errors
/// Refuses a name or address that cannot be, and `email-taken`.
pub async fn add_person(tx: &mut Tx, actor: &Actor, input: &AddPerson) -> Result<PersonId> {
    Permission::Administer.check(actor)?;
    let name = rules::name(&input.name)?;
    let email = rules::email(&input.email)?;
    free_email(tx, email.as_deref(), None).await?;
    let id = PersonId(tx.new_id());
    let new = store::NewPerson {
        id,
        sort_name: order(&name),
        name,
        email,
        title: text::optional_line("title", &input.title, limits::NAME)?.unwrap_or_default(),
        lang: input.locale.tag(),
        zone: zone_name(&input.zone)?,
        administrator: input.administrator,
        curator: input.curator,
        import_key: input.import_key.clone(),
    };
    store::insert_person(tx, &new).await?;
    object(tx, id.0, "person", &new.name, new.lang, format!("/people/{id}")).await?;
    events::record(tx, actor, events::ADDED, "person", id.0).await?;
    if let Some(team) = input.team {
        join(tx, actor, team, id).await?;
    }
    Ok(id)
}

async fn object(
    tx: &mut Tx,
    id: Id,
    kind: &str,
    title: &str,
    lang: &str,
    href: String,
) -> Result<()> {
    let audience = Audience::Organisation;
    let new = New { id, kind, title, lang, owner: None, team: None, audience, href };
    cairn_objects::create(tx, &new).await.map(drop)
}

async fn free_email(tx: &mut Tx, email: Option<&str>, but: Option<PersonId>) -> Result<()> {
    let Some(email) = email else { return Ok(()) };
    match store::find_by_email(tx, email).await? {
        // Not whose: addresses are shown nowhere.
        Some(other) if Some(other.id) != but => Err(Refusal::field("email-taken", "email").into()),
        _ => Ok(()),
    }
}

/// A time zone of the IANA database.
///
/// # Errors
/// Refuses with `zone`.
pub fn zone_name(raw: &str) -> Result<String> {
    match TimeZone::get(raw.trim()) {
        Ok(_) => Ok(raw.trim().to_owned()),
        Err(_) => Err(Refusal::field("zone", "zone").into()),
    }
}

/// Opens a team.
///
/// # Errors
/// Refuses an empty or overlong name and `team-name-taken`.
pub async fn add_team(tx: &mut Tx, actor: &Actor, name: &str, kind: TeamKind) -> Result<TeamId> {
    if kind != TeamKind::Community {
        Permission::Administer.check(actor)?;
    }
    let name = text::line("name", name, limits::NAME)?;
    let sort_name = order(&name);
    if store::find_team_by_name(tx, &sort_name).await?.is_some() {
        return Err(Refusal::field("team-name-taken", "name").into());
    }
    let id = TeamId(tx.new_id());
    store::insert_team(tx, id, &name, &sort_name, kind, None).await?;
    object(tx, id.0, "team", &name, "sv", format!("/teams/{id}")).await?;
    events::record(tx, actor, events::ADDED, "team", id.0).await?;
    organisation::follow_teams(tx).await?;
    Ok(id)
}

/// Gives a team another name and another word in the bar.
pub async fn rename_team(
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    name: &str,
    short_name: &str,
) -> Result<()> {
    may_run(actor, team)?;
    let name = text::line("name", name, limits::NAME)?;
    let short = text::optional_line("short_name", short_name, 14)?;
    let short = short.unwrap_or_else(|| rules::short_name(&name));
    let sort_name = order(&name);
    if store::find_team_by_name(tx, &sort_name).await?.is_some_and(|other| other.id != team) {
        return Err(Refusal::field("team-name-taken", "name").into());
    }
    store::update_team_name(tx, team, &name, &short, &sort_name).await?;
    cairn_objects::retitle(tx, team.0.into(), &name, "sv").await
}

/// Makes a team a unit, a team, a project or a community.
pub async fn set_team_kind(tx: &mut Tx, actor: &Actor, team: TeamId, kind: TeamKind) -> Result<()> {
    Permission::Administer.check(actor)?;
    store::update_team_kind(tx, team, kind).await?;
    organisation::follow_teams(tx).await
}

/// Closes a team: it is no longer offered, what it wrote stays.
pub async fn close_team(tx: &mut Tx, actor: &Actor, team: TeamId) -> Result<()> {
    Permission::Administer.check(actor)?;
    store::update_team_closed(tx, team).await?;
    events::record(tx, actor, events::LEFT, "team", team.0).await
}

/// Administrators and the team's manager run a team.
fn may_run(actor: &Actor, team: TeamId) -> Result<()> {
    match actor {
        Actor::Person(person) if person.manages.contains(&team) => Ok(()),
        _ => Permission::Administer.check(actor),
    }
}

/// Puts a person into a team from today on; nothing changes for one who is in it already.
pub async fn join(tx: &mut Tx, actor: &Actor, team: TeamId, person: PersonId) -> Result<()> {
    let kind = store::find_team(tx, team).await?.kind;
    if kind != "community" || actor.person_id() != Some(person) {
        may_run(actor, team)?;
    }
    let today = today(tx).await?;
    let places = store::list_places(tx, person, today).await?;
    if places.iter().any(|p| p.team == team && !p.manages) {
        return Ok(());
    }
    store::insert_membership(tx, team, person, today).await?;
    events::record(tx, actor, events::JOINED, "team", team.0).await
}

/// Takes a person out of a team from today on.
pub async fn leave(tx: &mut Tx, actor: &Actor, team: TeamId, person: PersonId) -> Result<()> {
    if actor.person_id() != Some(person) {
        may_run(actor, team)?;
    }
    let today = today(tx).await?;
    let came = store::find_coming(tx, team, person).await?;
    if store::end_membership(tx, team, person, today).await? > 0 {
        events::record(tx, actor, events::LEFT, "team", team.0).await?;
        withdraw(tx, team, person, came).await?;
    }
    Ok(())
}

/// Whoever came into a team after it began and was in it for no longer than its page tells keeps no
/// part in its reviews of that time: coming in for a look opens nothing for good, whoever that is.
async fn withdraw(tx: &mut Tx, team: TeamId, person: PersonId, came: Option<Date>) -> Result<()> {
    let settings = Settings::load(tx).await?;
    let today = tx.now().date(&settings.zone);
    let Some(came) = came.filter(|came| *came >= turns::since(today)) else { return Ok(()) };
    let stays = store::list_places(tx, person, today).await?.iter().any(|place| place.team == team);
    if stays || store::find_beginning(tx, team).await?.is_none_or(|began| came <= began) {
        return Ok(());
    }
    // In which zone that day began, nobody knows any longer: the organisation may have changed its
    // own since. A day before it began in Greenwich is before it began anywhere.
    let from = dates::start_of(came, &TimeZone::UTC).plus(-Instant::DAY);
    cairn_objects::withdraw(tx, person, team, from).await
}

/// Makes a member learning lead, or no longer.
pub async fn set_lead(
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    person: PersonId,
    lead: bool,
) -> Result<()> {
    may_run(actor, team)?;
    let today = today(tx).await?;
    if store::update_lead(tx, team, person, lead, today).await? == 0 {
        return Err(Refusal::field("not-a-member", "person").into());
    }
    events::record(tx, actor, events::LEADS, "team", team.0).await
}

/// Names the manager of a team, or nobody.
pub async fn set_manager(
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    person: Option<PersonId>,
) -> Result<()> {
    Permission::Administer.check(actor)?;
    let today = today(tx).await?;
    let before = store::find_manager(tx, team, today).await?;
    if before == person {
        return Ok(());
    }
    let came = match before {
        Some(before) => store::find_coming(tx, team, before).await?,
        None => None,
    };
    store::replace_manager(tx, team, person, today).await?;
    if let Some(before) = before {
        withdraw(tx, team, before, came).await?;
    }
    events::record(tx, actor, events::LEADS, "team", team.0).await
}

/// Puts a team below a unit, or at the top.
///
/// # Errors
/// Refuses with `unit-circle` when the unit lies below the team.
pub async fn set_parent(
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    parent: Option<TeamId>,
) -> Result<()> {
    Permission::Administer.check(actor)?;
    let today = today(tx).await?;
    let mut above = parent;
    for _ in 0..32 {
        let Some(here) = above else { break };
        if here == team {
            return Err(Refusal::field("unit-circle", "parent").into());
        }
        above = store::find_parent(tx, here, today).await?;
    }
    if store::find_parent(tx, team, today).await? == parent {
        return Ok(());
    }
    store::replace_parent(tx, team, parent, today).await
}

/// What a person says of themselves.
///
/// # Errors
/// Refuses with `name-of-colleague` to take the name of somebody who is here; those who run the
/// house may give it, since two people can have one name.
pub async fn set_profile(
    tx: &mut Tx,
    actor: &Actor,
    person: PersonId,
    name: &str,
    title: &str,
    about: &str,
) -> Result<()> {
    own_or_administer(actor, person)?;
    let name = rules::name(name)?;
    let title = text::optional_line("title", title, limits::NAME)?.unwrap_or_default();
    let about = text::optional_paragraph("about", about, 600)?.unwrap_or_default();
    let before = store::find_person(tx, person).await?;
    let renamed = Looks::of(&before.name) != Looks::of(&name);
    if renamed
        && Permission::Administer.check(actor).is_err()
        && store::is_name_taken(tx, &name, person).await?
    {
        return Err(Refusal::field("name-of-colleague", "name").into());
    }
    store::update_profile(tx, person, &name, &order(&name), &title, &about).await?;
    cairn_objects::retitle(tx, person.0.into(), &name, &before.lang).await
}

fn own_or_administer(actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person_id() == Some(person) { Ok(()) } else { Permission::Administer.check(actor) }
}

/// Changes the address; empty takes it away.
pub async fn set_email(tx: &mut Tx, actor: &Actor, person: PersonId, email: &str) -> Result<()> {
    own_or_administer(actor, person)?;
    let email = rules::email(email)?;
    free_email(tx, email.as_deref(), Some(person)).await?;
    store::update_email(tx, person, email.as_deref()).await
}

/// Language, time zone and theme.
pub async fn set_preferences(
    tx: &mut Tx,
    actor: &Actor,
    locale: Locale,
    zone: &str,
    theme: &str,
) -> Result<()> {
    let me = actor.person()?.id;
    let theme = crate::login::theme(theme);
    store::update_preferences(tx, me, locale.tag(), &zone_name(zone)?, theme).await
}

/// The language somebody is spoken to in, as those who run the house were told it.
pub async fn set_language(
    tx: &mut Tx,
    actor: &Actor,
    person: PersonId,
    locale: Locale,
) -> Result<()> {
    own_or_administer(actor, person)?;
    let now = store::find_person(tx, person).await?;
    store::update_preferences(tx, person, locale.tag(), &now.zone, &now.theme).await
}

/// How often messages come: `weekly`, `fewer` or `off`; and a pause until a day.
pub async fn set_messages(
    tx: &mut Tx,
    person: PersonId,
    word: &str,
    paused_until: Option<Date>,
) -> Result<()> {
    if !matches!(word, "weekly" | "fewer" | "off") {
        return Err(Refusal::field("choose", "messages").into());
    }
    store::update_messages(tx, person, word, paused_until).await
}

/// Keeps a password's hash, signs the person out everywhere else and ends unused ways in.
pub async fn set_password(tx: &mut Tx, person: PersonId, hash: &str) -> Result<()> {
    store::update_password(tx, person, hash).await?;
    store::delete_all_ways_in(tx, person).await?;
    store::delete_logins_of(tx, person).await
}

/// Curator and administrator. Whoever gets one of them opens more than before, so the ways in that
/// others made for them end.
///
/// # Errors
/// Refuses with `last-administrator`.
pub async fn set_roles(
    tx: &mut Tx,
    actor: &Actor,
    person: PersonId,
    curator: bool,
    administrator: bool,
) -> Result<()> {
    Permission::Administer.check(actor)?;
    let before = store::find_person(tx, person).await?;
    if before.administrator && !administrator {
        not_the_last(tx).await?;
    }
    let today = today(tx).await?;
    store::update_roles(tx, person, curator, administrator, today).await?;
    if (curator && !before.curator) || (administrator && !before.administrator) {
        store::delete_ways_in_by_others(tx, person).await?;
    }
    events::record(tx, actor, events::CHANGED, "person", person.0).await
}

async fn not_the_last(tx: &mut Tx) -> Result<()> {
    if store::count_administrators(tx).await? <= 1 {
        return Err(Error::from(Refusal::new("last-administrator")));
    }
    Ok(())
}

/// Ends a person's access at the next request; what they shared stays.
///
/// # Errors
/// Refuses with `last-administrator`.
pub async fn deactivate(tx: &mut Tx, actor: &Actor, person: PersonId) -> Result<()> {
    Permission::Administer.check(actor)?;
    let before = store::find_person(tx, person).await?;
    if before.deactivated_at.is_some() {
        return Ok(());
    }
    if before.administrator {
        not_the_last(tx).await?;
    }
    let (now, today) = (tx.now(), today(tx).await?);
    store::update_deactivated(tx, person, Some(now), today).await?;
    let mut left = Vec::new();
    for team in store::list_teams_of(tx, person).await? {
        left.push((team, store::find_coming(tx, team, person).await?));
    }
    store::end_everything(tx, person, today).await?;
    for (team, came) in left {
        withdraw(tx, team, person, came).await?;
    }
    store::delete_logins_of(tx, person).await?;
    store::delete_all_ways_in(tx, person).await?;
    events::record(tx, actor, events::LEFT, "person", person.0).await
}

/// Lets a person in again; memberships are given anew.
pub async fn reactivate(tx: &mut Tx, actor: &Actor, person: PersonId) -> Result<()> {
    Permission::Administer.check(actor)?;
    let today = today(tx).await?;
    store::update_deactivated(tx, person, None, today).await?;
    events::record(tx, actor, events::ADDED, "person", person.0).await
}

/// Erasure: where the person has been goes; that a team had somebody until lately stays for as long
/// as it is told, without who that was.
pub async fn forget_places(tx: &mut Tx, person: PersonId) -> Result<()> {
    let today = today(tx).await?;
    store::keep_nameless(tx, person, turns::since(today), today).await?;
    store::delete_places(tx, person).await
}

/// Forgets what is over: logins, ways in, and that a team had somebody of whom its page no longer
/// tells.
pub async fn prune(tx: &mut Tx) -> Result<()> {
    let today = today(tx).await?;
    store::delete_nameless(tx, turns::since(today)).await?;
    store::prune_logins(tx).await
}

/// Remembers under which key an import knows the person.
pub async fn set_import_key(tx: &mut Tx, actor: &Actor, person: PersonId, key: &str) -> Result<()> {
    Permission::Administer.check(actor)?;
    store::update_import_key(tx, person, key).await
}

/// Says that a person has come in, without a sign-in: for people brought along with a history.
pub async fn mark_arrived(tx: &mut Tx, person: PersonId) -> Result<()> {
    login::arrive(tx, person).await.map(drop)
}
