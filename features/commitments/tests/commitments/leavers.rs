//! Steps that look for somebody: given to a colleague, offered, left behind.

use cairn_ground::{Actor, PersonId};

use crate::{House, address, features, takes};

async fn leaves(house: &House, person: PersonId) {
    house
        .app
        .store
        .write(move |tx| {
            Box::pin(
                async move { cairn_people::commands::deactivate(tx, &Actor::System, person).await },
            )
        })
        .await
        .expect("leaves");
    house.app.settle().await;
}

#[tokio::test]
async fn what_a_leaver_shared_is_offered_to_the_team_and_what_was_private_is_not() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let shared = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        let private = takes(&noor, "Ask for a rise", "2026-03-20", "mine").await;
        leaves(&house, house.noor).await;
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-offered"]);
        let jonas = house.sign_in(house.jonas).await;
        assert!(jonas.get(&shared).await.shows("Who takes over from Noor Karim?"));
        assert_eq!(jonas.get(&private).await.status.as_u16(), 404);
        house.app.settle().await;
        assert_eq!(house.waits_for(house.jonas).await.len(), 1, "the sweep may run again");

        let page = jonas.done(&format!("{shared}/take-over"), &[]).await;
        assert!(page.shows("Your next step") && page.shows("Check the valves"));
        assert!(house.reasons_for(house.eva).await.is_empty(), "it waits for nobody else");
        let eva = house.sign_in(house.eva).await;
        let late = eva.post(&format!("{shared}/take-over"), &[]).await;
        assert_eq!(late.status.as_u16(), 422);
        assert!(late.shows("Somebody else was quicker"), "{}", late.words());
    })
    .await;
}

#[tokio::test]
async fn what_a_leaver_did_finds_somebody_who_looks_back_on_it() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        noor.done(&format!("{step}/tell"), &[("learned", "Mornings."), ("look", "14")]).await;
        leaves(&house, house.noor).await;
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-offered-look"]);
        let jonas = house.sign_in(house.jonas).await;
        let page = jonas.get(&step).await;
        assert!(page.shows("Who looks back instead of Noor Karim?"), "{}", page.words());
        let page = jonas.done(&format!("{step}/take-over"), &[]).await;
        assert!(page.shows("That is done") && page.shows("Mornings."), "{}", page.words());
        assert!(!page.shows("I chose the wrong answer"), "the answer is not Jonas's");
        let wrong = [("was", "done"), ("outcome", "did-not-happen")];
        assert_eq!(jonas.post(&format!("{step}/answer"), &wrong).await.status.as_u16(), 422);
        assert!(house.reasons_for(house.eva).await.is_empty(), "it waits for nobody else");
        assert!(house.reasons_for(house.jonas).await.is_empty(), "not yet");
        house.app.days(14).await;
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-look-back"]);
        let page = jonas.done(&format!("{step}/look-back"), &[("seen", "clearly")]).await;
        assert!(page.shows("Clearly"), "{}", page.words());
        let verbs: Vec<_> = house.recorded(&step).await.into_iter().map(|(v, _)| v).collect();
        assert_eq!(verbs, ["took", "completed", "learned", "took-over", "looked-back"]);
    })
    .await;
}

#[tokio::test]
async fn one_who_changes_teams_keeps_their_own_steps_and_leaves_the_team_s() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let ours = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        let own = takes(&noor, "Read the manual", "2026-03-20", "shown").await;
        let (team, person) = (house.team, house.noor);
        house
            .app
            .store
            .write(move |tx| {
                Box::pin(async move {
                    cairn_people::commands::leave(tx, &Actor::System, team, person).await
                })
            })
            .await
            .unwrap();
        house.app.settle().await;
        let offered: Vec<_> = house.waits_for(house.jonas).await;
        assert_eq!(offered.len(), 1);
        assert!(ours.ends_with(&offered[0].0.to_string()));
        assert!(noor.get(&own).await.shows("Done"), "still Noor's");
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-offered-own"]);
        let page = noor.get(&ours).await;
        assert!(page.shows("The team has been asked who takes it"), "{}", page.words());
        assert!(!page.shows("you see to it") && !page.shows("after all"), "{}", page.words());
        house.sign_in(house.jonas).await.done(&format!("{ours}/take-over"), &[]).await;
        let heard = house.waiting(house.noor).await;
        let heard: Vec<_> = heard.iter().map(|wait| (&*wait.reason, &*wait.title)).collect();
        assert_eq!(heard, [("commitments-wait-taken-from", "Jonas Berg")], "without its words");
    })
    .await;
}

#[tokio::test]
async fn a_late_step_that_is_taken_over_gets_a_week() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Check the valves", "2026-03-03", "ours").await;
        house.app.days(5).await;
        noor.done(&format!("{step}/offer"), &[]).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
        let jonas = house.sign_in(house.jonas).await;
        let page = jonas.done(&format!("{step}/take-over"), &[]).await;
        assert!(page.shows("By 14 Mar"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn what_only_the_owner_could_read_does_not_change_hands() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        let eva = house.eva.to_string();
        noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        noor.done(&format!("{step}/ask"), &[("colleague", eva.as_str())]).await;
        let said = [("seen", "no"), ("text", "Noor has lost heart.")];
        house.sign_in(house.eva).await.done(&format!("{step}/look"), &said).await;
        let change = [("text", "Check the valves"), ("due", "2026-03-21")];
        noor.done(&format!("{step}/change"), &change).await;
        noor.done(&format!("{step}/answer"), &[("outcome", "did-not-happen")]).await;
        let tale = [("in_the_way", "My knee."), ("again", "2026-03-22")];
        noor.done(&format!("{step}/tell"), &tale).await;
        noor.done(&format!("{step}/offer"), &[]).await;
        let page = jonas.done(&format!("{step}/take-over"), &[]).await;
        assert!(page.shows("Your next step") && !page.shows("My knee."), "{}", page.words());
        let page = jonas.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        assert!(page.shows("What did you learn?"));
        let page = jonas.done(&format!("{step}/tell"), &[("look", "14")]).await;
        assert!(page.shows("Look back now") && !page.shows("lost heart"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn not_me_is_heard_by_nobody() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        noor.done(&format!("{step}/offer"), &[]).await;
        let jonas = house.sign_in(house.jonas).await;
        let before = house.recorded(&step).await;
        let verbs: Vec<_> = before.iter().map(|(verb, _)| verb.as_str()).collect();
        assert_eq!(verbs, ["took", "offered"], "that the owner asked the team is no secret");
        let answer = jonas.post(&format!("{step}/pass"), &[]).await;
        assert_eq!(answer.status.as_u16(), 303);
        assert!(house.reasons_for(house.jonas).await.is_empty());
        assert_eq!(house.recorded(&step).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_step_given_to_a_colleague_asks_by_name_and_takes_no_for_an_answer() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let jonas_id = house.jonas.to_string();
        let fields = [
            ("text", "Order the keys"),
            ("due", "2026-03-20"),
            ("scope", "ours"),
            ("owner", jonas_id.as_str()),
        ];
        let step = address(&noor.post("/steps", &fields).await);
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-given"]);
        let jonas = house.sign_in(house.jonas).await;
        let page = jonas.get(&step).await;
        assert!(page.shows("Noor Karim asks you to see to this"), "{}", page.words());
        assert_eq!(noor.post(&format!("{step}/accept"), &[]).await.status.as_u16(), 403);
        jonas.done(&format!("{step}/offer"), &[]).await;
        let page = noor.get(&step).await;
        assert!(page.shows("Who takes over from Jonas Berg?"), "{}", page.words());
        let page = noor.done(&format!("{step}/take-over"), &[]).await;
        assert!(page.shows("Your next step"));

        let fields = [("scope", "ours"), ("owner", jonas_id.as_str())];
        let fields = [&fields[..], &[("text", "Sort them"), ("due", "2026-03-20")]].concat();
        let second = address(&noor.post("/steps", &fields).await);
        let page = jonas.done(&format!("{second}/accept"), &[]).await;
        assert!(page.shows("Ours; you see to it"), "{}", page.words());
        let verbs: Vec<_> = house.recorded(&second).await.into_iter().map(|(v, _)| v).collect();
        assert_eq!(verbs, ["took", "took"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_the_team_hears_who_has_the_step_now() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Check the valves", "2026-03-20", "ours").await;
        noor.done(&format!("{step}/offer"), &[]).await;
        house.sign_in(house.jonas).await.done(&format!("{step}/take-over"), &[]).await;
        let heard = house.waiting(house.noor).await;
        let heard: Vec<_> = heard.iter().map(|it| (&*it.reason, it.from, &*it.href)).collect();
        assert_eq!(heard, [("commitments-wait-taken", Some(house.jonas), step.as_str())]);
        assert!(noor.get(&step).await.shows("Jonas Berg sees to it"));
        assert!(house.reasons_for(house.jonas).await.is_empty(), "he took it himself");
    })
    .await;
}
