//! A thumb slips: another answer in place of the one that stands.

use cairn_testkit::Client;

use crate::{House, features, takes};

/// Says how it went, and then that it was another way.
async fn corrects(client: &Client, step: &str, was: &str, outcome: &str) -> cairn_testkit::Answer {
    client.done(&format!("{step}/answer"), &[("was", was), ("outcome", outcome)]).await
}

async fn answers(client: &Client, step: &str, outcome: &str) -> cairn_testkit::Answer {
    client.done(&format!("{step}/answer"), &[("outcome", outcome)]).await
}

#[tokio::test]
async fn whoever_chose_the_wrong_answer_finds_the_others_folded_and_the_record_hears_both() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas) = (house.sign_in(house.noor).await, house.sign_in(house.jonas).await);
        let step = takes(&noor, "Call", "2026-03-06", "shown").await;
        assert!(!noor.get(&step).await.shows("I chose the wrong answer"), "nothing is said yet");
        let page = answers(&noor, &step, "done").await;
        let words = "How did it go? Partly Did not happen It is still under way";
        assert!(page.shows("I chose the wrong answer") && page.shows(words), "{}", page.words());
        assert!(page.text().contains("name=\"was\" value=\"done\""));
        assert!(!jonas.get(&step).await.shows("I chose the wrong answer"), "the owner's alone");
        let page = corrects(&noor, &step, "done", "partly").await;
        assert!(page.shows("The new answer counts.") && page.shows("Partly done"));
        assert!(jonas.get(&step).await.shows("Partly done"), "readers see the last word");
        corrects(&noor, &step, "partly", "partly").await;
        let said: Vec<_> = house.recorded(&step).await.into_iter().skip(1).collect();
        let completed = |word: &str| ("completed".to_owned(), Some(word.to_owned()));
        assert_eq!(said, [completed("done"), completed("partly")], "the same again is nothing new");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_no_longer_true_replaces_no_answer() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-02", "mine").await;
        let path = format!("{step}/answer");
        let early = noor.post(&path, &[("was", "open"), ("outcome", "done")]).await;
        assert_eq!(early.status.as_u16(), 422, "there is no answer to correct");
        answers(&noor, &step, "done").await;
        corrects(&noor, &step, "done", "did-not-happen").await;
        let stale = noor.post(&path, &[("was", "done"), ("outcome", "partly")]).await;
        assert_eq!(stale.status.as_u16(), 422);
        assert!(stale.shows("Somebody changed this at the same time"), "{}", stale.words());
        assert!(stale.text().contains("name=\"was\" value=\"did-not-happen\""), "as it stands now");
        for was in ["", "finished"] {
            let odd = noor.post(&path, &[("was", was), ("outcome", "partly")]).await;
            assert!(odd.shows("Please choose one of these"), "{was}: {}", odd.words());
        }
        let plain = noor.post(&path, &[("outcome", "partly")]).await;
        assert!(plain.shows("This step already has an answer"), "{}", plain.words());
        assert_eq!(house.recorded(&step).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_also_on_the_day_of_the_look_back() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        answers(&noor, &step, "done").await;
        noor.done(&format!("{step}/tell"), &[("look", "14")]).await;
        house.app.days(14).await;
        let stale = [("was", "partly"), ("outcome", "did-not-happen")];
        let refused = noor.post(&format!("{step}/answer"), &stale).await;
        assert!(refused.shows("Do you see a difference?"));
        assert!(refused.shows("Somebody changed this at the same time"), "{}", refused.words());
    })
    .await;
}

#[tokio::test]
async fn done_after_all_takes_the_miss_back_and_not_done_after_all_counts_it() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-02", "mine").await;
        for again in ["2026-03-03", "2026-03-04"] {
            answers(&noor, &step, "did-not-happen").await;
            noor.done(&format!("{step}/tell"), &[("again", again)]).await;
        }
        // Twice missed. Done by mistake, and back: the third.
        answers(&noor, &step, "done").await;
        corrects(&noor, &step, "done", "did-not-happen").await;
        corrects(&noor, &step, "did-not-happen", "partly").await;
        corrects(&noor, &step, "partly", "did-not-happen").await;
        let page = noor.done(&format!("{step}/tell"), &[("again", "2026-03-05")]).await;
        assert!(page.shows("Drop it or change it?"), "{}", page.words());

        // Once missed. Not done by mistake, and back, and back: the second, so it still asks.
        let other = takes(&noor, "Write", "2026-03-02", "mine").await;
        answers(&noor, &other, "did-not-happen").await;
        noor.done(&format!("{other}/tell"), &[("again", "2026-03-03")]).await;
        answers(&noor, &other, "did-not-happen").await;
        corrects(&noor, &other, "did-not-happen", "done").await;
        corrects(&noor, &other, "done", "did-not-happen").await;
        let page = noor.done(&format!("{other}/tell"), &[("again", "2026-03-05")]).await;
        assert!(page.shows("By Thursday") && !page.shows("Drop it or"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn what_waits_follows_the_new_answer() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let slipped = takes(&noor, "Call", "2026-03-06", "mine").await;
        answers(&noor, &slipped, "done").await;
        noor.done(&format!("{slipped}/tell"), &[("look", "14")]).await;
        let page = corrects(&noor, &slipped, "done", "did-not-happen").await;
        assert!(page.shows("What got in the way?") && page.shows("Try again by"));
        house.app.days(14).await;
        assert!(house.reasons_for(house.noor).await.is_empty(), "there is nothing to look back on");
        let page = corrects(&noor, &slipped, "did-not-happen", "done").await;
        assert!(page.shows("What did you learn?"), "{}", page.words());
        house.app.days(30).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
    })
    .await;
}

#[tokio::test]
async fn between_done_and_partly_the_day_of_the_look_back_stays() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        answers(&noor, &step, "done").await;
        noor.done(&format!("{step}/tell"), &[("learned", "Mornings."), ("look", "14")]).await;
        let page = corrects(&noor, &step, "done", "partly").await;
        assert!(page.shows("It was partly done") && page.shows("You look back on it: 16 Mar"));
        house.app.days(14).await;
        assert_eq!(house.reasons_for(house.noor).await, ["commitments-wait-look-back"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_told_stays_and_can_be_told_anew() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        let tell = format!("{step}/tell");
        answers(&noor, &step, "done").await;
        noor.done(&tell, &[("learned", "Mornings work best."), ("look", "14")]).await;
        let page = corrects(&noor, &step, "done", "did-not-happen").await;
        assert!(page.shows("Mornings work best."), "{}", page.words());
        noor.done(&tell, &[("in_the_way", "The van broke down.")]).await;
        let page = noor.done(&tell, &[("learned", "Afternoons do not.")]).await;
        assert!(page.shows("The van broke down.") && page.shows("Afternoons do not."));
        let page = corrects(&noor, &step, "did-not-happen", "partly").await;
        assert!(page.shows("The van broke down.") && page.shows("Afternoons do not."));
        let learned = house.recorded(&step).await.into_iter().filter(|(verb, _)| verb == "learned");
        assert_eq!(learned.count(), 1, "it was learned once");
    })
    .await;
}

#[tokio::test]
async fn a_colleague_is_not_asked_about_what_did_not_happen() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let (noor, jonas, eva) = (
            house.sign_in(house.noor).await,
            house.sign_in(house.jonas).await,
            house.sign_in(house.eva).await,
        );
        let step = takes(&noor, "Call", "2026-03-06", "shown").await;
        answers(&noor, &step, "done").await;
        for person in [house.jonas, house.eva] {
            let id = person.to_string();
            noor.done(&format!("{step}/ask"), &[("colleague", id.as_str())]).await;
        }
        let look = format!("{step}/look");
        eva.done(&look, &[("seen", "no"), ("text", "As many calls.")]).await;
        corrects(&noor, &step, "done", "partly").await;
        assert_eq!(house.reasons_for(house.jonas).await, ["commitments-wait-look"], "it still is");
        assert!(jonas.get(&step).await.shows("asks: do you see a difference?"));
        corrects(&noor, &step, "partly", "did-not-happen").await;
        assert!(house.reasons_for(house.jonas).await.is_empty());
        let page = jonas.get(&step).await;
        assert!(page.shows("Noor Karim’s next step"), "{}", page.words());
        assert_eq!(jonas.post(&look, &[("seen", "no")]).await.status.as_u16(), 403);
        let page = corrects(&noor, &step, "did-not-happen", "done").await;
        assert!(!page.shows("Jonas Berg has been asked."));
        let page = noor.done(&format!("{step}/tell"), &[("look", "14")]).await;
        assert!(page.shows("As many calls."), "what was answered is the owner's to keep");
    })
    .await;
}

#[tokio::test]
async fn once_looked_back_on_the_answer_stays() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let step = takes(&noor, "Call", "2026-03-06", "mine").await;
        answers(&noor, &step, "done").await;
        noor.done(&format!("{step}/tell"), &[("look", "14")]).await;
        let page = noor.done(&format!("{step}/look-back"), &[("seen", "clearly")]).await;
        assert!(!page.shows("I chose the wrong answer"), "{}", page.words());
        let late = [("was", "done"), ("outcome", "did-not-happen")];
        let late = noor.post(&format!("{step}/answer"), &late).await;
        assert_eq!(late.status.as_u16(), 422);
        assert!(late.shows("You have already looked back"), "{}", late.words());
    })
    .await;
}
