//! The walking skeleton: take a step, see it, say how it went.

use cairn_ground::Actor;

use crate::{House, features, takes};

#[tokio::test]
async fn a_step_is_taken_seen_and_done() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let form = noor.get("/steps/new").await;
        assert_eq!(form.status.as_u16(), 200);
        assert!(form.shows("What will you do?") && form.shows("If a handover takes place"));
        assert!(form.text().contains("value=\"2026-03-09\""), "a week ahead is proposed");

        let step = takes(&noor, "I will call the next morning", "2026-03-06", "mine").await;
        let page = noor.get(&step).await;
        assert!(page.shows("I will call the next morning") && page.shows("By Friday"));
        assert!(page.shows("Only you see this"));

        let page = noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        assert!(page.shows("What did you learn?"), "{}", page.words());
        let said = [("learned", "Mornings work best."), ("look", "14")];
        let page = noor.done(&format!("{step}/tell"), &said).await;
        assert!(page.shows("Mornings work best.") && page.shows("16 Mar"), "{}", page.words());
        let words = house.recorded(&step).await;
        let verbs: Vec<_> = words.iter().map(|(verb, _)| verb.as_str()).collect();
        assert_eq!(verbs, ["took", "completed", "learned"]);
        assert_eq!(words[1].1.as_deref(), Some("done"));
    })
    .await;
}

#[tokio::test]
async fn a_step_waits_from_its_day_on_and_not_before() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        assert!(house.reasons_for(house.noor).await.is_empty());
        house.app.days(4).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-due"]);
        noor.done(&format!("{step}/answer"), &[("outcome", "partly")]).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_led_to_a_step_stands_in_its_panel_and_the_other_way_round() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let first = takes(&noor, "Write the checklist", "2026-03-06", "mine").await;
        let origin = first.trim_start_matches("/steps/");
        let form = noor.get(&format!("/steps/new?because_of={origin}")).await;
        assert!(form.shows("Because of") && form.shows("Write the checklist"));
        let fields =
            [("text", "Test it"), ("due", "2026-03-20"), ("scope", "mine"), ("because_of", origin)];
        let second = crate::address(&noor.post("/steps", &fields).await);
        assert!(noor.get(&second).await.shows("Because of 1"));
        assert!(noor.get(&first).await.shows("Led to 1"));
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_takes_one_step() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let fields =
            [("text", "Once"), ("due", "2026-03-06"), ("scope", "mine"), ("command_id", "c1")];
        let first = crate::address(&noor.post("/steps", &fields).await);
        let again = crate::address(&noor.post("/steps", &fields).await);
        assert_eq!(first, again);
        let done = [("outcome", "done"), ("command_id", "c2")];
        for _ in 0..2 {
            let answer = noor.post(&format!("{first}/answer"), &done).await;
            assert_eq!(answer.status.as_u16(), 303);
        }
        assert_eq!(house.recorded(&first).await.len(), 2);
        let late = noor.post(&format!("{first}/answer"), &[("outcome", "partly")]).await;
        assert_eq!(late.status.as_u16(), 422);
        assert!(late.shows("This step already has an answer"), "{}", late.words());
    })
    .await;
}

/// What a page carries along in hidden fields, but for the command's id.
fn hidden(page: &str) -> Vec<(String, String)> {
    let fields = page.split("<input type=\"hidden\" name=\"").skip(1);
    let pairs = fields.filter_map(|rest| {
        let (name, rest) = rest.split_once("\" value=\"")?;
        Some((name.to_owned(), rest.split_once('"')?.0.to_owned()))
    });
    pairs.filter(|(name, _)| name != "command_id").collect()
}

#[tokio::test]
async fn a_step_that_came_of_a_review_is_the_team_s_and_leads_back_there() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let north = house.team;
        let fire = house.app.team("Fire brigade").await;
        let eva = house.eva;
        house
            .app
            .store
            .write(move |tx| {
                Box::pin(async move {
                    cairn_people::commands::join(tx, &Actor::System, fire, eva).await
                })
            })
            .await
            .expect("joined");
        let eva = house.sign_in(house.eva).await;
        let path = format!("/steps/new?scope=ours&team={fire}&back=/reviews/7?x=1");
        let page = eva.get(&path).await;
        assert!(page.shows("Ours: Fire brigade") && page.shows("Not now"), "{}", page.words());
        assert!(page.text().contains("value=\"ours\" checked"), "chosen beforehand");
        assert!(page.text().contains("href=\"/reviews/7\""), "the way back");
        let text = page.text();
        let kept = hidden(&text);
        let mut fields: Vec<(&str, &str)> =
            kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend([("text", "Hang up the key"), ("due", "2026-03-20"), ("scope", "ours")]);
        let to = eva.post("/steps", &fields).await.location();
        assert!(to.starts_with("/reviews/7?said="), "{to}");
        let theirs = eva.get(&format!("/steps?team={fire}")).await;
        assert!(theirs.shows("Hang up the key"), "{}", theirs.words());
        assert!(!eva.get(&format!("/steps?team={north}")).await.shows("Hang up the key"));
    })
    .await;
}

#[tokio::test]
async fn an_offer_beside_a_review_begins_with_the_team_s_step() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let team = house.team;
        let review = house
            .app
            .store
            .write(move |tx| {
                Box::pin(async move {
                    let id = tx.new_id();
                    let new = cairn_objects::New {
                        id,
                        kind: "review",
                        title: "The week",
                        lang: "en",
                        owner: None,
                        team: Some(team),
                        audience: cairn_ground::Audience::Team,
                        href: format!("/reviews/{id}"),
                    };
                    cairn_objects::create(tx, &new).await
                })
            })
            .await
            .expect("a review");
        let noor = house.sign_in(house.noor).await;
        let page = noor.get(&format!("/steps/new?because_of={review}")).await.text();
        assert!(page.contains("value=\"ours\" checked"), "ours");
        let kept = hidden(&page);
        assert!(kept.contains(&("team".to_owned(), team.to_string())), "{kept:?}");
    })
    .await;
}
