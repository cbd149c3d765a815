//! Who calls: one of each kind, by how they stand to what Olle owns and to his team, Nord.

use std::sync::Arc;

use cairn_ground::{Actor, Audience, Locale, PersonId, TeamId};
use cairn_people::commands;
use cairn_testkit::{Answer, App, Client};
use cairn_web::route::Verb;

/// The kinds of callers, the least likely to get through first: what a refused one could not
/// change, the next one meets unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    Visitor,
    /// Was in the team and was deactivated; sends the old cookie.
    Left,
    /// Of another team.
    Stranger,
    Curator,
    Administrator,
    Manager,
    Lead,
    Colleague,
    /// Of another team, and takes part where an object lets single people in.
    Participant,
    Owner,
}

impl Caller {
    pub const ALL: [Self; 10] = [
        Self::Visitor,
        Self::Left,
        Self::Stranger,
        Self::Curator,
        Self::Administrator,
        Self::Manager,
        Self::Lead,
        Self::Colleague,
        Self::Participant,
        Self::Owner,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Visitor => "",
            Self::Left => "Vera Lind",
            Self::Stranger => "Stina Gran",
            Self::Curator => "Cilla Hed",
            Self::Administrator => "Ada Holm",
            Self::Manager => "Mona Falk",
            Self::Lead => "Lars Ek",
            Self::Colleague => "Karin Berg",
            Self::Participant => "Pia Dahl",
            Self::Owner => "Olle Alm",
        }
    }

    pub fn is_signed_in(self) -> bool {
        !matches!(self, Self::Visitor | Self::Left)
    }

    /// Whether the team is this caller's, as a member or as its manager.
    pub fn is_of_the_team(self) -> bool {
        matches!(self, Self::Manager | Self::Lead | Self::Colleague | Self::Owner)
    }

    pub fn curates(self) -> bool {
        matches!(self, Self::Curator | Self::Administrator)
    }

    /// The ladder of visibility.
    pub fn is_within(self, audience: Audience) -> bool {
        match audience {
            Audience::Organisation => self.is_signed_in(),
            Audience::Team => self.is_of_the_team(),
            Audience::Participants | Audience::Me => false,
        }
    }
}

/// A house with one of each in it.
pub struct World {
    pub app: Arc<App>,
    /// The owner's team, of five.
    pub nord: TeamId,
    /// A team of one, the participant: too small for others to see its figures.
    pub liten: TeamId,
    /// Never came in, is in Nord.
    pub newcomer: PersonId,
    people: Vec<(Caller, PersonId)>,
    browsers: Vec<(Caller, Client)>,
    sent: u32,
}

impl World {
    pub async fn new(app: Arc<App>) -> Self {
        let (nord, syd) = (app.team("Nord").await, app.team("Syd").await);
        let liten = app.team("Liten").await;
        let mut people = Vec::new();
        for caller in Caller::ALL.into_iter().filter(|caller| *caller != Caller::Visitor) {
            let team = match caller {
                Caller::Owner | Caller::Colleague | Caller::Lead | Caller::Left => Some(nord),
                Caller::Stranger | Caller::Participant | Caller::Curator => Some(syd),
                _ => None,
            };
            let administers = caller == Caller::Administrator;
            people.push((caller, app.add(caller.name(), team, Locale::En, administers).await));
        }
        let newcomer = app.person("Nils Strand", nord).await;
        app.person("Sven Moberg", nord).await;
        let browsers = vec![(Caller::Visitor, app.visitor())];
        let mut world = Self { app, nord, liten, newcomer, people, browsers, sent: 0 };
        for caller in Caller::ALL.into_iter().skip(1) {
            world.sign_in(caller).await;
        }
        world.give_roles().await;
        world
    }

    async fn give_roles(&self) {
        self.app.manages(self.id(Caller::Manager), self.nord).await;
        self.app.leads(self.id(Caller::Lead), self.nord).await;
        let (curator, administrator) = (self.id(Caller::Curator), self.id(Caller::Administrator));
        let (left, liten) = (self.id(Caller::Left), self.liten);
        let participant = self.id(Caller::Participant);
        let given = self.app.store.write(move |tx| {
            Box::pin(async move {
                let house = &Actor::System;
                commands::set_roles(tx, house, curator, true, false).await?;
                commands::set_roles(tx, house, administrator, false, true).await?;
                commands::join(tx, house, liten, participant).await?;
                commands::deactivate(tx, house, left).await
            })
        });
        given.await.expect("roles");
    }

    pub fn id(&self, caller: Caller) -> PersonId {
        self.people.iter().find(|(it, _)| *it == caller).expect("a person").1
    }

    async fn sign_in(&mut self, caller: Caller) {
        let browser = self.app.sign_in(self.id(caller)).await;
        self.browsers.retain(|(it, _)| *it != caller);
        self.browsers.push((caller, browser));
    }

    /// A number that comes once.
    pub fn next(&mut self) -> u32 {
        self.sent += 1;
        self.sent
    }

    /// Their browser, each time behind another network address: limits have tests of their own.
    pub fn browser(&mut self, caller: Caller) -> Client {
        let [_, a, b, c] = self.next().to_be_bytes();
        let mut browser =
            self.browsers.iter().find(|(it, _)| *it == caller).expect("one").1.clone();
        browser.address = Some(format!("10.{a}.{b}.{c}"));
        browser
    }

    /// Sends a request; whoever it signed out or in as somebody else signs in anew.
    pub async fn send(&mut self, caller: Caller, verb: Verb, path: &str, form: &str) -> Answer {
        let browser = self.browser(caller);
        let answer = match verb {
            Verb::Get => browser.get(path).await,
            Verb::Post => browser.post(path, &fields(form)).await,
        };
        let cookies = answer.headers.get_all("set-cookie").iter();
        let mut cookies = cookies.filter_map(|value| value.to_str().ok());
        if cookies.any(|cookie| cookie.starts_with("cairn=")) && caller.is_signed_in() {
            self.sign_in(caller).await;
        }
        answer
    }
}

/// `a=b&c=d`, nothing encoded.
pub fn fields(form: &str) -> Vec<(&str, &str)> {
    form.split('&').filter_map(|pair| pair.split_once('=')).collect()
}
