use cairn_ground::Instant;
use cairn_testkit::apps;

use super::house::{People, features};

#[tokio::test]
async fn after_two_working_days_it_goes_to_the_lead_and_then_wider_only_with_a_yes() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        // Monday morning.
        let question = p.ask(&p.eva, "Which torque for the new flange?").await;
        p.app.clock.advance(2 * Instant::DAY - Instant::MINUTE);
        p.app.settle().await;
        assert!(p.waits(&p.jonas).await.is_empty(), "not a minute early");
        p.app.clock.advance(Instant::MINUTE);
        p.app.settle().await;
        p.app.settle().await;
        assert_eq!(p.waits(&p.jonas).await, ["answer knowledge-wait-lead"]);
        assert_eq!(p.told(&p.jonas).await, ["knowledge-wait-lead"]);
        assert_eq!(p.waits(&p.eva).await, ["follow knowledge-wait-with-lead"]);
        assert_eq!(p.told(&p.eva).await, ["knowledge-wait-with-lead"]);
        assert!(p.eva.at.get(&question).await.shows("Your question is with Jonas Berg"));

        // Wednesday to Friday.
        p.app.days(2).await;
        assert_eq!(p.waits(&p.eva).await, ["widen knowledge-wait-widen"]);
        assert_eq!(p.alva.at.get(&question).await.status, 404, "not without her yes");
        p.app.days(14).await;
        assert_eq!(p.alva.at.get(&question).await.status, 404, "however long it takes");
        assert!(p.eva.at.get(&question).await.shows("Show it to everyone"));
        let widen = format!("{question}/widen");
        let other = p.noor.at.post(&widen, &[("to", "organisation")]).await;
        assert_eq!(other.status, 403, "hers alone");
        p.eva.at.done(&widen, &[("to", "organisation")]).await;
        assert!(p.waits(&p.eva).await.is_empty());
        assert_eq!(p.record(&p.eva).await, ["asked", "widened"]);
        assert!(p.alva.at.get(&question).await.shows("Eva Lind asks"));
        let narrower = p.eva.at.post(&widen, &[("to", "team")]).await;
        assert_eq!(narrower.status, 422);
        p.answer(&p.alva, &question, "35 Nm.").await;
        assert!(p.waits(&p.jonas).await.is_empty(), "it waits for nobody any more");
        p.app.days(30).await;
        assert_eq!(p.waits(&p.eva).await, ["read-answer knowledge-wait-answered"]);
    })
    .await;
}

#[tokio::test]
async fn weekends_do_not_count_and_an_answer_stops_the_clock() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        p.app.clock.advance(4 * Instant::DAY);
        let friday = p.ask(&p.eva, "Which torque?").await;
        let other = p.ask(&p.eva, "Which oil?").await;
        p.answer(&p.noor, &other, "The blue one.").await;
        p.app.days(3).await;
        assert!(p.waits(&p.jonas).await.is_empty(), "Monday is one working day");
        p.app.days(1).await;
        let waiting = p.waiting(&p.jonas).await;
        assert_eq!(waiting.len(), 1, "the answered one went nowhere");
        assert_eq!(waiting[0].href, friday);
    })
    .await;
}

#[tokio::test]
async fn without_a_lead_the_asker_is_asked_at_once_also_about_what_everyone_sees() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let fields = ("whom", p.coast.to_string());
        let question = p.ask_whom(&p.alva, "Which ferry?", &fields.1).await;
        let open = p.ask_whom(&p.alva, "Which boots?", "everyone").await;
        let words = "Without an answer you are asked whether everyone may see it";
        let page = p.alva.at.get(&question).await;
        assert!(page.shows(words) && !page.shows("learning lead"), "{}", page.words());
        assert!(p.alva.at.get(&open).await.shows("Without an answer you are told"));
        assert!(!p.alva.at.get("/questions/new").await.shows("learning lead"));
        assert!(
            p.eva.at.get("/questions/new").await.shows("Jonas Berg, your team’s learning lead")
        );
        p.app.days(2).await;
        let mut waits = p.waits(&p.alva).await;
        waits.sort_unstable();
        assert_eq!(waits, ["ask-one knowledge-wait-ask-one", "widen knowledge-wait-widen"]);
        assert!(p.told(&p.alva).await.is_empty(), "it could only name who did not answer");
        assert!(!p.alva.at.get(&open).await.shows("Show it to everyone"));
        let lead = p.ask(&p.jonas, "Does the lead ask himself?").await;
        p.app.days(2).await;
        assert_eq!(p.waits(&p.jonas).await, ["widen knowledge-wait-widen"], "{lead}");
    })
    .await;
}

#[tokio::test]
async fn i_do_not_know_is_an_answer_that_names_a_colleague() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_person(&p.eva, "Who has the key?", "Noor Karim").await;
        let pass = format!("{question}/pass");
        assert!(p.noor.at.get(&pass).await.shows("Who may know?"));
        for (name, words) in [
            ("Eva Lind", "That is who asks."),
            ("Noor Karim", "That is you. Name somebody else, or answer."),
            ("Nobody", "Nobody here is called Nobody"),
        ] {
            let fields = [("to", name), ("text", "She was there.")];
            let page = p.noor.at.post(&pass, &fields).await;
            assert_eq!(page.status, 422, "{name}");
            assert!(page.shows(words), "{}", page.words());
            assert!(page.text().contains("She was there.</textarea>"));
        }
        p.app.days(1).await;
        let fields = [("to", "Alva Holm"), ("text", "She was there.")];
        let page = p.noor.at.done(&pass, &fields).await;
        assert!(page.shows("Noor Karim does not know, but names Alva Holm."), "{}", page.words());
        assert!(p.waits(&p.noor).await.is_empty());
        assert_eq!(p.waits(&p.alva).await, ["answer knowledge-wait-named"]);
        assert_eq!(p.told(&p.alva).await, ["knowledge-wait-named"]);
        assert_eq!(p.waits(&p.eva).await, ["follow knowledge-wait-passed"]);
        assert_eq!(p.record(&p.noor).await, ["passed-on"]);
        assert!(p.eva.at.get(&question).await.shows("Your question is with Alva Holm"));
        p.app.days(1).await;
        assert!(p.waits(&p.jonas).await.is_empty(), "Alva has two working days of her own");
        let page = p.alva.at.get(&question).await;
        assert!(page.shows("She was there."), "{}", page.words());
        p.answer(&p.alva, &question, "I have it.").await;
        assert!(p.eva.at.get(&question).await.text().contains("<h1>Alva Holm answered</h1>"));
        let late = p.noor.at.post(&pass, &[("to", "Jonas Berg")]).await;
        assert!(late.shows("Somebody has answered in the meantime."), "{}", late.words());
    })
    .await;
}

#[tokio::test]
async fn a_lead_who_does_not_know_is_not_asked_again() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Who has the key?").await;
        p.app.days(2).await;
        assert_eq!(p.waits(&p.jonas).await, ["answer knowledge-wait-lead"]);
        p.jonas.at.done(&format!("{question}/pass"), &[("to", "Noor Karim")]).await;
        let page = p.eva.at.get(&question).await;
        assert!(!page.shows("it goes on to Jonas Berg"), "{}", page.words());
        p.app.days(2).await;
        assert!(p.waits(&p.jonas).await.is_empty(), "he said that he does not know");
        assert_eq!(p.waits(&p.eva).await, ["widen knowledge-wait-widen"]);
    })
    .await;
}

#[tokio::test]
async fn answers_are_shown_as_widely_as_their_question() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_person(&p.eva, "Is Friday free?", "Noor Karim").await;
        p.answer(&p.noor, &question, "Yes, from ten.").await;
        let page = p.eva.at.get(&question).await;
        assert!(page.text().contains("The answers are shown along with it."));
        p.eva.at.done(&format!("{question}/widen"), &[("to", "team")]).await;
        assert!(p.jonas.at.get(&question).await.shows("Yes, from ten."));
        assert_eq!(p.alva.at.get(&question).await.status, 404);
        p.eva.at.done(&format!("{question}/widen"), &[("to", "organisation")]).await;
        assert!(p.alva.at.get(&question).await.shows("Yes, from ten."));
        p.answer(&p.jonas, &question, "Until noon.").await;
        assert!(p.alva.at.get(&question).await.shows("Until noon."));
    })
    .await;
}

#[tokio::test]
async fn what_nobody_answers_the_asker_can_turn_to_one_person_with() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let open = p.ask_whom(&p.alva, "Which boots?", "everyone").await;
        p.app.days(2).await;
        let page = p.alva.at.get(&open).await;
        assert!(page.shows("Everyone can see it and nobody has answered"), "{}", page.words());
        let pass = format!("{open}/pass");
        assert!(page.text().contains(&format!("href=\"{pass}\"")));
        assert!(!p.alva.at.get(&pass).await.shows("Why just this colleague?"));
        let page = p.alva.at.done(&pass, &[("to", "Noor Karim")]).await;
        assert!(page.shows("Your question is with Noor Karim"), "{}", page.words());
        assert!(!page.shows("does not know"), "nobody said so");
        assert!(p.waits(&p.alva).await.is_empty());
        assert_eq!(p.waits(&p.noor).await, ["answer knowledge-wait-asked"]);
        assert_eq!(p.told(&p.noor).await, ["knowledge-wait-asked"]);
        assert_eq!(p.record(&p.alva).await, ["asked", "passed-on"]);
        p.app.days(2).await;
        assert_eq!(p.waits(&p.alva).await, ["ask-one knowledge-wait-ask-one"], "told once more");
        p.answer(&p.jonas, &open, "The blue ones.").await;
        assert_eq!(p.waits(&p.alva).await, ["read-answer knowledge-wait-answered"]);
        assert!(p.waits(&p.noor).await.is_empty());
    })
    .await;
}
