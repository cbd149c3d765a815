//! Sections on pages of others, hosted here by a page that does nothing else.

use askama::Template;
use cairn_feature::{Feature, SlotPlace, Subject, registry};
use cairn_ground::{PersonId, Result, TeamId};
use cairn_web::{Cx, Response, Route, Who, handler};

use crate::{House, takes};

/// Sections as they come.
#[derive(Template)]
#[template(source = "<main>{{ sections|safe }}</main>", ext = "html")]
struct Host {
    sections: String,
}

async fn host(cx: Cx) -> Result<Response> {
    let id: cairn_ground::ObjectId = cx.param("id")?;
    let (place, subject) = match cx.param::<String>("place")?.as_str() {
        "today" => (SlotPlace::Today, Subject::Nobody),
        "team" => (SlotPlace::Team, Subject::Team(TeamId(id.0))),
        "person" => (SlotPlace::Person, Subject::Person(PersonId(id.0))),
        _ => (SlotPlace::Me, Subject::Nobody),
    };
    let (mut db, view) = (cx.read().await?, cx.view());
    let mut sections = String::new();
    for slot in registry(&cx).slots_of(place) {
        let before = cx.queries();
        if let Some(section) = (slot.render)(&cx, &mut db, &view, subject).await? {
            sections += &section.html;
        }
        assert!(cx.queries() - before <= 2, "a section asks at most twice");
    }
    cairn_web::html(&Host { sections })
}

fn features() -> Vec<Feature> {
    let source = cairn_ground::messages::Source { en: "", sv: "" };
    let routes = vec![Route::get("/host/{place}/{id}", Who::Everyone, handler!(host))];
    vec![cairn_commitments::feature(), Feature { routes, ..Feature::new("host", &[], source) }]
}

#[tokio::test]
async fn today_shows_my_most_urgent_step_with_four_answers() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let path = format!("/host/today/{}", house.noor);
        assert_eq!(noor.get(&path).await.words(), "", "nothing where there is nothing");
        takes(&noor, "Later", "2026-03-20", "mine").await;
        let first = takes(&noor, "Soon", "2026-03-03", "mine").await;
        let page = noor.get(&path).await;
        assert!(page.shows("Soon") && page.shows("By tomorrow") && !page.shows("Later"));
        for answer in ["Done", "Partly", "Did not happen", "Change it"] {
            assert!(page.shows(answer), "{answer}");
        }
        assert!(page.text().contains(&format!("action=\"{first}/answer\"")));
        house.app.days(30).await;
        let page = noor.get(&path).await;
        assert!(page.shows("Later"), "a step gone quiet comes last: {}", page.words());
    })
    .await;
}

#[tokio::test]
async fn today_asks_for_a_week_about_a_step_gone_quiet_and_then_no_more() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let path = format!("/host/today/{}", house.noor);
        takes(&noor, "Soon", "2026-03-03", "mine").await;
        house.app.days(23).await;
        let page = noor.get(&path).await;
        assert!(page.shows("Soon") && page.shows("Drop it"), "{}", page.words());
        house.app.days(7).await;
        assert_eq!(noor.get(&path).await.words(), "", "{}", house.app.name);
        assert!(noor.get("/steps").await.shows("Soon"), "it stands where one looks for it");
    })
    .await;
}

#[tokio::test]
async fn the_team_sees_what_is_shared_and_never_what_is_late() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        takes(&noor, "Private", "2026-03-05", "mine").await;
        takes(&noor, "Shared", "2026-03-05", "shown").await;
        takes(&noor, "Team's", "2026-03-20", "ours").await;
        let path = format!("/host/team/{}", house.team);
        let page = jonas.get(&path).await;
        assert!(page.shows("Shared Noor Karim · By Thursday"), "{}", page.words());
        assert!(page.shows("Team's") && !page.shows("Private"));
        assert!(!noor.get(&path).await.shows("Private"), "not even to its owner: it is the team's");
        house.app.days(10).await;
        let page = jonas.get(&path).await;
        assert!(page.shows("Shared Noor Karim Team's"), "{}", page.words());
        assert!(jonas.get(&format!("/steps?team={}", house.team)).await.shows("Shared"));
    })
    .await;
}

#[tokio::test]
async fn the_first_step_of_a_team_is_its_manager_s_own() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (eva, jonas) = (house.sign_in(house.eva).await, house.sign_in(house.jonas).await);
        let path = format!("/host/team/{}", house.team);
        assert!(eva.get(&path).await.shows("The first next step is yours"));
        assert!(!jonas.get(&path).await.shows("The first next step is yours"));
        takes(&eva, "Only for me", "2026-03-20", "mine").await;
        assert!(eva.get(&path).await.shows("The first next step is yours"), "until it is seen");
        takes(&eva, "I keep Thursdays free", "2026-03-20", "shown").await;
        assert!(!eva.get(&path).await.shows("The first next step is yours"));
        assert!(jonas.get(&path).await.shows("I keep Thursdays free Eva Lind"));
    })
    .await;
}

#[tokio::test]
async fn a_person_s_page_shows_what_is_shared_and_came_about() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let failed = takes(&noor, "Failed", "2026-03-20", "shown").await;
        noor.post(&format!("{failed}/answer"), &[("outcome", "did-not-happen")]).await;
        let done = takes(&noor, "Succeeded", "2026-03-20", "shown").await;
        noor.post(&format!("{done}/answer"), &[("outcome", "done")]).await;
        takes(&noor, "Private", "2026-03-20", "mine").await;
        let page = jonas.get(&format!("/host/person/{}", house.noor)).await;
        assert!(page.shows("Succeeded Done"), "{}", page.words());
        assert!(!page.shows("Failed") && !page.shows("Private"));
    })
    .await;
}

#[tokio::test]
async fn my_page_shows_what_waits_for_a_look_back_and_leads_to_whatever_i_ever_took() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let path = format!("/host/me/{}", house.noor);
        let all = "href=\"/steps\"";
        assert!(!noor.get(&path).await.text().contains(all), "there is nothing to see");
        let missed = takes(&noor, "Missed", "2026-03-20", "mine").await;
        noor.done(&format!("{missed}/answer"), &[("outcome", "did-not-happen")]).await;
        let page = noor.get(&path).await;
        assert!(page.shows("No next step under way") && page.text().contains(all));
        assert!(!page.shows("No next step yet"), "{}", page.words());
        let done = takes(&noor, "Called", "2026-03-20", "mine").await;
        noor.done(&format!("{done}/answer"), &[("outcome", "done")]).await;
        noor.done(&format!("{done}/tell"), &[("look", "14")]).await;
        let page = noor.get(&path).await;
        assert!(page.shows("Called Done · look back: 16 Mar"), "{}", page.words());
        assert!(page.text().contains(all) && !page.shows("No next step"), "{}", page.words());
        house.app.days(20).await;
        let page = noor.get(&path).await;
        assert!(page.shows("Called Done · look back: today"), "{}", page.words());
        noor.done(&format!("{done}/look-back"), &[("seen", "clearly")]).await;
        let page = noor.get(&path).await;
        assert!(page.shows("No next step under way") && page.text().contains(all));
    })
    .await;
}

#[tokio::test]
async fn my_page_shows_my_steps_and_what_i_learned_or_one_example() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let path = format!("/host/me/{}", house.noor);
        let page = noor.get(&path).await;
        assert!(page.shows("No next step yet") && page.shows("Nothing written down yet"));
        takes(&noor, "Call", "2026-03-20", "mine").await;
        noor.post("/learned", &[("text", "Pumps stop"), ("audience", "me")]).await;
        let page = noor.get(&path).await;
        assert!(page.shows("Call By 20 Mar") && page.shows("Pumps stop today"), "{}", page.words());
    })
    .await;
}
