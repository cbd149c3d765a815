use cairn_ground::{Audience, Instant, ObjectId};
use cairn_nudge::Rank;
use cairn_objects::New;
use cairn_record::{Event, Verb};
use cairn_testkit::apps;

use super::house::{Member, People, address, features};

#[tokio::test]
async fn that_it_helped_reaches_whoever_answered_once_a_person() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        let helped = format!("{answer}/helped");
        p.jonas.at.done(&helped, &[]).await;
        assert_eq!(p.waits(&p.noor).await, ["see-thanks knowledge-wait-helped"]);
        assert_eq!(p.told(&p.noor).await, ["knowledge-wait-helped"]);
        assert_eq!(p.record(&p.jonas).await, ["helped"]);
        p.jonas.at.done(&helped, &[]).await;
        assert_eq!(p.record(&p.jonas).await, ["helped"], "once");
        let own = p.noor.at.post(&helped, &[]).await;
        assert_eq!(own.status, 422);
        assert!(own.shows("This is your own answer."));

        let page = p.noor.at.get(&question).await;
        assert!(page.shows("Your answer was of use: Jonas Berg"), "{}", page.words());
        assert!(page.shows("it helped one colleague"));
        assert!(!p.jonas.at.get(&question).await.shows("was of use"), "Noor's news alone");
        let page = p.noor.at.done(&format!("{question}/seen"), &[]).await;
        assert!(!page.shows("was of use") && page.shows("it helped one colleague"));
        assert!(p.waits(&p.noor).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn accepting_is_the_asker_s_and_counts_as_read() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let first = p.answer(&p.jonas, &question, "Ask Noor.").await;
        let second = p.answer(&p.noor, &question, "35 Nm.").await;
        assert_eq!(p.jonas.at.post(&format!("{second}/accept"), &[]).await.status, 403);
        let page = p.eva.at.done(&format!("{second}/accept"), &[]).await;
        assert!(page.shows("this was the answer"), "{}", page.words());
        assert!(page.text().contains("<h1>Noor Karim answered</h1>"), "the accepted one first");
        assert!(!page.shows("Found it out yourself?"), "nobody waits: {}", page.words());
        assert!(p.waits(&p.eva).await.is_empty());
        assert_eq!(p.record(&p.eva).await, ["asked", "read-answer", "accepted"]);
        assert_eq!(p.waits(&p.noor).await, ["see-thanks knowledge-wait-accepted"]);
        assert!(p.waits(&p.jonas).await.is_empty());
        p.eva.at.done(&format!("{second}/accept"), &[]).await;
        assert_eq!(p.record(&p.eva).await.len(), 3, "once");
        p.eva.at.done(&format!("{first}/accept"), &[]).await;
        assert!(p.eva.at.get(&question).await.text().contains("<h1>Jonas Berg answered</h1>"));
        let strange = second.replace(question.rsplit('/').next().unwrap(), "x");
        assert_eq!(p.eva.at.post(&format!("{strange}/accept"), &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn one_more_answer_after_the_accepted_one_is_heard_and_waits_for_nothing() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        p.eva.at.done(&format!("{answer}/accept"), &[]).await;
        p.answer(&p.jonas, &question, "And cold.").await;
        let waits = p.waiting(&p.eva).await;
        assert_eq!(waits.len(), 1);
        assert_eq!((waits[0].verb.as_str(), waits[0].rank), ("read-answer", Rank::Heard));
        p.app.days(14).await;
        assert!(p.waits(&p.eva).await.is_empty());
    })
    .await;
}

/// Makes a page of the answer for everyone who may see that; gives its address.
async fn page_of(by: &Member, answer: &str, title: &str, audience: &str) -> String {
    let id = answer.rsplit('/').next().unwrap();
    let fields = [("title", title), ("body", "35 Nm"), ("audience", audience), ("because_of", id)];
    address(&by.at.post("/pages", &fields).await)
}

#[tokio::test]
async fn that_a_page_helped_waits_for_its_owner_and_for_whoever_answered() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        let page = page_of(&p.eva, &answer, "Torque", "team").await;
        p.app.settle().await;
        p.noor.at.done(&format!("{question}/seen"), &[]).await;
        p.eva.at.done(&format!("{question}/read"), &[]).await;

        let helped = format!("{page}/helped");
        p.jonas.at.done(&helped, &[]).await;
        assert_eq!(p.waits(&p.noor).await, ["helped knowledge-wait-helped"]);
        assert_eq!(p.waits(&p.eva).await, ["helped knowledge-tell-page-helped"]);
        assert!(p.told(&p.noor).await.contains(&"knowledge-wait-helped".to_owned()));
        assert!(p.told(&p.eva).await.contains(&"knowledge-tell-page-helped".to_owned()));
        let told = p.told(&p.noor).await.len();
        p.noor.at.done(&helped, &[]).await;
        assert_eq!(p.told(&p.noor).await.len(), told, "not of one's own press");
        assert_eq!(p.waits(&p.eva).await.len(), 1, "a row a page");
        let waits = p.waiting(&p.noor).await;
        assert_eq!((waits[0].href.as_str(), waits[0].rank), (page.as_str(), Rank::Heard));

        let seen = p.eva.at.get(&page).await.words();
        let (said, button) = (seen.find("It has helped 2 colleagues."), seen.find("Good to know"));
        assert!(said.is_some() && said < button, "{seen}");
        assert!(p.noor.at.get(&page).await.shows("Good to know"));
        for who in [&p.noor, &p.eva] {
            who.at.done(&format!("{page}/seen"), &[]).await;
            assert!(p.waits(who).await.is_empty());
        }
        p.jonas.at.done(&helped, &[]).await;
        assert!(p.waits(&p.eva).await.is_empty(), "once a person");
    })
    .await;
}

#[tokio::test]
async fn beside_an_answer_stands_the_page_it_became_as_long_as_there_is_one() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_whom(&p.eva, "Which torque?", "everyone").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        let offered = async |who: &Member| who.at.get(&question).await.shows("Make it a page");
        assert!(offered(&p.eva).await && offered(&p.alva).await);
        let page = page_of(&p.eva, &answer, "Torque", "team").await;
        let seen = p.jonas.at.get(&question).await;
        assert!(seen.shows("It became a page: Torque"), "{}", seen.words());
        assert!(seen.text().contains(&format!("<a href=\"{page}\">Torque</a>")));
        assert!(!offered(&p.jonas).await && !offered(&p.eva).await);
        let other = p.alva.at.get(&question).await;
        assert!(!other.shows("Torque") && offered(&p.alva).await, "another team's page");
        p.eva.at.done(&format!("{page}/delete"), &[]).await;
        assert!(offered(&p.eva).await && offered(&p.jonas).await);
        assert!(!p.jonas.at.get(&question).await.shows("It became a page"));
    })
    .await;
}

#[tokio::test]
async fn whoever_was_helped_more_than_once_is_named_once() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        p.eva.at.done(&format!("{answer}/accept"), &[]).await;
        p.app.clock.advance(Instant::MINUTE);
        p.jonas.at.done(&format!("{answer}/helped"), &[]).await;
        p.app.clock.advance(Instant::MINUTE);
        step(&p, &p.eva, &answer, Audience::Team).await;
        let page = p.noor.at.get(&question).await;
        assert!(page.shows("of use: Eva Lind, Jonas Berg"), "{}", page.words());
        assert!(!page.shows("Jonas Berg, Eva Lind"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn that_a_page_helped_waits_for_nobody_who_may_not_see_it() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_whom(&p.eva, "Which torque?", "everyone").await;
        let answer = p.answer(&p.alva, &question, "35 Nm.").await;
        let page = page_of(&p.eva, &answer, "Torque", "team").await;
        p.app.settle().await;
        let before = p.waits(&p.alva).await;
        p.jonas.at.done(&format!("{page}/helped"), &[]).await;
        assert_eq!(p.waits(&p.alva).await, before, "the page is another team's");
        assert!(p.waits(&p.eva).await.contains(&"helped knowledge-tell-page-helped".to_owned()));
        let own = p.ask(&p.eva, "Which oil?").await;
        let own = p.answer(&p.noor, &own, "The old one.").await;
        let own = page_of(&p.noor, &own, "Oil", "team").await;
        p.app.settle().await;
        p.jonas.at.done(&format!("{own}/helped"), &[]).await;
        assert_eq!(p.waits(&p.noor).await, ["helped knowledge-tell-page-helped"], "once");
    })
    .await;
}

/// Makes a step because of `origin`, as another feature would.
async fn step(p: &People, by: &Member, origin: &str, audience: Audience) {
    let origin: ObjectId = origin.rsplit('/').next().unwrap().parse().unwrap();
    let (actor, team) = (p.actor(by).await, p.north);
    let take = p.app.store.write(move |tx| {
        let actor = actor.clone();
        Box::pin(async move {
            let new = New {
                id: tx.new_id(),
                kind: "step",
                title: "I will tighten them again",
                lang: "en",
                owner: actor.person_id(),
                team: Some(team),
                audience,
                href: "/steps/1".into(),
            };
            let id = cairn_objects::create(tx, &new).await?;
            let object = cairn_objects::find_any(tx, id).await?;
            let took = Event::about(Verb::own("took", "took"), &object).because_of(Some(origin));
            cairn_record::append(tx, &actor, &took).await
        })
    });
    take.await.unwrap();
    p.app.settle().await;
}

#[tokio::test]
async fn what_is_made_because_of_an_answer_reaches_whoever_answered_if_they_may_see_it() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        step(&p, &p.jonas, &answer, Audience::Me).await;
        step(&p, &p.noor, &answer, Audience::Team).await;
        assert!(p.waits(&p.noor).await.is_empty(), "a private step, and her own");
        step(&p, &p.eva, &question, Audience::Team).await;
        assert!(p.waits(&p.noor).await.is_empty(), "no answer was accepted yet");
        step(&p, &p.jonas, &answer, Audience::Team).await;
        assert_eq!(p.waits(&p.noor).await, ["see-thanks knowledge-wait-used"]);
        let page = p.noor.at.get(&question).await;
        assert!(page.shows("one thing came of it") && page.shows("of use: Jonas Berg"));
        p.noor.at.done(&format!("{question}/seen"), &[]).await;
        p.app.clock.advance(Instant::MINUTE);
        p.eva.at.done(&format!("{answer}/accept"), &[]).await;
        p.noor.at.done(&format!("{question}/seen"), &[]).await;
        step(&p, &p.eva, &question, Audience::Team).await;
        assert_eq!(p.waits(&p.noor).await, ["see-thanks knowledge-wait-used"]);
        p.noor.at.done(&format!("{question}/seen"), &[]).await;

        let messages = p.told(&p.noor).await.len();
        let uses = cairn_knowledge::feature().subscriptions[0];
        p.app.days(3).await;
        cairn_record::rebuild(&p.app.store, uses).await.unwrap();
        assert_eq!(p.told(&p.noor).await.len(), messages, "a rebuild is no news");
        assert!(p.noor.at.get(&question).await.shows("2 things came of it"));
    })
    .await;
}

#[tokio::test]
async fn a_step_because_of_a_page_reaches_whoever_gave_the_answer_it_was_made_of() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_whom(&p.eva, "Which torque?", "everyone").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        let page = page_of(&p.eva, &answer, "Torque", "team").await;
        p.app.settle().await;
        p.noor.at.done(&format!("{question}/seen"), &[]).await;
        step(&p, &p.jonas, &page, Audience::Me).await;
        step(&p, &p.noor, &page, Audience::Team).await;
        assert!(p.waits(&p.noor).await.is_empty(), "a private step, and her own");
        let seen = p.noor.at.get(&question).await;
        assert!(seen.shows("one thing came of it") && !seen.shows("Jonas"), "{}", seen.words());
        step(&p, &p.jonas, &page, Audience::Team).await;
        assert_eq!(p.waits(&p.noor).await, ["see-thanks knowledge-wait-used"]);
        let seen = p.noor.at.get(&question).await;
        assert!(seen.shows("of use: Jonas Berg"), "{}", seen.words());
        let other = page_of(&p.jonas, &question, "Not of an answer", "team").await;
        p.noor.at.done(&format!("{question}/seen"), &[]).await;
        step(&p, &p.jonas, &other, Audience::Team).await;
        assert!(p.waits(&p.noor).await.is_empty(), "the page is of the question alone");
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_see_what_came_of_an_answer_is_told_nobody_s_name() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_whom(&p.eva, "Which torque?", "everyone").await;
        let answer = p.answer(&p.alva, &question, "35 Nm.").await;
        let page = page_of(&p.eva, &answer, "Torque", "team").await;
        p.app.settle().await;
        for origin in [&answer, &page] {
            step(&p, &p.jonas, origin, Audience::Team).await;
        }
        step(&p, &p.jonas, &page, Audience::Organisation).await;
        assert!(p.waits(&p.alva).await.is_empty(), "steps and page are another team's");
        assert!(p.told(&p.alva).await.is_empty(), "{:?}", p.told(&p.alva).await);
        let seen = p.alva.at.get(&question).await;
        assert!(!seen.shows("of use") && !seen.shows("Jonas"), "{}", seen.words());
    })
    .await;
}
