use cairn_ground::{Clock, Locale};
use cairn_testkit::apps;
use cairn_web::View;
use jiff::tz::TimeZone;

use super::house::{People, features};

#[tokio::test]
async fn today_offers_the_oldest_question_of_my_team_that_i_could_answer() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let today = async |member: &super::house::Member| member.at.get("/slots/today").await;
        assert!(!today(&p.noor).await.shows("could answer"));
        let first = p.ask(&p.eva, "Which torque?").await;
        p.app.clock.advance(1_000_000);
        p.ask(&p.noor, "Which oil?").await;
        p.ask_person(&p.eva, "Only for Noor?", "Noor Karim").await;
        let shown = today(&p.noor).await;
        let words = "A question you could answer EL Eva Lind · Service North · today Which torque?";
        assert!(shown.shows(words), "{}", shown.words());
        assert!(!shown.shows("Only for Noor?"), "that one waits for her by name");
        assert!(today(&p.eva).await.shows("Which oil?"), "not her own");
        assert!(!today(&p.alva).await.shows("could answer"), "another team's");
        p.noor.at.done(&format!("{first}/pass"), &[("to", "Jonas Berg")]).await;
        assert!(!today(&p.noor).await.shows("Which torque?"), "she has said what she can");
    })
    .await;
}

#[tokio::test]
async fn today_offers_the_question_nearest_to_what_i_have_written() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let today = async |member: &super::house::Member| member.at.get("/slots/today").await;
        p.ask(&p.eva, "Which oil for the old pump?").await;
        p.app.clock.advance(1_000_000);
        p.ask(&p.eva, "How do I vent a radiator?").await;
        p.app.clock.advance(1_000_000);
        p.ask_whom(&p.eva, "Who knows the ferry to Ornö?", "everyone").await;
        assert!(today(&p.noor).await.shows("Which oil"), "who wrote nothing gets the oldest");
        assert!(!today(&p.alva).await.shows("could answer"), "nor is anybody asked at random");

        let tip = [("title", "Venting radiators"), ("body", "Slowly"), ("audience", "me")];
        assert_eq!(p.noor.at.post("/pages", &tip).await.status, 303);
        let page = today(&p.noor).await;
        assert!(page.shows("How do I vent a radiator?"), "{}", page.words());
        assert!(page.queries() <= 6, "{} queries", page.queries());

        let known = p.ask_whom(&p.eva, "When does the ferry leave?", "everyone").await;
        p.answer(&p.alva, &known, "At eight.").await;
        assert!(today(&p.alva).await.shows("Who knows the ferry to Ornö?"), "of everyone’s too");
    })
    .await;
}

#[tokio::test]
async fn other_pages_show_the_questions_that_their_reader_may_see() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        p.ask_whom(&p.eva, "Which boots?", "everyone").await;
        p.ask_person(&p.eva, "Only for Noor?", "Noor Karim").await;
        let team = format!("/slots/teams/{}", p.north);
        let page = p.noor.at.get(&team).await;
        assert!(page.shows("Which torque?") && page.shows("Which boots?"), "{}", page.words());
        assert!(!page.shows("Only for Noor?"), "a talk of two is nobody's list");
        let page = p.alva.at.get(&team).await;
        assert!(page.shows("Which boots?") && !page.shows("Which torque?"), "{}", page.words());
        let page = p.alva.at.get("/slots/organisation").await;
        assert!(page.shows("Which boots?") && !page.shows("Which torque?"));
        assert!(p.eva.at.get("/slots/me").await.shows("Only for Noor?"));
        let person = format!("/slots/people/{}", p.noor.id);
        assert!(!p.jonas.at.get(&person).await.shows("Which torque?"));
        p.answer(&p.noor, &question, "35 Nm.").await;
        assert!(p.jonas.at.get(&person).await.shows("Which torque?"));
        assert!(!p.alva.at.get(&person).await.shows("Which torque?"));
        assert!(!p.noor.at.get(&team).await.shows("Which torque?"), "it is answered");
    })
    .await;
}

#[tokio::test]
async fn a_row_says_with_whom_a_question_lies() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        p.ask(&p.jonas, "Which torque?").await;
        p.app.clock.advance(1_000_000);
        p.ask_whom(&p.jonas, "Which boots?", "everyone").await;
        p.app.clock.advance(1_000_000);
        p.ask_person(&p.jonas, "Which hat?", "Noor Karim").await;
        let team = format!("/slots/teams/{}", p.north);
        let rows = [
            "Which torque? Jonas Berg · today · lies with Service North",
            "Which boots? Jonas Berg · today · lies with everyone",
        ];
        for path in ["/questions", team.as_str()] {
            let page = p.eva.at.get(path).await;
            assert!(rows.iter().all(|row| page.shows(row)), "{path}: {}", page.words());
        }
        let page = p.alva.at.get("/slots/organisation").await;
        assert!(page.shows(rows[1]), "{}", page.words());
        let own = p.jonas.at.get("/slots/me").await;
        assert!(own.shows("Which hat? today · lies with Noor Karim"), "{}", own.words());
        // Neither is the learning lead asked about their own question later.
        p.app.days(7).await;
        let page = p.app.sign_in(p.eva.id).await.get("/questions").await;
        assert!(page.shows("lies with Service North"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn the_list_begins_with_what_waits_longest_and_goes_on() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        assert!(p.eva.at.get("/questions").await.shows("Nobody waits for an answer"));
        for n in 1..=31 {
            p.ask(&p.eva, &format!("Question number {n:02}?")).await;
            p.app.clock.advance(1_000_000);
        }
        let page = p.noor.at.get("/questions").await;
        assert!(page.shows("Eva Lind has waited longest for an answer"), "{}", page.words());
        assert!(page.shows("number 01?") && page.shows("number 30?"));
        assert!(!page.shows("number 31?"));
        assert!(page.queries() <= 6, "{} queries", page.queries());
        let html = page.text();
        let next = html.split("rel=\"prev\" href=\"").nth(1).and_then(|s| s.split('"').next());
        let page = p.noor.at.get(next.expect("newer ones")).await;
        assert!(page.shows("number 31?") && !page.shows("number 30?"), "{}", page.words());
        let mine = p.eva.at.get("/questions?show=mine").await;
        assert!(mine.shows("number 31?") && !mine.shows("number 01?"), "the newest first");
        assert!(p.noor.at.get("/questions?show=mine").await.shows("You have not asked anything"));
        assert!(p.alva.at.get("/questions?show=all").await.shows("Nobody has asked anything"));
        assert!(p.noor.at.get("/questions?show=team").await.shows("number 31?"));
    })
    .await;
}

#[tokio::test]
async fn a_question_is_found_by_the_words_of_its_answers_until_it_is_gone() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Vilket moment?").await;
        let answer = p.answer(&p.noor, &question, "Trettiofem newtonmeter.").await;
        let found = async |member, text: &str| {
            let actor = p.actor(member).await;
            let mut db = p.app.store.read().await.unwrap();
            cairn_search::find(&mut db, &actor, text, 10).await.unwrap().hits.len()
        };
        assert_eq!(found(&p.jonas, "newtonmeter").await, 1);
        assert_eq!(found(&p.alva, "newtonmeter").await, 0);
        p.noor.at.done(&format!("{answer}/delete"), &[]).await;
        assert_eq!(found(&p.jonas, "newtonmeter").await, 0);
        assert_eq!(found(&p.jonas, "moment").await, 1);
        p.eva.at.done(&format!("{question}/delete"), &[]).await;
        assert_eq!(found(&p.jonas, "moment").await, 0);
    })
    .await;
}

#[tokio::test]
async fn every_word_of_a_page_comes_from_a_message() {
    apps(features, |app| async move {
        for sample in cairn_knowledge::feature().samples {
            let messages = app.house.house.messages.clone();
            let view = View::sample(messages, Locale::Pseudo, TimeZone::UTC, app.clock.now());
            let html = (sample.render)(view).unwrap();
            assert_eq!(outside(&html), "", "{}", sample.name);
        }
    })
    .await;
}

/// Letters between tags of the page's main part that came from no message.
fn outside(html: &str) -> String {
    // Printed below it: the organisation and the day.
    let end = html.find("<p class=\"only-print").or(html.find("</main")).unwrap_or(html.len());
    let main = &html[html.find("<main").unwrap_or(0)..end];
    let (mut tag, mut quoted, mut message, mut left) = (false, false, 0, String::new());
    for c in main.chars() {
        match c {
            '"' if tag => quoted = !quoted,
            _ if quoted => {}
            '<' => tag = true,
            '>' => tag = false,
            '⟦' => message += 1,
            '⟧' => message -= 1,
            c if !tag && message == 0 && c.is_alphabetic() => left.push(c),
            _ => {}
        }
    }
    left
}
