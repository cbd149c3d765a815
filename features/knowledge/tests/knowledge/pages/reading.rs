use cairn_testkit::apps;

use super::house::{People, features, id_of, said};

#[tokio::test]
async fn a_section_that_a_colleague_chose_meanwhile_stays() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Start", "One").await;
        let form = people.noor.web.get(&format!("{page}/edit")).await;
        assert!(form.text().contains("name=\"section_was\" value=\"\""), "{}", form.text());
        let save = page.clone();
        let theirs = [
            ("version", "1"),
            ("title", "Start"),
            ("body", "One"),
            ("section", "Service"),
            ("section_was", ""),
        ];
        people.alva.web.post(&save, &theirs).await;
        let mine = [
            ("version", "1"),
            ("title", "Start"),
            ("body", "Two"),
            ("section", ""),
            ("section_was", ""),
        ];
        assert_eq!(said(&people.noor.web.post(&save, &mine).await), "saved");
        assert!(people.karin.sees("/pages?section=Service").await.contains("Start"));
        let away = [
            ("version", "2"),
            ("title", "Start"),
            ("body", "Two"),
            ("section", ""),
            ("section_was", "Service"),
        ];
        assert_eq!(said(&people.noor.web.post(&save, &away).await), "saved", "it was moved");
        assert!(!people.karin.sees("/pages?section=Service").await.contains("Start"));
    })
    .await;
}

#[tokio::test]
async fn anyone_shares_a_tip_and_colleagues_find_it_under_its_name() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let body = "Let the **crankcase heater** run two hours.\n\n1. Read\n2. Open";
        let page = people
            .noor
            .share_with("Start below −20 °C", body, &[("section", "Service / Cold")])
            .await;
        let words = people.jonas.sees(&page).await;
        assert!(words.contains("Ett tips från Noor Karim"), "{words}");
        assert!(words.contains("Noor Karim ansvarar för sidan"), "{words}");
        let answer = people.alva.web.get(&page).await;
        assert!(answer.text().contains("<strong>crankcase heater</strong>"));
        assert!(answer.shows("Knowledge / Service / Cold"), "{}", answer.words());
        assert!(answer.queries() <= 9, "{} queries", answer.queries());
        let place = people.alva.sees("/pages").await;
        assert!(place.contains("Start below −20 °C a tip from Noor Karim"), "{place}");
        assert!(place.contains("Service one page"), "{place}");
        let section = people.alva.sees("/pages?section=Service").await;
        assert!(section.contains("Cold one page"), "{section}");
        assert!(people.alva.sees("/pages?section=Service%2FCold").await.contains("Start below"));
        assert_eq!(people.did(&people.noor).await, ["shared"]);
    })
    .await;
}

#[tokio::test]
async fn an_empty_place_offers_one_thing_to_do() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let words = people.noor.sees("/pages").await;
        assert!(words.contains("Nobody has written anything yet"), "{words}");
        assert!(words.contains("Share a tip"));
    })
    .await;
}

#[tokio::test]
async fn a_page_is_seen_by_those_it_is_shown_to_and_by_nobody_else() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let team = people.noor.share_with("Keys", "On the hook", &[("audience", "team")]).await;
        let mine = people.noor.share_with("Draft", "Later", &[("audience", "me")]).await;
        people.alva.sees(&team).await;
        for path in [&team, &format!("{team}/history"), &format!("{team}/edit")] {
            assert_eq!(people.jonas.web.get(path).await.status, 404, "{path}");
        }
        // Who curates has no further eyes.
        assert_eq!(people.karin.web.get(&team).await.status, 404);
        assert_eq!(people.alva.web.get(&mine).await.status, 404);
        assert!(!people.jonas.sees("/pages").await.contains("Keys"));
        assert!(people.noor.sees("/pages").await.contains("Draft"));
        let visitor = people.app.visitor().get(&team).await;
        assert_eq!(visitor.status, 303);
        assert_eq!(people.noor.web.get("/pages/nothing").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn that_it_helped_reaches_whoever_wrote_it_once_a_reader() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "Quarter turn").await;
        let helped = format!("{page}/helped");
        let words = people.alva.web.done(&helped, &[]).await.words();
        assert!(words.contains("It has helped one colleague."), "{words}");
        people.alva.web.done(&helped, &[]).await;
        let words = people.jonas.web.done(&helped, &[]).await.words();
        assert!(words.contains("Det har hjälpt 2 kollegor."), "{words}");
        assert_eq!(people.told(&people.noor).await, ["knowledge-tell-page-helped"; 2]);
        assert_eq!(people.did(&people.alva).await, ["helped"]);
        let own = people.noor.web.post(&helped, &[]).await;
        assert_eq!(own.status, 422);
    })
    .await;
}

#[tokio::test]
async fn an_empty_place_shows_an_example_and_says_that_it_is_one() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        for path in ["/pages", "/questions", "/material"] {
            assert!(people.noor.sees(path).await.contains("For example: "), "{path}");
            assert!(people.jonas.sees(path).await.contains("Till exempel: "), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn that_it_is_wrong_waits_for_the_owner_who_alone_reads_why() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "Half turn").await;
        let wrong = format!("{page}/wrong");
        let empty = people.alva.web.post(&wrong, &[("wrong", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.shows("Please write something here."));
        let why = "A quarter turn on the new ones";
        people.alva.web.done(&wrong, &[("wrong", why)]).await;
        let waits = people.waits(&people.noor).await;
        assert_eq!(waits, [("look-at-wrong".to_owned(), Some("Alva Lind".to_owned()))]);
        assert!(people.noor.sees(&page).await.contains(why));
        assert!(people.alva.sees(&page).await.contains("You said that something is wrong here"));
        assert!(!people.jonas.sees(&page).await.contains(why));
        let settle = format!("{page}/wrong/{}", people.alva.id);
        assert_eq!(people.jonas.web.post(&settle, &[]).await.status, 403);
        people.noor.web.done(&settle, &[]).await;
        assert!(people.waits(&people.noor).await.is_empty());
        let heard = [("mended".to_owned(), Some("Noor Karim".to_owned()))];
        assert_eq!(people.waits(&people.alva).await, heard);
        assert_eq!(people.told(&people.alva).await, ["knowledge-tell-mended"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_in_a_form_comes_back_with_everything_typed() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let long = "å".repeat(10_000);
        let deep = "a/b/c/d/e/f/g";
        for (fields, message) in [
            ([("title", long.as_str()), ("body", "x"), ("section", "")], "10,000"),
            ([("title", "T"), ("body", "  \n "), ("section", "")], "Please write something here"),
            ([("title", "T"), ("body", "kept words"), ("section", deep)], "Up to 6 sections"),
        ] {
            let mut all = fields.to_vec();
            all.push(("audience", "organisation"));
            let answer = people.noor.web.post("/pages", &all).await;
            assert_eq!(answer.status, 422);
            assert!(answer.shows(message), "{}", answer.words());
            for (name, value) in fields {
                assert!(answer.text().contains(value.trim()), "{name} is lost");
            }
        }
        let nobody = people.noor.web.post("/pages", &[("title", "T"), ("body", "x")]).await;
        assert!(nobody.shows("Please choose one of these."));
    })
    .await;
}

#[tokio::test]
async fn a_page_sent_twice_is_shared_once() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let fields =
            [("title", "T"), ("body", "x"), ("audience", "organisation"), ("command_id", "c1")];
        let first = people.noor.web.post("/pages", &fields).await;
        let second = people.noor.web.post("/pages", &fields).await;
        assert_eq!(first.location(), second.location());
        assert_eq!(people.did(&people.noor).await, ["shared"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_made_of_something_is_linked_and_goes_no_further_than_a_colleague_s_words() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let coast = people.coast.to_string();
        let asked = [("text", "Which torque?"), ("whom", coast.as_str())];
        let question = people.alva.web.post("/questions", &asked).await;
        assert_eq!(question.status, 303, "{}", question.words());
        let question = super::house::address(&question);
        let answers = format!("{question}/answers");
        let given = people.noor.web.post(&answers, &[("text", "Forty newton metres")]).await;
        assert_eq!(given.status, 303, "{}", given.words());
        let answer = answer_of(&people, &question).await;
        let form = people.alva.web.get(&format!("/pages/new?because_of={answer}")).await;
        assert!(form.text().contains("Forty newton metres</textarea>"), "{}", form.text());
        assert!(form.text().contains("value=\"team\" checked"), "no wider than the answer");
        let because = answer.as_str();
        let fields = |audience| {
            [
                ("title", "Torque"),
                ("body", "40 Nm"),
                ("audience", audience),
                ("because_of", because),
            ]
        };
        let wide = people.alva.web.post("/pages", &fields("organisation")).await;
        assert_eq!(wide.status, 422);
        assert!(wide.shows("Your colleague’s words are shown to fewer people."));
        let page = people.alva.web.post("/pages", &fields("team")).await;
        let page = super::house::address(&page);
        let words = people.noor.sees(&page).await;
        assert!(words.contains("From Noor Karim’s answer to Alva Lind’s question."), "{words}");
        assert!(words.contains("A tip from Alva Lind, after an answer from Noor Karim"), "{words}");
        people.app.settle().await;
        let waits = people.waits(&people.noor).await;
        let used = ("see-thanks".to_owned(), Some("Alva Lind".to_owned()));
        assert!(waits.contains(&used), "{waits:?}");
        // Neither can it be shown further later.
        let widen = format!("{page}/widen");
        let answer = people.alva.web.post(&widen, &[("audience", "organisation")]).await;
        assert_eq!(answer.status, 422);
        let mut db = people.app.store.read().await.unwrap();
        let links = cairn_links::list_all_of(&mut db, id_of(&page)).await.unwrap();
        assert_eq!(links.len(), 1);
    })
    .await;
}

async fn answer_of(people: &People, question: &str) -> String {
    let actor = people.actor(&people.alva).await;
    let mut db = people.app.store.read().await.unwrap();
    let owned = cairn_objects::list_owned_ids(&mut db, people.noor.id).await.unwrap();
    for (id, _) in owned {
        let object = cairn_objects::find(&mut db, &actor, id).await.unwrap();
        if object.kind == "answer" {
            return id.to_string();
        }
    }
    panic!("no answer to {question}");
}
