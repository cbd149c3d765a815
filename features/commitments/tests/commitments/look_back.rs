//! What it gave: the owner's look-back, and a colleague's eye before it.

use cairn_testkit::Client;

use crate::{House, features, takes};

/// A step done today, with a look-back chosen.
async fn done(client: &Client, scope: &str, look: &str) -> String {
    let step = takes(client, "Call the next morning", "2026-03-06", scope).await;
    client.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
    client.done(&format!("{step}/tell"), &[("look", look)]).await;
    step
}

#[tokio::test]
async fn the_look_back_comes_on_the_day_the_owner_picked_and_closes_the_loop() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = done(&noor, "mine", "14").await;
        house.app.days(13).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
        house.app.days(1).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
        assert!(noor.get(&step).await.shows("Do you see a difference?"));
        let seen = [("seen", "no"), ("seen_text", "As many calls as before.")];
        let page = noor.done(&format!("{step}/look-back"), &seen).await;
        assert!(page.shows("As many calls as before."), "{}", page.words());
        assert!(house.reasons_for(house.noor).await.is_empty());
        let last = house.recorded(&step).await.pop().unwrap();
        assert_eq!(last, ("looked-back".to_owned(), Some("no".to_owned())));
    })
    .await;
}

#[tokio::test]
async fn without_a_choice_one_looks_back_after_thirty_days_and_never_means_never() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        let never = done(&noor, "mine", "never").await;
        assert!(noor.get(&never).await.shows("Look back now"));
        house.app.days(120).await;
        assert_eq!(house.waits_for(house.noor).await.len(), 1, "only the first one asks");
    })
    .await;
}

#[tokio::test]
async fn too_early_to_say_asks_again_later() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = done(&noor, "mine", "14").await;
        house.app.days(14).await;
        let page = noor.done(&format!("{step}/look-back"), &[("seen", "too-early")]).await;
        assert!(page.shows("You are asked again on the day shown here."), "{}", page.words());
        assert!(page.shows("You look back on it: 15 Apr"), "{}", page.words());
        assert!(house.reasons_for(house.noor).await.is_empty());
        house.app.days(30).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
        noor.done(&format!("{step}/look-back"), &[("seen", "clearly")]).await;
        house.app.days(200).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_colleague_who_is_asked_sees_the_step_and_only_the_owner_sees_the_answer() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas, eva) = (
            house.sign_in(house.noor).await,
            house.sign_in(house.jonas).await,
            house.sign_in(house.eva).await,
        );
        let step = done(&noor, "shown", "14").await;
        let fields = [("colleague", house.jonas.to_string())];
        let fields = fields.iter().map(|(n, v)| (*n, v.as_str())).collect::<Vec<_>>();
        noor.done(&format!("{step}/ask"), &fields).await;
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-look"]);
        let page = jonas.get(&step).await;
        assert!(page.shows("Noor Karim asks: do you see a difference?"), "{}", page.words());
        let said = [("seen", "a-little"), ("text", "Fewer ring the desk.")];
        let page = jonas.done(&format!("{step}/look"), &said).await;
        assert!(page.shows("What you said A little Fewer ring the desk."), "{}", page.words());
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-answered"]);
        assert!(noor.get(&step).await.shows("Fewer ring the desk."));
        assert!(!eva.get(&step).await.shows("Fewer ring the desk."));
        let verbs: Vec<_> = house.recorded(&step).await.into_iter().map(|(v, _)| v).collect();
        assert_eq!(verbs, ["took", "completed"], "the colleague's eye is not recorded");
        let twice = jonas.post(&format!("{step}/look"), &said).await;
        assert_eq!(twice.status.as_u16(), 422);
    })
    .await;
}

#[tokio::test]
async fn a_colleague_may_decline_and_the_owner_s_private_step_stays_between_the_two() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas, eva) = (
            house.sign_in(house.noor).await,
            house.sign_in(house.jonas).await,
            house.sign_in(house.eva).await,
        );
        let step = done(&noor, "mine", "14").await;
        assert_eq!(jonas.get(&step).await.status.as_u16(), 404);
        let id = house.jonas.to_string();
        noor.done(&format!("{step}/ask"), &[("colleague", id.as_str())]).await;
        assert!(jonas.get(&step).await.shows("Those who take part see this"));
        assert_eq!(eva.get(&step).await.status.as_u16(), 404);
        let said = [("seen", "decline"), ("text", "Nobody is to read this.")];
        jonas.done(&format!("{step}/look"), &said).await;
        let page = noor.get(&step).await;
        assert!(page.shows("Jonas Berg would rather not say."), "{}", page.words());
        assert!(!page.shows("Nobody is to read this."));
        house.app.days(14).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
    })
    .await;
}

#[tokio::test]
async fn a_look_back_has_no_last_day_and_is_asked_anew_on_the_day_a_colleague_declines() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = done(&noor, "shown", "14").await;
        house.app.days(14).await;
        let asked = house.days_of(house.noor).await;
        assert_eq!(asked, [(None, Some("2026-03-16".parse().unwrap()))]);
        let id = house.jonas.to_string();
        noor.done(&format!("{step}/ask"), &[("colleague", id.as_str())]).await;
        house.app.days(3).await;
        jonas.done(&format!("{step}/look"), &[("seen", "decline")]).await;
        let asked = house.days_of(house.noor).await;
        assert_eq!(asked, [(None, Some("2026-03-19".parse().unwrap()))]);
    })
    .await;
}

#[tokio::test]
async fn a_colleague_who_never_answers_does_not_hold_the_look_back_up_for_ever() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = done(&noor, "mine", "14").await;
        house.app.days(14).await;
        let id = house.jonas.to_string();
        noor.done(&format!("{step}/ask"), &[("colleague", id.as_str())]).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
        house.app.days(7).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_can_be_asked_who_is_not_a_colleague() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = done(&noor, "mine", "14").await;
        let me = house.noor.to_string();
        let nobody = house.team.to_string();
        for colleague in [me.as_str(), nobody.as_str(), "", "'; DROP TABLE"] {
            let answer = noor.post(&format!("{step}/ask"), &[("colleague", colleague)]).await;
            assert_eq!(answer.status.as_u16(), 422, "{colleague}");
            assert!(answer.shows("Please choose one of these"), "{}", answer.words());
        }
    })
    .await;
}

#[tokio::test]
async fn a_review_of_the_team_brings_the_look_back_forward() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = done(&noor, "ours", "next-review").await;
        house.app.days(10).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
        let (actor, team) = (house.app.actor(house.jonas).await, house.team);
        let started = cairn_record::Verb::own("started-review", "started a review");
        house
            .app
            .store
            .write(move |tx| {
                let actor = actor.clone();
                Box::pin(async move {
                    let event = cairn_record::Event {
                        verb: started,
                        object: team.0.into(),
                        kind: "review",
                        audience: cairn_ground::Audience::Team,
                        team: Some(team),
                        title: "",
                        because_of: None,
                        details: Vec::new(),
                    };
                    cairn_record::append(tx, &actor, &event).await.map(drop)
                })
            })
            .await
            .unwrap();
        house.app.settle().await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
        assert!(noor.get(&step).await.shows("Do you see a difference?"));
    })
    .await;
}
