//! Questions of somebody who has left, and to somebody who has.

use cairn_ground::Actor;
use cairn_testkit::apps;

use super::house::{Member, People, features};

async fn leaves(p: &People, member: &Member) {
    let id = member.id;
    let left = p
        .app
        .store
        .write(move |tx| Box::pin(cairn_people::commands::deactivate(tx, &Actor::System, id)));
    left.await.unwrap();
}

#[tokio::test]
async fn nobody_is_said_to_wait_for_an_answer_who_has_left() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_whom(&p.eva, "Which torque for the new flange?", "everyone").await;
        let north = p.ask(&p.eva, "Which oil?").await;
        let later = p.ask(&p.noor, "Who has the key?").await;
        let (everyone, team) = ("/slots/organisation", format!("/slots/teams/{}", p.north));
        assert!(p.alva.at.get(everyone).await.shows("Which torque"));
        leaves(&p, &p.eva).await;

        let list = p.jonas.at.get("/questions").await;
        assert!(list.shows("Noor Karim has waited longest for an answer"), "{}", list.words());
        for path in ["/questions", everyone, team.as_str(), "/slots/today"] {
            let page = p.jonas.at.get(path).await;
            assert!(!page.shows("Eva Lind"), "{path}: {}", page.words());
            assert!(!page.shows("Which torque") && !page.shows("Which oil"), "{path}");
        }
        assert!(!p.alva.at.get("/slots/today").await.shows("Which torque"));
        // It stays open for those who come upon it.
        assert!(p.alva.at.get("/questions?show=all").await.shows("Which torque"));
        let page = p.alva.at.get(&question).await;
        assert!(page.text().contains("<h1>Eva Lind asked</h1>"), "{}", page.words());
        assert!(page.shows("Whoever asked has left. An answer still helps the next one"));
        let page = p.alva.at.done(&format!("{question}/answers"), &[("text", "35 Nm.")]).await;
        assert!(page.shows("stands here for the next one"), "{}", page.words());
        assert!(!page.shows("The asker hears of it"), "{}", page.words());
        assert!(p.jonas.at.get(&north).await.shows("Eva Lind asked"));
        p.answer(&p.jonas, &later, "I have it.").await;
        assert!(p.alva.at.get("/questions").await.shows("Nobody waits for an answer"));
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_somebody_who_has_left_can_ask_others_at_once() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let first = p.ask_person(&p.eva, "Which torque?", "Alva Holm").await;
        let second = p.ask_person(&p.eva, "Which oil?", "Alva Holm").await;
        leaves(&p, &p.alva).await;
        for question in [&first, &second] {
            let page = p.eva.at.get(question).await;
            assert!(page.text().contains("<h1>Alva Holm has left</h1>"), "{}", page.words());
            assert!(!page.shows("Your question is with"), "{}", page.words());
            assert!(page.shows("Ask somebody else, or show it to more people."));
            assert!(page.shows("Show it to Service North"), "{}", page.words());
            assert_eq!(page.text().matches("/pass\"").count(), 1, "{}", page.text());
        }
        let mine = p.eva.at.get("/questions?show=mine").await;
        assert!(!mine.shows("lies with Alva Holm"), "{}", mine.words());

        let page = p.eva.at.done(&format!("{first}/widen"), &[("to", "team")]).await;
        assert!(page.shows("You asked Service North"), "{}", page.words());
        assert!(!page.shows("has left"), "{}", page.words());
        assert!(p.noor.at.get(&first).await.shows("Which torque?"));
        p.app.days(2).await;
        let lead = p.waits(&p.jonas).await;
        assert_eq!(lead.len(), 2, "the team had its two days: {lead:?}");

        let third = p.ask_person(&p.noor, "Who has the key?", "Eva Lind").await;
        leaves(&p, &p.eva).await;
        let page = p.noor.at.done(&format!("{third}/pass"), &[("to", "Jonas Berg")]).await;
        assert!(page.shows("Your question is with Jonas Berg"), "{}", page.words());
    })
    .await;
}
