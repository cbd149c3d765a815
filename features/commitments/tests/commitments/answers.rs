//! How it went, what got in the way, misses, pause and end.

use crate::{House, features, takes};

#[tokio::test]
async fn what_did_not_happen_may_be_tried_again_on_another_day() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        let page = noor.done(&format!("{step}/answer"), &[("outcome", "did-not-happen")]).await;
        assert!(page.shows("What got in the way?") && page.shows("Only you see this"));
        let past = [("in_the_way", "The van broke down."), ("again", "2026-03-01")];
        let refused = noor.post(&format!("{step}/tell"), &past).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.shows("That day has passed") && refused.shows("The van broke down."));
        let again = [("in_the_way", "The van broke down."), ("again", "2026-03-10")];
        let page = noor.done(&format!("{step}/tell"), &again).await;
        assert!(page.shows("Your next step") && page.shows("By 10 Mar"), "{}", page.words());
        assert!(page.shows("The van broke down."));
        house.app.days(8).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-due"]);
    })
    .await;
}

#[tokio::test]
async fn three_misses_make_it_quiet_and_a_change_wakes_it() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-03", "mine").await;
        house.app.days(15).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-due"]);
        assert!(noor.get(&step).await.shows("Done"), "two misses still ask how it went");
        house.app.days(7).await;
        assert!(house.reasons_for(house.noor).await.is_empty(), "nothing reminds any more");
        let page = noor.get(&step).await;
        assert!(page.shows("Drop it or change it?"), "{}", page.words());
        let change = [("text", "Call on Fridays"), ("due", "2026-03-27"), ("notice", "")];
        let page = noor.done(&format!("{step}/change"), &change).await;
        assert!(page.shows("Call on Fridays") && page.shows("By Friday"), "{}", page.words());
        house.app.days(4).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-due"]);
        let words = house.recorded(&step).await;
        assert_eq!(words.last().unwrap().1.as_deref(), Some("changed"));
    })
    .await;
}

#[tokio::test]
async fn saying_three_times_that_it_did_not_happen_makes_it_quiet_too() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-02", "mine").await;
        for again in ["2026-03-03", "2026-03-04", "2026-03-05"] {
            noor.done(&format!("{step}/answer"), &[("outcome", "did-not-happen")]).await;
            noor.done(&format!("{step}/tell"), &[("again", again)]).await;
        }
        house.app.days(4).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
        assert!(noor.get(&step).await.shows("Drop it or change it?"));
        let page = noor.done(&format!("{step}/drop"), &[]).await;
        assert!(page.shows("Dropped") && page.shows("Take it up again"), "{}", page.words());
        assert_eq!(house.recorded(&step).await.last().unwrap().0, "dropped");
    })
    .await;
}

#[tokio::test]
async fn a_paused_step_asks_for_no_reason_and_for_nothing_else() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-03", "mine").await;
        let page = noor.done(&format!("{step}/pause"), &[]).await;
        assert!(page.shows("It rests") && page.shows("Take it up again"));
        house.app.days(30).await;
        assert!(house.reasons_for(house.noor).await.is_empty());
        assert!(!noor.get(&step).await.shows("Drop it or change it?"), "rest is no miss");
        let form = noor.get(&format!("{step}/change")).await;
        assert!(form.text().contains("value=\"2026-04-08\""), "a day that lies ahead is proposed");
        let twice = noor.post(&format!("{step}/pause"), &[]).await;
        assert_eq!(twice.status.as_u16(), 422);
    })
    .await;
}

#[tokio::test]
async fn a_step_without_words_and_without_a_day_hears_both_at_once() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let bare = [("text", ""), ("due", ""), ("scope", "mine")];
        let refused = noor.post("/steps", &bare).await.text();
        for field in ["text", "due"] {
            assert!(refused.contains(&format!("href=\"#f-{field}\"")), "{field}: {refused}");
        }
    })
    .await;
}

#[tokio::test]
async fn days_are_those_of_the_reader_s_zone() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        // 23:30 UTC on the 2nd is half past midnight of the 3rd in Stockholm.
        house.app.clock.set(cairn_ground::Instant::parse("2026-03-02T23:30:00Z").unwrap());
        let past = [("text", "Call"), ("due", "2026-03-02"), ("scope", "mine")];
        let refused = noor.post("/steps", &past).await;
        assert_eq!(refused.status.as_u16(), 422);
        let step = takes(&noor, "Call", "2026-03-03", "mine").await;
        assert!(noor.get(&step).await.shows("By today"));
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-due"]);
    })
    .await;
}

#[tokio::test]
async fn no_zone_lets_a_step_be_given_to_somebody_who_was_taken_out_of_the_team() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        house.app.days(40).await;
        let (noor, jonas, team) = (house.app.actor(house.noor).await, house.jonas, house.team);
        let moved = house.app.store.write(move |tx| {
            let noor = noor.clone();
            Box::pin(async move {
                use cairn_people::commands;
                // The day before Jonas left goes on there.
                let (locale, zone) = (cairn_ground::Locale::En, "Pacific/Pago_Pago");
                commands::set_preferences(tx, &noor, locale, zone, "auto").await?;
                commands::leave(tx, &cairn_ground::Actor::System, team, jonas).await
            })
        });
        moved.await.expect("moved");
        let (noor, jonas) = (house.sign_in(house.noor).await, house.jonas.to_string());
        assert!(!noor.get("/steps/new").await.text().contains(&jonas), "nor offered");
        let given = [("text", "Call"), ("due", "2026-05-02"), ("scope", "ours"), ("owner", &jonas)];
        assert_eq!(noor.post("/steps", &given).await.status.as_u16(), 422);
    })
    .await;
}

/// What a form of the page carries along of what stood told when it was made.
fn stood(page: &cairn_testkit::Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("name=\"stood\" value=\"").expect("a mark");
    rest.split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn what_a_second_window_told_meanwhile_is_shown_and_not_replaced_unseen() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        for (outcome, field) in [("done", "learned"), ("did-not-happen", "in_the_way")] {
            let step = takes(&noor, "Call", "2026-03-06", "mine").await;
            let tell = format!("{step}/tell");
            let page = noor.done(&format!("{step}/answer"), &[("outcome", outcome)]).await;
            let stood_first = stood(&page);
            let first = [(field, "From the first window."), ("stood", stood_first.as_str())];
            noor.done(&tell, &first).await;
            noor.done(&tell, &first).await;
            let second = [(field, "From the second."), ("stood", stood_first.as_str())];
            let refused = noor.post(&tell, &second).await;
            assert_eq!(refused.status.as_u16(), 422, "{}", refused.words());
            assert!(refused.shows("You told something else here meanwhile"), "{outcome}");
            assert!(refused.shows("From the first window."), "{}", refused.words());
            assert!(refused.text().contains("From the second."), "{}", refused.text());
            assert!(noor.get(&step).await.shows("From the first window."), "nothing is lost");
            let seen = stood(&refused);
            let again = [(field, "From the second."), ("stood", seen.as_str())];
            assert!(noor.done(&tell, &again).await.shows("From the second."), "seen, it counts");
        }
    })
    .await;
}
