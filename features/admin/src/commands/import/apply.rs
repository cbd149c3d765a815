//! Does what a plan says, in portions: each person's row takes a millisecond or so, and on `SQLite`
//! whoever else wants to write waits for as long as one transaction takes. A break between two
//! portions leaves a house that is as the file says in part; the same file again does the rest.

use std::sync::Arc;

use cairn_ground::{Actor, Permission, PersonId, Refusal, Result, TeamId};
use cairn_people::{
    TeamKind,
    commands::{self as people, AddPerson},
    store as structure,
};
use cairn_store::{Settings, Store, Tx};
use futures_util::future::BoxFuture;

use super::Ready;
use crate::{
    commands::{teams, told},
    rules::plan::{Changed, PersonRef, Plan, TeamRef},
};

/// So much is done in one transaction.
const PORTION: usize = 200;
/// Whoever reads a file in has this lease, so that two never add the same people side by side. It
/// passes on when no portion has come for so many seconds.
const LEASE: &str = "admin-import";
const SECONDS: i64 = 60;

/// Takes the lease, or keeps it.
///
/// # Errors
/// Refuses with `conflict` while somebody else has it.
pub async fn hold(tx: &mut Tx, holder: &str) -> Result<()> {
    if cairn_store::lease(tx, LEASE, holder, SECONDS).await? {
        return Ok(());
    }
    Err(Refusal::new("conflict").saying("admin-refused-import-runs").into())
}

/// What is to be done and what of it has a row by now. Cheap to clone.
#[derive(Clone)]
struct Work {
    actor: Arc<Actor>,
    plan: Arc<Plan>,
    settings: Arc<Settings>,
    holder: Arc<str>,
    opened: Arc<Vec<TeamId>>,
    arrived: Arc<Vec<PersonId>>,
}

/// Does the thing at one place of a list of the plan.
type Step<T> = for<'t> fn(&'t mut Tx, &'t Work, usize) -> BoxFuture<'t, Result<T>>;

/// Does what a plan says.
///
/// # Errors
/// What a command refuses because the house has changed meanwhile; what was done before stays.
pub async fn apply(store: &Store, actor: &Actor, ready: Ready) -> Result<()> {
    let holder: Arc<str> = ready.holder.as_str().into();
    let done = all(store, actor, ready).await;
    let let_go = store.write(move |tx| {
        let holder = Arc::clone(&holder);
        Box::pin(async move { cairn_store::lease(tx, LEASE, &holder, -1).await })
    });
    let_go.await?;
    done
}

async fn all(store: &Store, actor: &Actor, ready: Ready) -> Result<()> {
    Permission::Administer.check(actor)?;
    let settings = Settings::load(&mut store.read().await?).await?;
    let mut work = Work {
        actor: Arc::new(actor.clone()),
        plan: Arc::new(ready.plan),
        settings: Arc::new(settings),
        holder: ready.holder.into(),
        opened: Arc::default(),
        arrived: Arc::default(),
    };
    let plan = Arc::clone(&work.plan);
    work.opened = Arc::new(each(store, &work, plan.teams.len(), open).await?);
    each(store, &work, plan.kinds.len(), set_kind).await?;
    each(store, &work, plan.parents.len(), set_parent).await?;
    work.arrived = Arc::new(each(store, &work, plan.added.len(), add).await?);
    each(store, &work, plan.changed.len(), change).await?;
    each(store, &work, plan.managers.len(), set_manager).await?;
    each(store, &work, plan.leads.len(), set_lead).await?;
    each(store, &work, plan.left.len(), leave).await?;
    Ok(())
}

async fn each<T: Send + 'static>(
    store: &Store,
    work: &Work,
    count: usize,
    step: Step<T>,
) -> Result<Vec<T>> {
    let mut done = Vec::new();
    for from in (0..count).step_by(PORTION) {
        let (work, to) = (work.clone(), count.min(from + PORTION));
        let portion = store.write(move |tx| {
            let work = work.clone();
            Box::pin(async move {
                hold(tx, &work.holder).await?;
                let mut done = Vec::new();
                for place in from..to {
                    done.push(step(tx, &work, place).await?);
                }
                Ok(done)
            })
        });
        done.extend(portion.await?);
    }
    Ok(done)
}

impl Work {
    fn team(&self, of: &TeamRef) -> Option<TeamId> {
        match of {
            TeamRef::Known(id) => Some(*id),
            TeamRef::New(place) => self.opened.get(*place).copied(),
        }
    }

    fn person(&self, of: PersonRef) -> Option<PersonId> {
        match of {
            PersonRef::Known(id) => Some(id),
            PersonRef::New(place) => self.arrived.get(place).copied(),
        }
    }
}

fn open<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<TeamId>> {
    let name = &work.plan.teams[place];
    Box::pin(people::add_team(tx, &work.actor, name, TeamKind::Team))
}

fn set_kind<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<()>> {
    Box::pin(async move {
        let (of, kind) = &work.plan.kinds[place];
        let Some(team) = work.team(of) else { return Ok(()) };
        people::set_team_kind(tx, &work.actor, team, *kind).await
    })
}

fn set_parent<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<()>> {
    Box::pin(async move {
        let (of, unit) = &work.plan.parents[place];
        let (Some(team), Some(unit)) = (work.team(of), work.team(unit)) else { return Ok(()) };
        people::set_parent(tx, &work.actor, team, Some(unit)).await
    })
}

fn add<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<PersonId>> {
    Box::pin(async move {
        let added = &work.plan.added[place];
        let input = AddPerson {
            name: added.name.clone(),
            email: added.email.clone().unwrap_or_default(),
            title: added.title.clone(),
            locale: added.locale.unwrap_or(work.settings.locale),
            zone: work.settings.zone_name.clone(),
            team: added.team.as_ref().and_then(|team| work.team(team)),
            curator: false,
            administrator: false,
            import_key: added.key.clone(),
        };
        let person = people::add_person(tx, &work.actor, &input).await?;
        join_all(tx, work, &added.beside, person).await?;
        Ok(person)
    })
}

fn change<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<()>> {
    Box::pin(async move {
        let changed = &work.plan.changed[place];
        change_person(tx, &work.actor, changed).await?;
        if let Some((joined, left)) = &changed.team {
            if let Some(left) = left {
                people::leave(tx, &work.actor, *left, changed.id).await?;
            }
            join_all(tx, work, std::slice::from_ref(joined), changed.id).await?;
        }
        join_all(tx, work, &changed.beside, changed.id).await
    })
}

async fn join_all(tx: &mut Tx, work: &Work, teams: &[TeamRef], person: PersonId) -> Result<()> {
    for team in teams.iter().filter_map(|team| work.team(team)) {
        teams::join(tx, &work.actor, team, person).await?;
    }
    Ok(())
}

async fn change_person(tx: &mut Tx, actor: &Actor, changed: &Changed) -> Result<()> {
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
        told::tell(tx, actor, &before).await?;
    }
    Ok(())
}

fn set_manager<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<()>> {
    Box::pin(async move {
        let (of, manager) = &work.plan.managers[place];
        let found = (work.team(of), work.person(*manager));
        let (Some(team), Some(manager)) = found else { return Ok(()) };
        teams::set_manager(tx, &work.actor, team, Some(manager)).await
    })
}

fn set_lead<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<()>> {
    Box::pin(async move {
        let (of, lead, leads) = &work.plan.leads[place];
        let (Some(team), Some(lead)) = (work.team(of), work.person(*lead)) else { return Ok(()) };
        teams::set_lead(tx, &work.actor, team, lead, *leads).await
    })
}

fn leave<'t>(tx: &'t mut Tx, work: &'t Work, place: usize) -> BoxFuture<'t, Result<()>> {
    Box::pin(async move {
        let (person, _) = &work.plan.left[place];
        people::deactivate(tx, &work.actor, *person).await
    })
}
