//! *We do it* is the next step of whoever says it, with the words and the readers of the answer.

use std::sync::Arc;

use cairn_ground::TeamId;
use cairn_testkit::{App, Client, apps};

use crate::features;

const REASON: &str = "We buy two more keys";

#[tokio::test]
async fn an_obstacle_answered_with_we_do_it_is_a_step_that_its_asker_and_the_team_see() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let office = app.team("Office").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let jonas = app.person("Jonas Ek", team).await;
        let eva = app.person("Eva Berg", office).await;
        app.manages(eva, team).await;
        let (alva, jonas) = (app.sign_in(alva).await, app.sign_in(jonas).await);
        let eva = app.sign_in(eva).await;
        for (audience, team_sees) in [(format!("team:{team}"), 200), ("participants".into(), 404)] {
            let text = format!("Two keys are not enough for {audience}");
            let form = [
                ("kind", "obstacle"),
                ("text", &text),
                ("to", "Eva Berg"),
                ("audience", &audience),
            ];
            let asked = alva.post("/obstacles", &form).await;
            let at = asked.location().split('?').next().expect("an address").to_owned();
            let late = [("word", "we-do-it"), ("reason", REASON), ("due", "2019-01-01")];
            let late = eva.post(&format!("{at}/answer"), &late).await;
            assert_eq!(late.status, 422);
            assert!(late.shows("That day has passed") && late.shows(REASON), "{}", late.words());
            let yes = [("word", "we-do-it"), ("reason", REASON), ("due", "2026-03-20")];
            let page = eva.done(&format!("{at}/answer"), &yes).await;
            assert!(page.shows("It is now your next step") && page.shows(REASON));
            let page = page.text();
            let (_, rest) = page.split_once("/steps/").expect("the step stands below the answer");
            let step = format!("/steps/{}", &rest[..36]);
            assert!(eva.get("/steps").await.shows(REASON), "it is hers");
            assert!(eva.get(&step).await.shows("20 Mar"), "for the day she said");
            assert!(alva.get(&step).await.shows(REASON), "who asked sees it");
            assert_eq!(jonas.get(&step).await.status, team_sees, "as the team sees the question");
            assert!(alva.get(&at).await.text().contains(&step));
        }
    })
    .await;
}

const ASKED: &str = "Two keys are not enough";

/// A team with Eva as its manager, whose own manager is Karin; Lisbet and Omar work elsewhere.
struct House {
    app: Arc<App>,
    team: TeamId,
    alva: Client,
    jonas: Client,
    eva: Client,
    karin: Client,
    lisbet: Client,
    omar: Client,
}

impl House {
    async fn new(app: Arc<App>) -> Self {
        let (team, office) = (app.team("Service Nord").await, app.team("Office").await);
        let (hr, coast) = (app.team("People").await, app.team("Coast").await);
        let [alva, jonas, eva, karin, lisbet, omar] = [
            app.person("Alva Lindqvist", team).await,
            app.person("Jonas Ek", team).await,
            app.person("Eva Berg", office).await,
            app.person("Karin Holm", office).await,
            app.person("Lisbet Ekdahl", hr).await,
            app.person("Omar Ali", coast).await,
        ];
        app.manages(eva, team).await;
        app.manages(karin, office).await;
        Self {
            team,
            alva: app.sign_in(alva).await,
            jonas: app.sign_in(jonas).await,
            eva: app.sign_in(eva).await,
            karin: app.sign_in(karin).await,
            lisbet: app.sign_in(lisbet).await,
            omar: app.sign_in(omar).await,
            app,
        }
    }

    /// An obstacle of the team that Alva sends to somebody; gives its address.
    async fn asked(&self, to: &str) -> String {
        let audience = format!("team:{}", self.team);
        let form = [("kind", "obstacle"), ("text", ASKED), ("to", to), ("audience", &audience)];
        let asked = self.alva.post("/obstacles", &form).await;
        asked.location().split('?').next().expect("an address").to_owned()
    }

    /// *We do it* of somebody who is not in the team, a day later: it is still theirs.
    async fn promise_lasts(&self, at: &str, person: &Client, name: &str) {
        let yes = [("word", "we-do-it"), ("reason", REASON), ("due", "2026-04-20")];
        let page = person.done(&format!("{at}/answer"), &yes).await.text();
        let (_, rest) = page.split_once("/steps/").expect("the step stands below the answer");
        let step = format!("/steps/{}", &rest[..36]);
        self.app.days(1).await;
        self.still(&step, person, name).await;
    }

    async fn still(&self, step: &str, owner: &Client, name: &str) {
        let page = owner.get(step).await;
        assert!(page.shows("Your next step") && !page.shows("Ours"), "{}", page.words());
        let read = self.jonas.get(step).await;
        assert!(read.shows(&format!("{name}’s next step")), "{}", read.words());
        let list = self.jonas.get(&format!("/steps?team={}", self.team)).await;
        assert!(list.shows(name) && !list.shows("Looks for"), "{}", list.words());
        let waiting = self.jonas.get("/waiting").await;
        assert!(!waiting.shows(name), "{}", waiting.words());
    }
}

#[tokio::test]
async fn what_an_addressee_from_outside_promises_stays_theirs() {
    apps(features::all, |app| async move {
        let house = House::new(app).await;
        let at = house.asked("Lisbet Ekdahl").await;
        house.promise_lasts(&at, &house.lisbet, "Lisbet Ekdahl").await;
    })
    .await;
}

#[tokio::test]
async fn what_the_manager_promises_whom_an_obstacle_moved_up_to_stays_theirs() {
    apps(features::all, |app| async move {
        let house = House::new(app).await;
        let at = house.asked("Eva Berg").await;
        house.app.days(15).await;
        house.promise_lasts(&at, &house.karin, "Karin Holm").await;
    })
    .await;
}

#[tokio::test]
async fn what_somebody_of_another_team_promises_whom_it_was_passed_to_stays_theirs() {
    apps(features::all, |app| async move {
        let house = House::new(app).await;
        let at = house.asked("Eva Berg").await;
        let pass = [("to", "Omar Ali"), ("reason", "You have keys.")];
        house.eva.done(&format!("{at}/pass"), &pass).await;
        house.promise_lasts(&at, &house.omar, "Omar Ali").await;
    })
    .await;
}

#[tokio::test]
async fn a_step_that_an_outsider_takes_from_a_review_stays_theirs() {
    apps(features::all, |app| async move {
        let house = House::new(app).await;
        let team = house.team.to_string();
        let fields = [("about", "The week"), ("team", &team), ("with", "Omar Ali")];
        let review = house.alva.post("/reviews", &fields).await.location();
        let review = review.split('?').next().expect("an address").to_owned();
        let because_of = review.rsplit('/').next().expect("an id");
        let step = [
            ("text", "Lend them a key"),
            ("due", "2026-04-20"),
            ("scope", "ours"),
            ("because_of", because_of),
        ];
        let theirs = [&step[..], &[("team", &*team)]].concat();
        assert_eq!(house.omar.post("/steps", &theirs).await.status, 422, "not of that team");
        let step = house.omar.post("/steps", &step).await.location();
        let step = step.split('?').next().expect("an address");
        house.app.days(1).await;
        let page = house.omar.get(step).await;
        assert!(page.shows("Ours; you see to it"), "{}", page.words());
        assert!(!house.jonas.get("/waiting").await.shows("Omar Ali"));
    })
    .await;
}

#[tokio::test]
async fn a_step_promised_from_outside_looks_for_somebody_once_its_owner_has_left_or_asks() {
    apps(features::all, |app| async move {
        let house = House::new(app).await;
        let at = house.asked("Lisbet Ekdahl").await;
        let yes = [("word", "we-do-it"), ("reason", REASON), ("due", "2026-04-20")];
        let page = house.lisbet.done(&format!("{at}/answer"), &yes).await.text();
        let (_, rest) = page.split_once("/steps/").expect("the step stands below the answer");
        let step = format!("/steps/{}", &rest[..36]);
        let page = house.lisbet.done(&format!("{step}/offer"), &[]).await;
        assert!(page.shows("after all"), "{}", page.words());
        house.lisbet.done(&format!("{step}/accept"), &[]).await;
        house.still(&step, &house.lisbet, "Lisbet Ekdahl").await;
        house.lisbet.done(&format!("{step}/offer"), &[]).await;
        house.jonas.done(&format!("{step}/take-over"), &[]).await;
        let heard = house.lisbet.get("/waiting").await;
        assert!(heard.shows("Jonas Ek has taken over"), "{}", heard.words());
    })
    .await;
}
