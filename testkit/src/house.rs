//! A house in process, with people in it.

use std::{future::Future, sync::Arc};

use axum::Router;
use cairn_feature::{Assembled, Feature, Parts, assemble, run_once};
use cairn_ground::{Actor, Instant, Locale, PersonId, TeamId, TestClock};
use cairn_people::{TeamKind, commands, commands::AddPerson, login};
use cairn_store::{Store, settings};

use crate::{Client, databases};

/// A running house without a socket.
pub struct App {
    pub house: Assembled,
    pub router: Router,
    pub store: Store,
    pub clock: Arc<TestClock>,
    pub name: &'static str,
    folder: Arc<tempfile::TempDir>,
}

/// Runs `test` with a fresh house of `features` on each database. The organisation is set up and
/// empty.
pub async fn apps<F, Fut>(features: fn() -> Vec<Feature>, test: F)
where
    F: Fn(Arc<App>) -> Fut,
    Fut: Future<Output = ()>,
{
    let test = &test;
    databases::each(|base| async move {
        let house = assemble(Parts {
            store: base.store.clone(),
            blobs: base.folder.path().join("files"),
            journal: base.folder.path().join("erased.jsonl"),
            features: features(),
            public_url: "http://cairn.test".into(),
            measure: true,
            test_clock: Some(base.clock.clone()),
        })
        .await
        .expect("the house stands");
        let app = App {
            router: house.router.clone(),
            house,
            store: base.store,
            clock: base.clock,
            name: base.name,
            folder: base.folder,
        };
        app.set_up().await;
        test(Arc::new(app)).await;
    })
    .await;
}

impl App {
    async fn set_up(&self) {
        self.store
            .write(|tx| {
                Box::pin(async move {
                    for (name, value) in [
                        ("organisation", "Fjällvärme AB"),
                        ("short-name", "Fjällvärme"),
                        ("locale", "en"),
                        ("zone", "Europe/Stockholm"),
                        ("record-base", "https://cairn.test"),
                        ("public-url", "http://cairn.test"),
                        ("ready", "yes"),
                    ] {
                        settings::set(tx, name, value).await?;
                    }
                    Ok(())
                })
            })
            .await
            .expect("set up");
    }

    /// Where files of the test lie.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Adds a team.
    pub async fn team(&self, name: &str) -> TeamId {
        let name = name.to_owned();
        self.store
            .write(move |tx| {
                let name = name.clone();
                Box::pin(async move {
                    commands::add_team(tx, &Actor::System, &name, TeamKind::Team).await
                })
            })
            .await
            .expect("a team")
    }

    /// Adds an English-speaking member of `team`; the address is the first name at `cairn.test`.
    pub async fn person(&self, name: &str, team: TeamId) -> PersonId {
        self.add(name, Some(team), Locale::En, false).await
    }

    /// Adds an administrator who is in no team.
    pub async fn administrator(&self, name: &str) -> PersonId {
        self.add(name, None, Locale::En, true).await
    }

    /// Adds a person as wanted.
    pub async fn add(
        &self,
        name: &str,
        team: Option<TeamId>,
        locale: Locale,
        administrator: bool,
    ) -> PersonId {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let input = AddPerson {
            name: name.to_owned(),
            email: format!("{first}@cairn.test"),
            title: String::new(),
            locale,
            zone: "Europe/Stockholm".into(),
            team,
            curator: administrator,
            administrator,
            import_key: None,
        };
        self.store
            .write(move |tx| {
                let input = input.clone();
                Box::pin(async move { commands::add_person(tx, &Actor::System, &input).await })
            })
            .await
            .expect("a person")
    }

    /// Makes `person` manager of `team`.
    pub async fn manages(&self, person: PersonId, team: TeamId) {
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    commands::set_manager(tx, &Actor::System, team, Some(person)).await
                })
            })
            .await
            .expect("a manager");
    }

    /// Makes `person` learning lead of `team`.
    pub async fn leads(&self, person: PersonId, team: TeamId) {
        self.store
            .write(move |tx| {
                Box::pin(
                    async move { commands::set_lead(tx, &Actor::System, team, person, true).await },
                )
            })
            .await
            .expect("a lead");
    }

    /// The actor of a person, to call commands directly.
    pub async fn actor(&self, person: PersonId) -> Actor {
        let now = cairn_ground::Clock::now(self.clock.as_ref());
        let mut db = self.store.read().await.expect("a connection");
        login::actor_of(&mut db, person, now).await.expect("an actor")
    }

    /// A browser signed in as `person`.
    pub async fn sign_in(&self, person: PersonId) -> Client {
        let token = self
            .store
            .write(move |tx| Box::pin(login::sign_in(tx, person, false, None)))
            .await
            .expect("signed in");
        Client::new(self.router.clone(), Some(token))
    }

    /// A browser of nobody.
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone(), None)
    }

    /// Lets projections and sweeps catch up.
    pub async fn settle(&self) {
        run_once(&self.house).await.expect("settles");
    }

    /// Moves time on by whole days and lets everything catch up.
    pub async fn days(&self, days: i64) {
        self.clock.advance(days * Instant::DAY);
        self.settle().await;
    }
}
