//! *I learned …*

use crate::{House, address, features};

#[tokio::test]
async fn a_line_is_enough_and_the_first_of_a_day_asks_what_one_will_do_differently() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let form = noor.get("/learned/new").await;
        assert!(form.shows("Going along with a colleague") && form.shows("Something else"));
        let fields = [("text", "The pump stops in the sun."), ("audience", "me")];
        let answer = noor.post("/learned", &fields).await;
        let page = noor.get(&answer.location()).await;
        assert!(page.shows("What will you do differently?"), "{}", page.words());
        assert!(page.shows("The pump stops in the sun.") && page.shows("Not now"));

        let second = noor.post("/learned", &[("text", "Twice."), ("audience", "me")]).await;
        assert!(second.location().starts_with("/learned/"), "at most once a day");
        house.app.days(1).await;
        let third = noor.post("/learned", &[("text", "Again."), ("audience", "me")]).await;
        assert!(third.location().starts_with("/steps/new?because_of="));
    })
    .await;
}

#[tokio::test]
async fn a_step_that_follows_hangs_on_the_learned_line() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let fields = [("text", "The pump stops in the sun."), ("audience", "me")];
        let form = noor.post("/learned", &fields).await.location();
        let learned = form.split_once("because_of=").unwrap().1.split('&').next().unwrap();
        let fields = [
            ("text", "Move the sensors"),
            ("due", "2026-03-20"),
            ("scope", "mine"),
            ("because_of", learned),
            ("ask", "differently"),
        ];
        let step = address(&noor.post("/steps", &fields).await);
        assert!(noor.get(&step).await.shows("Because of 1"));
        let page = noor.get(&format!("/learned/{learned}")).await;
        assert!(page.shows("You learned") && page.shows("Led to 1"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn how_and_how_long_are_kept_and_recorded() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let fields = [
            ("text", "Isolators"),
            ("how", "course"),
            ("minutes", "480"),
            ("audience", "organisation"),
        ];
        noor.post("/learned", &fields).await;
        let list = noor.get("/learned").await;
        assert!(list.shows("Isolators") && list.shows("A course"), "{}", list.words());
        let text = list.text();
        let at = text.find("/learned/").map(|at| at + "/learned/".len());
        let path = text
            .match_indices("href=\"/learned/")
            .map(|(i, m)| &text[i + m.len()..i + m.len() + 36])
            .find(|id| id.len() == 36 && id.contains('-'));
        let id = path.unwrap_or_else(|| panic!("no line at {at:?}"));
        let jonas = house.sign_in(house.jonas).await;
        let page = jonas.get(&format!("/learned/{id}")).await;
        assert!(page.shows("Noor Karim learned") && page.shows("8 h"), "{}", page.words());
        let recorded = house.recorded(id).await;
        assert_eq!(recorded, [("learned".to_owned(), Some("course".to_owned()))]);
    })
    .await;
}

#[tokio::test]
async fn nonsense_is_refused_and_what_was_typed_comes_back() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        for (name, value) in
            [("text", " "), ("how", "osmosis"), ("minutes", "-3"), ("audience", "world")]
        {
            let mut fields = vec![
                ("text", "Kept words"),
                ("how", "shadowing"),
                ("minutes", "30"),
                ("audience", "me"),
            ];
            fields.retain(|(n, _)| *n != name);
            fields.push((name, value));
            let answer = noor.post("/learned", &fields).await;
            assert_eq!(answer.status.as_u16(), 422, "{name}");
            assert!(name == "text" || answer.text().contains("Kept words"), "{name}");
        }
        assert!(noor.get("/learned").await.shows("Nothing written down yet"));
    })
    .await;
}

#[tokio::test]
async fn whoever_wrote_a_line_puts_its_words_right_or_takes_it_back() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let fields = [("text", "The pumb stops."), ("audience", "organisation")];
        noor.post("/learned", &fields).await;
        let list = noor.get("/learned").await.text();
        let href = list.split("href=\"").find_map(|it| {
            let href = it.split('"').next()?;
            (href.starts_with("/learned/") && !href.ends_with("new")).then_some(href)
        });
        let line = href.expect("the line").to_owned();
        let empty = noor.post(&format!("{line}/edit"), &[("text", " ")]).await;
        assert_eq!(empty.status, 422);
        let page = noor.done(&format!("{line}/edit"), &[("text", "The pump stops.")]).await;
        assert!(page.shows("The pump stops.") && !page.text().contains("pumb"));
        let jonas = house.sign_in(house.jonas).await;
        assert_eq!(jonas.post(&format!("{line}/edit"), &[("text", "Mine")]).await.status, 403);
        assert_eq!(jonas.post(&format!("{line}/delete"), &[]).await.status, 403);
        let gone = noor.done(&format!("{line}/delete"), &[]).await;
        assert!(gone.shows("Taken back") && !gone.shows("The pump stops."));
        assert_eq!(jonas.get(&line).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_form_names_the_team_that_sees_it_to_somebody_in_several() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        assert!(noor.get("/learned/new").await.shows("The team"), "there is but one");
        let other = house.app.team("Cold Chain").await;
        house.app.manages(house.noor, other).await;
        let form = noor.get("/learned/new").await;
        assert!(form.shows("North") && !form.shows("The team"), "{}", form.words());
    })
    .await;
}
