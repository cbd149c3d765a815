//! A code or link that somebody made goes on working only while they may still make it.

use std::{future::Future, pin::Pin};

use cairn_ground::{Actor, Instant, PersonId, Result};
use cairn_nudge::Transport;
use cairn_people::commands;
use cairn_store::Tx;
use cairn_testkit::apps;

use crate::{
    PASSWORD, holding, house,
    invitations::{World, codes, world},
    mail::{link, mails},
};

type Done<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

impl World {
    /// What the house does meanwhile.
    async fn meanwhile(
        &self,
        change: impl for<'a> Fn(&'a mut Tx) -> Done<'a> + Send + Sync + 'static,
    ) {
        self.app.store.write(change).await.expect("done");
    }

    /// Whether `way` still lets in: 422 with the words of an old one is no.
    async fn opens(&self, way: &str) -> bool {
        let page = self.app.visitor().get(way).await;
        let sent = self.app.visitor().post(way, &[("password", PASSWORD)]).await;
        assert_eq!(page.status == 200, sent.status == 303, "{}", sent.words());
        assert!(page.status == 200 || sent.shows("does not open any more"), "{}", sent.words());
        sent.status == 303
    }

    async fn paper(&self) -> String {
        format!("/in/{}", self.code(&self.boss, self.noor).await)
    }

    /// The newest link of `noor`, mailed by the team's manager.
    async fn mailed(&self) -> String {
        self.app.house.send_by(Transport::Outbox);
        let form = [("person", &*self.noor.to_string()), ("how", "mail")];
        self.app.clock.advance(Instant::SECOND);
        let before = mails(&self.app, 0).await.len();
        assert_eq!(self.boss.post(&self.path(), &form).await.status, 200);
        link(&mails(&self.app, before + 1).await[0])
    }

    /// The link or the way to a new password that `noor` asks for.
    async fn asked(&self, what: &str) -> String {
        self.app.house.send_by(Transport::Outbox);
        self.app.clock.advance(Instant::SECOND);
        let before = mails(&self.app, 0).await.len();
        self.app.visitor().post("/reset", &[("email", "noor@cairn.test"), ("what", what)]).await;
        link(&mails(&self.app, before + 1).await[0])
    }
}

const HOUSE: &Actor = &Actor::System;

#[tokio::test]
async fn an_old_code_lets_nobody_in_as_an_administrator_or_curator() {
    apps(house, |app| async move {
        let w = world(app).await;
        for (curator, administrator) in [(true, false), (false, true)] {
            let ways = [w.paper().await, w.mailed().await];
            let noor = w.noor;
            w.meanwhile(move |tx| {
                Box::pin(commands::set_roles(tx, HOUSE, noor, curator, administrator))
            })
            .await;
            // Nor once the roles are gone again.
            w.meanwhile(move |tx| Box::pin(commands::set_roles(tx, HOUSE, noor, false, false)))
                .await;
            assert!(!w.opens(&ways[0]).await && !w.opens(&ways[1]).await);
        }
        let new = w.paper().await;
        assert!(w.opens(&new).await);
    })
    .await;
}

#[tokio::test]
async fn who_has_come_in_by_another_way_is_not_come_in_as_by_an_old_code() {
    apps(house, |app| async move {
        let w = world(app).await;
        let paper = w.paper().await;
        let own = w.asked("link").await;
        assert!(w.opens(&own).await);
        assert!(!w.opens(&paper).await);
        // Made by an administrator, too, who could not know.
        let code = w.code(&w.administrator, w.jonas).await;
        w.app.sign_in(w.jonas).await;
        assert!(!w.opens(&format!("/in/{code}")).await);
        // What was made for who was in already works, and they were told.
        let code = w.code(&w.administrator, w.jonas).await;
        w.app.sign_in(w.jonas).await;
        assert!(w.opens(&format!("/in/{code}")).await);
    })
    .await;
}

#[tokio::test]
async fn a_code_ends_when_its_maker_may_no_longer_make_it() {
    apps(house, |app| async move {
        let w = world(app).await;
        let (team, noor, boss, karin) = (w.team, w.noor, w.boss_id, w.karin);
        let other = w.app.team("Kusten").await;
        // Moved to another team before arriving.
        let paper = w.paper().await;
        w.meanwhile(move |tx| {
            Box::pin(async move {
                commands::leave(tx, HOUSE, team, noor).await?;
                commands::join(tx, HOUSE, other, noor).await
            })
        })
        .await;
        assert!(!w.opens(&paper).await);
        w.meanwhile(move |tx| Box::pin(commands::join(tx, HOUSE, team, noor))).await;
        // Somebody else is manager.
        let paper = w.paper().await;
        w.meanwhile(move |tx| Box::pin(commands::set_manager(tx, HOUSE, team, None))).await;
        assert!(!w.opens(&paper).await);
        w.meanwhile(move |tx| Box::pin(commands::set_manager(tx, HOUSE, team, Some(boss)))).await;
        // Who made it has left.
        let paper = w.paper().await;
        w.meanwhile(move |tx| Box::pin(commands::deactivate(tx, HOUSE, boss))).await;
        assert!(!w.opens(&paper).await);
        // An administrator who is none any longer.
        let code = format!("/in/{}", w.code(&w.administrator, noor).await);
        w.app.administrator("Ada Root").await;
        w.meanwhile(move |tx| Box::pin(commands::set_roles(tx, HOUSE, karin, true, false))).await;
        assert!(!w.opens(&code).await);
    })
    .await;
}

#[tokio::test]
async fn an_administrators_code_lets_in_wherever_the_person_is_now() {
    apps(house, |app| async move {
        let w = world(app).await;
        let page = w.print(&w.administrator, &[w.noor, w.jonas]).await;
        let (team, noor) = (w.team, w.noor);
        w.meanwhile(move |tx| Box::pin(commands::leave(tx, HOUSE, team, noor))).await;
        for code in codes(&page) {
            assert!(w.opens(&format!("/in/{code}")).await);
        }
    })
    .await;
}

#[tokio::test]
async fn a_mailed_link_works_only_while_the_address_is_the_one_it_was_sent_to() {
    apps(house, |app| async move {
        let w = world(app).await;
        let noor = w.noor;
        let change = async |email: &'static str| {
            w.meanwhile(move |tx| Box::pin(commands::set_email(tx, HOUSE, noor, email))).await;
        };
        let ways = [w.mailed().await, w.asked("password").await];
        for email in ["noor@ny.test", ""] {
            change(email).await;
            assert!(!w.opens(&ways[0]).await && !w.opens(&ways[1]).await, "{email:?}");
        }
        change("noor@cairn.test").await;
        let own = w.asked("link").await;
        change("noor@ny.test").await;
        assert!(!w.opens(&own).await);
        change("Noor@Cairn.test").await;
        let own = w.asked("link").await;
        assert!(w.opens(&own).await, "the same address");
    })
    .await;
}

#[tokio::test]
async fn a_code_that_has_ended_is_not_said_to_work() {
    apps(house, |app| async move {
        let w = world(app).await;
        let ticked = format!("value=\"{}\" checked", w.noor);
        let shows = async || w.administrator.get(&w.path()).await.text().contains(&ticked);
        w.code(&w.boss, w.noor).await;
        assert!(!shows().await);
        let team = w.team;
        w.meanwhile(move |tx| Box::pin(commands::set_manager(tx, HOUSE, team, None))).await;
        assert!(shows().await, "who has no way in is ticked");
    })
    .await;
}

#[tokio::test]
async fn twelve_people_each_come_in_by_their_own_strip_and_a_second_tap_too() {
    apps(house, |app| async move {
        let w = world(app).await;
        let mut people: Vec<PersonId> = vec![w.noor, w.jonas];
        for name in ["Ali", "Bea", "Cia", "Dag", "Eli", "Fia", "Gun", "Hed", "Ivo", "Jan"] {
            people.push(w.app.person(&format!("{name} Ek"), w.team).await);
        }
        let strips = codes(&w.print(&w.boss, &people).await);
        assert_eq!(strips.len(), 12);
        for code in strips {
            let form = [("command_id", &*code.to_lowercase())];
            let path = format!("/in/{code}");
            for _ in 0..2 {
                let answer = w.app.visitor().post(&path, &form).await;
                assert_eq!(answer.status, 303, "{}", answer.words());
                assert_eq!(holding(&w.app, &answer).get("/me/settings").await.status, 200);
            }
            w.app.clock.advance(Instant::MINUTE);
        }
    })
    .await;
}
