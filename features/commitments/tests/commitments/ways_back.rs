//! What one did by mistake elsewhere on a step, and takes back.

use cairn_testkit::Client;

use crate::{House, features, takes};

/// A step looked back on by its owner.
async fn looked_back(client: &Client, seen: &str, text: &str) -> String {
    let step = takes(client, "Call", "2026-03-06", "shown").await;
    client.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
    client.done(&format!("{step}/tell"), &[("look", "14")]).await;
    client.done(&format!("{step}/look-back"), &[("seen", seen), ("seen_text", text)]).await;
    step
}

#[tokio::test]
async fn what_was_seen_can_be_said_otherwise_and_the_last_word_stands() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = looked_back(&noor, "worse", "Two calls back instead of nine.").await;
        let page = noor.get(&step).await;
        assert!(page.shows("Change what you said"), "{}", page.words());
        let text = page.text();
        assert!(text.contains("\nTwo calls back instead of nine.</textarea>"), "filled in: {text}");
        assert!(text.contains("name=\"was\" value=\"worse\""));
        assert!(!jonas.get(&step).await.shows("Change what you said"));
        let path = format!("{step}/look-back");
        let said = [("was", "worse"), ("seen", "clearly"), ("seen_text", "Two instead of nine.")];
        let page = noor.done(&path, &said).await;
        assert!(page.shows("The new answer counts."), "{}", page.words());
        let page = jonas.get(&step).await;
        assert!(page.shows("Clearly") && page.shows("Two instead of nine."), "{}", page.words());
        let said = [("was", "clearly"), ("seen", "clearly"), ("seen_text", "Two, not nine.")];
        assert!(noor.done(&path, &said).await.shows("Two, not nine."));
        let words: Vec<_> = house.recorded(&step).await.into_iter().skip(2).collect();
        let seen = |word: &str| ("looked-back".to_owned(), Some(word.to_owned()));
        assert_eq!(words, [seen("worse"), seen("clearly")], "other words are no other answer");
    })
    .await;
}

#[tokio::test]
async fn a_look_back_from_an_old_page_replaces_nothing_and_keeps_what_was_typed() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = looked_back(&noor, "clearly", "Two calls back.").await;
        let stale = [("was", ""), ("seen", "worse"), ("seen_text", "From the other window.")];
        let refused = noor.post(&format!("{step}/look-back"), &stale).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.shows("Somebody changed this at the same time"), "{}", refused.words());
        assert!(refused.text().contains("From the other window.</textarea>"));
        assert!(refused.text().contains("<details open>"), "where it can be sent again");
        assert!(noor.get(&step).await.shows("Two calls back."));
    })
    .await;
}

#[tokio::test]
async fn too_early_after_all_asks_again() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = looked_back(&noor, "clearly", "").await;
        let path = format!("{step}/look-back");
        let page = noor.done(&path, &[("was", "clearly"), ("seen", "too-early")]).await;
        assert!(page.shows("Look back now"), "{}", page.words());
        house.app.days(30).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
        let page = noor.done(&path, &[("was", "too-early"), ("seen", "no")]).await;
        assert!(page.shows("Thank you for looking back."), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_the_team_may_see_to_it_after_all() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Check the valves", "2026-03-03", "ours").await;
        let page = noor.done(&format!("{step}/offer"), &[]).await;
        assert!(page.shows("The team has been asked who takes it."), "{}", page.words());
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-offered"]);
        noor.done(&format!("{step}/accept"), &[]).await;
        assert!(house.reasons_for(house.jonas).await.is_empty(), "nobody else is asked");
        noor.done(&format!("{step}/offer"), &[]).await;
        house.app.days(20).await;
        let page = noor.done(&format!("{step}/accept"), &[]).await;
        assert!(page.shows("You see to it") && !page.shows("has been asked"), "{}", page.words());
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-due"]);
        house.app.days(6).await;
        assert!(noor.get(&step).await.shows("Partly"), "the days it was offered are no misses");
        let late = house.sign_in(house.jonas).await.post(&format!("{step}/take-over"), &[]).await;
        assert!(late.shows("Somebody else was quicker"), "{}", late.words());
        let verbs: Vec<_> = house.recorded(&step).await.into_iter().map(|(v, _)| v).collect();
        assert_eq!(verbs, ["took", "offered", "took", "offered", "took"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_the_wrong_colleague_does_it_until_there_is_a_yes() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let owner = house.jonas.to_string();
        let fields = [("text", "Check the valves"), ("due", "2026-03-10"), ("scope", "ours")];
        let give = [fields[0], fields[1], fields[2], ("owner", owner.as_str())];
        let step = noor.post("/steps", &give).await.location();
        let step = step.split('?').next().expect("an address").to_owned();
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-given"]);
        let eva = house.sign_in(house.eva).await;
        assert_eq!(eva.post(&format!("{step}/take-over"), &[]).await.status, 422, "only Noor");
        let page = noor.get(&step).await;
        assert!(page.shows("Jonas Berg has not said yes yet"), "{}", page.words());
        let page = noor.done(&format!("{step}/take-over"), &[]).await;
        assert!(page.shows("Ours; you see to it"), "{}", page.words());
        assert!(house.reasons_for(house.jonas).await.is_empty(), "he is asked no more");
        assert_eq!(jonas.post(&format!("{step}/accept"), &[]).await.status, 403);

        let step = noor.post("/steps", &give).await.location();
        let step = step.split('?').next().expect("an address").to_owned();
        jonas.done(&format!("{step}/accept"), &[]).await;
        let late = noor.post(&format!("{step}/take-over"), &[]).await;
        assert_eq!(late.status, 422, "he said yes: {}", late.words());
        assert!(!noor.get(&step).await.shows("instead"));
    })
    .await;
}

#[tokio::test]
async fn what_got_in_the_way_can_be_told_better_while_the_step_rests() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        noor.done(&format!("{step}/answer"), &[("outcome", "did-not-happen")]).await;
        let page = noor.done(&format!("{step}/tell"), &[("in_the_way", "The vna.")]).await;
        let words = "Take it up again Add what got in the way, or try again";
        assert!(page.shows(words), "{}", page.words());
        let page = noor.done(&format!("{step}/tell"), &[("in_the_way", "The van.")]).await;
        assert!(page.shows("The van.") && !page.shows("The vna."), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_step_that_is_opened_again_asks_no_colleague_what_it_gave() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = takes(&noor, "Call", "2026-03-06", "shown").await;
        noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        let id = house.jonas.to_string();
        noor.done(&format!("{step}/ask"), &[("colleague", id.as_str())]).await;
        assert!(jonas.get(&step).await.shows("asks: do you see a difference?"));
        let change = [("text", "Call"), ("due", "2026-03-12")];
        noor.done(&format!("{step}/change"), &change).await;
        let page = jonas.get(&step).await;
        assert!(page.shows("Noor Karim’s next step"), "{}", page.words());
        let look = noor.get(&step).await;
        assert!(look.shows("By 12 Mar"), "{}", look.words());
    })
    .await;
}

/// The mark that the page's form carries of what stands told.
fn stood(page: &cairn_testkit::Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("name=\"stood\" value=\"").expect("a mark");
    rest.split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn what_was_told_stands_in_its_form_and_goes_when_it_is_taken_away_there() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = takes(&noor, "Call", "2026-03-06", "shown").await;
        let tell = format!("{step}/tell");
        let page = noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        let old = stood(&page);
        let page = noor.done(&tell, &[("learned", "Mrs Ek hears badly."), ("look", "14")]).await;
        assert!(page.text().contains("\nMrs Ek hears badly.</textarea>"), "{}", page.text());
        // An old page, on which the field was empty from the start, takes nothing away.
        let page = noor.done(&tell, &[("learned", ""), ("look", "30"), ("stood", &old)]).await;
        assert!(page.shows("Mrs Ek hears badly."), "{}", page.words());
        let now = stood(&page);
        noor.done(&tell, &[("learned", " "), ("look", "30"), ("stood", &now)]).await;
        let page = jonas.get(&step).await;
        assert!(!page.shows("Mrs Ek"), "{}", page.words());
        let actor = house.app.actor(house.jonas).await;
        let mut db = house.app.store.read().await.unwrap();
        let found = cairn_search::find(&mut db, &actor, "hears badly", 10).await.unwrap();
        assert!(found.hits.is_empty(), "nor is it found");
    })
    .await;
}

#[tokio::test]
async fn what_was_learned_can_be_told_after_the_look_back_too() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = looked_back(&noor, "clearly", "Two instead of nine.").await;
        let page = noor.get(&step).await;
        assert!(page.shows("Add what you learned") && !page.shows("When do you look back"));
        let tell = format!("{step}/tell");
        let mark = stood(&page);
        let long = "å".repeat(10_000);
        let refused = noor.post(&tell, &[("learned", &long), ("stood", &mark)]).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert_eq!(refused.text().matches("id=\"problems\"").count(), 1, "said once");
        let page = noor.done(&tell, &[("learned", "Mornings."), ("stood", &mark)]).await;
        assert!(page.shows("Mornings.") && page.shows("Two instead of nine."), "{}", page.words());
        house.app.days(60).await;
        assert!(house.reasons_for(house.noor).await.is_empty(), "it stays looked back on");
    })
    .await;
}
