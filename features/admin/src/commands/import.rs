//! A file of people: kept for its dry run, then applied in one transaction.

use cairn_ground::{Actor, Id, ObjectId, Permission, PersonId, Refusal, Result, TeamId};
use cairn_people::{
    TeamKind,
    commands::{self as people, AddPerson},
    store as structure,
};
use cairn_store::{Settings, Tx};

use crate::{
    rules::{
        plan::{self, Added, Changed, Leavers, PersonRef, Plan, TeamRef},
        table::Table,
    },
    store,
};

/// A file to look at before it is applied.
#[derive(Debug, Clone)]
pub struct Keep {
    pub content: Vec<u8>,
    pub leave: bool,
}

pub async fn keep(tx: &mut Tx, actor: &Actor, input: &Keep) -> Result<ObjectId> {
    Permission::Administer.check(actor)?;
    store::insert_import(tx, &input.content, input.leave).await.map(ObjectId)
}

/// The file somebody has seen the plan of.
#[derive(Debug, Clone)]
pub struct Confirm {
    pub import: Id,
    pub table: Table,
    pub leavers: Leavers,
    /// Digest of the plan that was shown.
    pub seen: String,
}

/// Applies the file as the house stands now.
///
/// # Errors
/// Refuses with `conflict` when that would do something else than was shown; `NotFound` when the
/// file was applied before.
pub async fn confirm(tx: &mut Tx, actor: &Actor, input: &Confirm) -> Result<()> {
    Permission::Administer.check(actor)?;
    let plan = make(tx, &input.table, input.leavers).await?;
    if plan.digest() != input.seen {
        return Err(Refusal::new("conflict").saying("admin-refused-house-changed").into());
    }
    if store::delete_import(tx, input.import).await? == 0 {
        return Err(cairn_ground::Error::NotFound);
    }
    apply(tx, actor, &plan).await
}

/// Plans the file against the house as it stands.
///
/// # Errors
/// Refuses with `many-leave`, about `leavers`, when so many would leave that their number has to
/// be said first.
pub async fn make(tx: &mut Tx, table: &Table, leavers: Leavers) -> Result<Plan> {
    let today = people::today(tx).await?;
    let standing = store::load_standing(tx, today).await?;
    let plan = plan::plan(&standing, table, leavers);
    if plan.held {
        let refusal = Refusal::field("many-leave", "leavers").with("n", plan.left.len());
        return Err(refusal.saying("admin-refused-many-leave").into());
    }
    Ok(plan)
}

/// Does what a plan says.
pub async fn apply(tx: &mut Tx, actor: &Actor, plan: &Plan) -> Result<()> {
    Permission::Administer.check(actor)?;
    let settings = Settings::load(tx).await?;
    let mut opened = Vec::new();
    for name in &plan.teams {
        opened.push(people::add_team(tx, actor, name, TeamKind::Team).await?);
    }
    let team = |of: &TeamRef| match of {
        TeamRef::Known(id) => Some(*id),
        TeamRef::New(place) => opened.get(*place).copied(),
    };
    for (of, kind) in &plan.kinds {
        if let Some(team) = team(of) {
            people::set_team_kind(tx, actor, team, *kind).await?;
        }
    }
    for (of, unit) in &plan.parents {
        if let (Some(team), Some(unit)) = (team(of), team(unit)) {
            people::set_parent(tx, actor, team, Some(unit)).await?;
        }
    }
    let mut arrived = Vec::new();
    for added in &plan.added {
        let team = added.team.as_ref().and_then(team);
        arrived.push(add(tx, actor, added, team, &settings).await?);
    }
    let person = |of: &PersonRef| match of {
        PersonRef::Known(id) => Some(*id),
        PersonRef::New(place) => arrived.get(*place).copied(),
    };
    for changed in &plan.changed {
        change(tx, actor, changed).await?;
        if let Some((joined, left)) = &changed.team {
            if let Some(left) = left {
                people::leave(tx, actor, *left, changed.id).await?;
            }
            if let Some(joined) = team(joined) {
                people::join(tx, actor, joined, changed.id).await?;
            }
        }
    }
    for (of, manager) in &plan.managers {
        if let (Some(team), Some(manager)) = (team(of), person(manager)) {
            people::set_manager(tx, actor, team, Some(manager)).await?;
        }
    }
    for (of, lead, leads) in &plan.leads {
        if let (Some(team), Some(lead)) = (team(of), person(lead)) {
            people::set_lead(tx, actor, team, lead, *leads).await?;
        }
    }
    for (person, _) in &plan.left {
        people::deactivate(tx, actor, *person).await?;
        cairn_nudge::settle_person(tx, *person).await?;
    }
    Ok(())
}

async fn add(
    tx: &mut Tx,
    actor: &Actor,
    added: &Added,
    team: Option<TeamId>,
    settings: &Settings,
) -> Result<PersonId> {
    let input = AddPerson {
        name: added.name.clone(),
        email: added.email.clone().unwrap_or_default(),
        title: added.title.clone(),
        locale: added.locale.unwrap_or(settings.locale),
        zone: settings.zone_name.clone(),
        team,
        curator: false,
        administrator: false,
        import_key: added.key.clone(),
    };
    people::add_person(tx, actor, &input).await
}

async fn change(tx: &mut Tx, actor: &Actor, changed: &Changed) -> Result<()> {
    let id = changed.id;
    let before = structure::find_person(tx, id).await?;
    if changed.back {
        people::reactivate(tx, actor, id).await?;
    }
    if changed.name.is_some() || changed.title.is_some() {
        let name = changed.name.as_deref().unwrap_or(&before.name);
        let title = changed.title.as_deref().unwrap_or(&before.title);
        people::set_profile(tx, actor, id, name, title, &before.about).await?;
    }
    if let Some(email) = &changed.email {
        people::set_email(tx, actor, id, email).await?;
    }
    if let Some(locale) = changed.locale {
        people::set_language(tx, actor, id, locale).await?;
    }
    if let Some(key) = &changed.key {
        people::set_import_key(tx, actor, id, key).await?;
    }
    // The command line has nobody to name.
    if actor.person_id().is_some() {
        super::told::tell(tx, actor, &before).await?;
    }
    Ok(())
}
