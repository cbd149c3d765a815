use std::sync::Arc;

use cairn_ground::{Instant, PersonId, TeamId};
use cairn_store::q;
use cairn_testkit::{Answer, App, Client, apps};

use crate::{
    PASSWORD, cookie, holding, house,
    twice::{command_id, id_of},
    with_password,
};

pub struct World {
    pub app: Arc<App>,
    pub team: TeamId,
    pub noor: PersonId,
    pub jonas: PersonId,
    pub boss_id: PersonId,
    pub boss: Client,
    pub karin: PersonId,
    pub administrator: Client,
}

/// A team of two who have not come in yet, its manager and an administrator.
pub async fn world(app: Arc<App>) -> World {
    let team = app.team("Service Nord").await;
    let noor = app.person("Noor Karim", team).await;
    let jonas = app.person("Jonas Ek", team).await;
    let boss_id = app.person("Eva Lind", team).await;
    app.manages(boss_id, team).await;
    let boss = app.sign_in(boss_id).await;
    let karin = app.administrator("Karin Boss").await;
    let administrator = app.sign_in(karin).await;
    World { app, team, noor, jonas, boss_id, boss, karin, administrator }
}

impl World {
    pub fn path(&self) -> String {
        format!("/teams/{}/invitations", self.team)
    }

    pub async fn print(&self, by: &Client, people: &[PersonId]) -> Answer {
        let ids: Vec<String> = people.iter().map(ToString::to_string).collect();
        let form: Vec<(&str, &str)> = ids.iter().map(|id| ("person", id.as_str())).collect();
        by.post(&self.path(), &form).await
    }

    pub async fn code(&self, by: &Client, person: PersonId) -> String {
        codes(&self.print(by, &[person]).await).remove(0)
    }
}

/// The codes on a printed page.
pub fn codes(page: &Answer) -> Vec<String> {
    let text = page.text();
    let found = text.split("class=\"code\">").skip(1);
    found.filter_map(|part| part.split('<').next()).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_printed_strip_has_name_code_and_square_and_each_code_is_its_own() {
    apps(house, |app| async move {
        let w = world(app).await;
        let choice = w.boss.get(&w.path()).await;
        assert!(choice.shows("Noor Karim") && choice.shows("Jonas Ek"), "{}", choice.words());
        assert_eq!(choice.text().matches(" checked").count(), 2);
        let page = w.print(&w.boss, &[w.noor, w.jonas]).await;
        assert!(page.shows("Noor Karim") && page.shows("15 March 2026"), "{}", page.words());
        assert!(page.shows("open http://cairn.test/code and type"));
        let codes = codes(&page);
        assert_eq!((codes.len(), page.text().matches("crispEdges").count()), (2, 2));
        assert_ne!(codes[0], codes[1]);
        assert_eq!(codes[0].len(), 14);
        let mut db = w.app.store.read().await.unwrap();
        let verbs: Vec<String> = q("SELECT verb FROM record_statement WHERE verb = 'invited'")
            .all(&mut db)
            .await
            .unwrap();
        assert_eq!(verbs.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn opening_a_code_changes_nothing_and_its_button_lets_in_once() {
    apps(house, |app| async move {
        let w = world(app).await;
        let code = w.code(&w.boss, w.noor).await;
        let phone = w.app.visitor();
        for _ in 0..2 {
            let page = phone.get(&format!("/in/{code}?to=/steps/new%3Fa%3Db%26c")).await;
            assert!(page.shows("Are you Noor Karim?") && cookie(&page).is_none());
        }
        let form = [("to", "/steps/new?a=b&c")];
        let answer = phone.post(&format!("/in/{code}"), &form).await;
        assert_eq!(answer.location(), "/me/settings/welcome?to=%2Fsteps%2Fnew%3Fa%3Db%26c");
        let noor = holding(&w.app, &answer);
        assert!(noor.get(&answer.location()).await.shows("Welcome, Noor Karim"));
        let second = w.app.visitor().post(&format!("/in/{code}"), &[]).await;
        assert_eq!(second.status, 422);
        assert!(second.shows("has been used or is too old") && cookie(&second).is_none());
    })
    .await;
}

#[tokio::test]
async fn a_code_may_be_typed_as_one_reads_it() {
    apps(house, |app| async move {
        let w = world(app).await;
        let code = w.code(&w.boss, w.noor).await;
        let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
        let page = w.app.visitor().done("/code", &[("code", &typed)]).await;
        assert!(page.shows("Are you Noor Karim?"), "{}", page.words());
        for wrong in ["", "AAAA-AAAA-AAAA", "åäö", "../login"] {
            let answer = w.app.visitor().post("/code", &[("code", wrong)]).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(answer.shows("ask for a new one"), "{}", answer.words());
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_phones_with_one_code_one_comes_in() {
    apps(house, |app| async move {
        let w = world(app).await;
        let path = format!("/in/{}", w.code(&w.boss, w.noor).await);
        let (one, two) = (w.app.visitor(), w.app.visitor());
        let (a, b) = futures_util::future::join(one.post(&path, &[]), two.post(&path, &[])).await;
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{}", w.app.name);
    })
    .await;
}

#[tokio::test]
async fn a_code_works_for_fourteen_days_and_ends_with_the_next() {
    apps(house, |app| async move {
        let w = world(app).await;
        let first = w.code(&w.boss, w.noor).await;
        let second = w.code(&w.boss, w.noor).await;
        let visitor = w.app.visitor();
        assert_eq!(visitor.get(&format!("/in/{first}")).await.status, 422);
        w.app.clock.advance(14 * Instant::DAY - Instant::MINUTE);
        assert_eq!(visitor.get(&format!("/in/{second}")).await.status, 200);
        w.app.clock.advance(2 * Instant::MINUTE);
        assert_eq!(visitor.get(&format!("/in/{second}")).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_form_of_invitations_sent_again_makes_nothing_new_and_what_was_printed_works() {
    apps(house, |app| async move {
        let w = world(app).await;
        let id = command_id(&w.boss, &w.path()).await;
        let (noor, jonas) = (w.noor.to_string(), w.jonas.to_string());
        let form = [("command_id", id.as_str()), ("person", &noor), ("person", &jonas)];
        let first = w.boss.post(&w.path(), &form).await;
        let made = codes(&first);
        for _ in 0..2 {
            let second = w.boss.post(&w.path(), &form).await;
            assert!(second.status == 200 && codes(&second).is_empty());
            assert!(second.shows("The codes were made when you sent this the first time"));
            assert!(second.shows("Has a code or a link that works until 15 March 2026"));
            assert!(second.shows("Make new codes") && !second.shows("links were sent"));
        }
        for code in &made {
            let page = w.app.visitor().get(&format!("/in/{code}")).await;
            assert_eq!(page.status, 200, "what was printed works");
        }
        // Who came in meanwhile is named no more; the other gets a new code on purpose.
        w.app.visitor().post(&format!("/in/{}", made[0]), &[]).await;
        let page = w.boss.post(&w.path(), &form).await;
        let left = if page.shows("Noor Karim") { &noor } else { &jonas };
        assert_eq!(page.text().matches(" checked").count(), 1, "{}", page.words());
        let id = id_of(&page);
        let new = [("command_id", id.as_str()), ("person", left)];
        assert_eq!(codes(&w.boss.post(&w.path(), &new).await).len(), 1);
        assert_eq!(w.app.visitor().get(&format!("/in/{}", made[1])).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn of_two_presses_at_once_one_makes_the_codes() {
    apps(house, |app| async move {
        let w = world(app).await;
        let id = command_id(&w.boss, &w.path()).await;
        let noor = w.noor.to_string();
        let (path, form) = (w.path(), [("command_id", id.as_str()), ("person", &noor)]);
        let (a, b) =
            futures_util::future::join(w.boss.post(&path, &form), w.boss.post(&path, &form)).await;
        let made = [codes(&a), codes(&b)].concat();
        assert_eq!((a.status.as_u16(), b.status.as_u16(), made.len()), (200, 200, 1));
        assert_eq!(w.app.visitor().get(&format!("/in/{}", made[0])).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_comes_from_a_person_to_a_new_code_for_that_person_alone() {
    apps(house, |app| async move {
        let w = world(app).await;
        w.app.sign_in(w.noor).await;
        let page = w.administrator.get(&format!("{}?person={}", w.path(), w.noor)).await;
        assert_eq!(page.text().matches(" checked").count(), 1);
        assert!(page.text().contains(&format!("value=\"{}\" checked", w.noor)));
    })
    .await;
}

#[tokio::test]
async fn a_used_code_tells_what_works_and_leads_whoever_is_in_to_today() {
    apps(house, |app| async move {
        let w = world(app).await;
        let path = format!("/in/{}", w.code(&w.boss, w.noor).await);
        w.app.visitor().post(&path, &[]).await;
        let words = "An administrator can print a new code for you. If you have never been in, \
            your manager can too.";
        let page = w.app.visitor().get(&path).await;
        assert!(page.shows(words) && !page.shows("Send me a link"), "{}", page.words());
        let page = w.boss.get(&path).await;
        assert!(page.shows("Go to Today") && !page.shows("Sign in by password"));
        let page = w.app.visitor().get("/login").await;
        assert!(page.shows("I forgot my password") && !page.shows("Send me a link"));
        w.app.house.send_by(cairn_nudge::Transport::Outbox);
        for path in [path.as_str(), "/login"] {
            assert!(w.app.visitor().get(path).await.shows("Send me a link"), "{path}");
        }
        let page = w.app.visitor().post("/reset", &[("email", "Noor Karim")]).await;
        assert!(page.status == 422 && page.shows("Ask an administrator for a code on paper"));
    })
    .await;
}

#[tokio::test]
async fn only_administrators_and_the_teams_manager_print() {
    apps(house, |app| async move {
        let w = world(app).await;
        let noor = w.app.sign_in(w.noor).await;
        let other = w.app.team("Kusten").await;
        let mia = w.app.person("Mia Berg", other).await;
        w.app.manages(mia, other).await;
        let mia = w.app.sign_in(mia).await;
        for client in [&noor, &mia] {
            assert_eq!(client.get(&w.path()).await.status, 403);
            assert_eq!(w.print(client, &[w.jonas]).await.status, 403);
        }
        assert_eq!(w.app.visitor().get(&w.path()).await.status, 303);
        assert_eq!(w.administrator.get(&w.path()).await.status, 200);
        let nowhere = format!("/teams/{}/invitations", w.noor);
        assert_eq!(w.administrator.get(&nowhere).await.status, 404);
        let ways_in: i64 = q("SELECT count(*) FROM people_way_in")
            .one(&mut w.app.store.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(ways_in, 0);
    })
    .await;
}

#[tokio::test]
async fn a_manager_cannot_come_in_as_somebody_who_has_been_in() {
    apps(house, |app| async move {
        let w = world(app).await;
        w.app.sign_in(w.noor).await;
        let choice = w.boss.get(&w.path()).await;
        assert!(!choice.shows("Noor Karim") && choice.shows("Jonas Ek"), "{}", choice.words());
        assert_eq!(w.print(&w.boss, &[w.jonas, w.noor]).await.status, 403);
        // Nor as an administrator who has not been in yet.
        let ada = w.app.add("Ada Root", Some(w.team), cairn_ground::Locale::En, true).await;
        assert!(!w.boss.get(&w.path()).await.shows("Ada Root"));
        assert_eq!(w.print(&w.boss, &[ada]).await.status, 403);
        // A stranger to the team is nobody one could choose.
        let mia = w.app.person("Mia Berg", w.app.team("Kusten").await).await;
        assert_eq!(w.print(&w.boss, &[mia]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn an_administrators_new_code_for_somebody_is_told_to_them() {
    apps(house, |app| async move {
        let w = world(app).await;
        w.app.sign_in(w.noor).await;
        let choice = w.administrator.get(&w.path()).await.text();
        assert!(choice.contains("Noor Karim"));
        assert_eq!(choice.matches(" checked").count(), 1, "only who has not been in is chosen");
        assert_eq!(codes(&w.print(&w.administrator, &[w.noor, w.jonas]).await).len(), 2);
        let told: Vec<(String, PersonId)> = q("SELECT reason, person_id FROM nudge_message")
            .all(&mut w.app.store.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(told, [("entry-told-code".to_owned(), w.noor)]);
        // On Today too, for those who have no address or want no messages.
        let waits: Vec<(String, PersonId)> = q("SELECT reason, person_id FROM nudge_waiting")
            .all(&mut w.app.store.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(waits, told);
    })
    .await;
}

#[tokio::test]
async fn choosing_nobody_is_said_and_the_choice_is_kept() {
    apps(house, |app| async move {
        let w = world(app).await;
        let form = [("command_id", "a"), ("setup", "on")];
        let answer = w.boss.post(&w.path(), &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("Choose at least one person"));
        assert_eq!(answer.text().matches(" checked").count(), 0);
        assert!(answer.text().contains("name=\"setup\""));
    })
    .await;
}

#[tokio::test]
async fn who_came_in_by_anothers_code_cannot_take_away_that_it_was_made() {
    apps(house, |app| async move {
        let w = world(app).await;
        let own = w.app.sign_in(w.noor).await;
        w.app.days(1).await;
        let code = w.code(&w.administrator, w.noor).await;
        w.app.days(1).await;
        let came = w.app.visitor().post(&format!("/in/{code}"), &[]).await;
        let phone = holding(&w.app, &came);
        let told = async || -> i64 {
            q("SELECT COUNT(*) FROM nudge_waiting WHERE person_id = $1")
                .bind(w.noor)
                .one(&mut w.app.store.read().await.unwrap())
                .await
                .unwrap()
        };
        let form = [("email", "noor@cairn.test")];
        assert_eq!(phone.post("/me/settings/ways-in", &form).await.status, 303);
        assert_eq!(told().await, 1, "it waits for Noor");
        assert_eq!(own.post("/me/settings/ways-in", &form).await.status, 303);
        assert_eq!(told().await, 0, "who was here before has seen it");
    })
    .await;
}

#[tokio::test]
async fn codes_are_kept_nowhere_and_the_page_by_nobody() {
    apps(house, |app| async move {
        let w = world(app).await;
        let form = [("person", w.noor.to_string()), ("command_id", "a".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let page = w.boss.post(&w.path(), &form).await;
        assert_eq!(codes(&page).len(), 1);
        assert_eq!(page.headers["cache-control"], "private, no-store");
        let kept: Vec<String> = q("SELECT result FROM store_command")
            .all(&mut w.app.store.read().await.unwrap())
            .await
            .unwrap();
        assert!(kept.iter().all(|text| !text.contains(&codes(&page)[0])), "{kept:?}");
    })
    .await;
}

#[tokio::test]
async fn who_has_just_come_in_may_say_how_to_come_back() {
    apps(house, |app| async move {
        let w = world(app).await;
        let code = w.code(&w.boss, w.noor).await;
        let answer = w.app.visitor().post(&format!("/in/{code}"), &[("shared", "on")]).await;
        assert_eq!(cookie(&answer).unwrap().1, 600);
        let noor = holding(&w.app, &answer);
        let path = "/me/settings/welcome";
        let bad = [("email", "noor@"), ("password", PASSWORD), ("locale", "sv"), ("to", "/x")];
        let refused = noor.post(path, &bad).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains("value=\"noor@\"") && refused.text().contains("value=\"/x\"")
        );
        let good = [("email", "noor@ny.test"), bad[1], bad[2], bad[3]];
        let answer = noor.post(path, &good).await;
        assert_eq!(answer.location(), "/x", "{}", answer.words());
        assert!(holding(&w.app, &answer).get("/me/settings").await.shows("Mina inställningar"));
        let form = [("email", "noor@ny.test"), ("password", PASSWORD)];
        assert!(cookie(&w.app.visitor().post("/login", &form).await).is_some());
        // Once there is a password, the welcome page is no way around it.
        let noor = holding(&w.app, &answer);
        let again = [("password", "ett helt annat"), ("locale", "sv")];
        assert_eq!(noor.post(path, &again).await.status, 422);
        // Nor to another mailbox, to which a link could be sent.
        let taken = [("email", "evil@x.test"), ("locale", "sv")];
        let refused = noor.post(path, &taken).await;
        assert!(
            refused.status == 422 && refused.shows("Din adress ändrar du i dina inställningar")
        );
    })
    .await;
}

#[tokio::test]
async fn who_has_an_address_can_get_a_link_by_mail_and_the_others_a_strip() {
    apps(house, |app| async move {
        let w = world(app).await;
        let asked = w.boss.get(&w.path()).await;
        assert!(!asked.shows("Send links by mail"), "there is no mail server");
        w.app.house.send_by(cairn_nudge::Transport::Outbox);
        let paper = w.app.store.write({
            let jonas = w.jonas;
            move |tx| {
                Box::pin(async move {
                    let system = cairn_ground::Actor::System;
                    cairn_people::commands::set_email(tx, &system, jonas, "").await
                })
            }
        });
        paper.await.unwrap();
        assert!(w.boss.get(&w.path()).await.shows("Send links by mail"));
        let people = [w.noor.to_string(), w.jonas.to_string()];
        let form: Vec<_> = people.iter().map(|id| ("person", id.as_str())).collect();
        let form: Vec<_> = form.into_iter().chain([("how", "mail"), ("command_id", "a")]).collect();
        let page = w.boss.post(&w.path(), &form).await;
        assert_eq!(codes(&page).len(), 1, "{}", page.words());
        assert!(page.shows("Jonas Ek") && page.shows("on its way to one person"));
        let mail = crate::mail::mails(&w.app, 1).await.remove(0);
        assert_eq!(
            (&*mail.to_email, &*mail.subject),
            ("noor@cairn.test", "Welcome in to Fjällvärme")
        );
        let link = crate::mail::link(&mail);
        let again = w.boss.post(&w.path(), &form).await;
        assert!(again.shows("The links were sent the first time"), "{}", again.words());
        assert!(w.app.visitor().get(&link).await.shows("Are you Noor Karim?"));
        assert_eq!(crate::mail::mails(&w.app, 1).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn somebody_who_comes_back_is_asked_nothing() {
    apps(house, |app| async move {
        let w = world(app).await;
        w.app.sign_in(w.noor).await;
        with_password(&w.app, w.noor).await;
        let code = w.code(&w.administrator, w.noor).await;
        let answer = w.app.visitor().post(&format!("/in/{code}"), &[("to", "/steps")]).await;
        assert_eq!(answer.location(), "/steps");
    })
    .await;
}

#[tokio::test]
async fn only_who_has_no_code_yet_is_ticked_and_the_others_stand_with_their_day() {
    apps(house, |app| async move {
        let w = world(app).await;
        w.code(&w.boss, w.noor).await;
        let choice = w.boss.get(&w.path()).await;
        let html = choice.text();
        assert_eq!(html.matches(" checked").count(), 1, "{}", choice.words());
        assert!(html.contains(&format!("value=\"{}\" checked", w.jonas)));
        assert!(choice.shows("Has a code or a link that works until 15 March 2026"));
        w.app.clock.advance(15 * Instant::DAY);
        let boss = w.app.sign_in(w.boss_id).await;
        let late = boss.get(&w.path()).await;
        assert_eq!(late.text().matches(" checked").count(), 2, "an old code is none");
    })
    .await;
}

#[tokio::test]
async fn a_name_that_another_team_has_too_is_said_before_anybody_gets_a_code() {
    apps(house, |app| async move {
        let w = world(app).await;
        let other = w.app.team("Coast").await;
        w.app.person("Noora Karim", other).await;
        w.app
            .store
            .write(|tx| Box::pin(async { q(SAME).run(tx).await.map(drop) }))
            .await
            .expect("the same name");
        let choice = w.boss.get(&w.path()).await;
        let words = choice.words();
        assert!(choice.shows("Somebody of this name is in Coast too"), "{words}");
        assert_eq!(words.matches("Somebody of this name").count(), 1, "{words}");
        let ticked = |id: PersonId| choice.text().contains(&format!("value=\"{id}\" checked"));
        assert!(ticked(w.jonas) && !ticked(w.noor), "whoever may be here twice is left to choose");
    })
    .await;
}

const SAME: &str = "UPDATE people_person SET sort_name = (SELECT sort_name FROM people_person
    WHERE name = 'Noor Karim') WHERE name = 'Noora Karim'";
