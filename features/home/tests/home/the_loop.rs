use cairn_ground::Audience::{Me, Team};
use cairn_record::{Event, Verb};
use cairn_testkit::apps;

use crate::{ANSWERED, ASKED, COMPLETED, LOOKED_BACK, Made, NOTICED, TOOK, features, make, say};

/// The four figures of a page in order.
fn figures(words: &str) -> Vec<i64> {
    let labels = ["We noticed", "We decided", "We did", "It changed"];
    labels
        .iter()
        .map(|label| {
            let rest = &words[words.find(label).expect("a column") + label.len()..];
            rest.split_whitespace().next().and_then(|n| n.parse().ok()).expect("a figure")
        })
        .collect()
}

#[tokio::test]
async fn the_columns_move_by_exactly_the_steps_of_the_loop() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let browser = app.sign_in(alva).await;
        let mut seen = Vec::new();
        let question = Made {
            verb: ASKED,
            kind: "question",
            title: "Below −20 °C?",
            audience: Team,
            because_of: None,
        };
        let question = make(&app, alva, team, question).await;
        app.settle().await;
        seen.push(figures(&browser.get("/organisation").await.words()));
        say(&app, alva, ANSWERED, question, "answered").await;
        app.settle().await;
        seen.push(figures(&browser.get("/organisation").await.words()));
        let step = Made {
            verb: TOOK,
            kind: "step",
            title: "Heat first",
            audience: Team,
            because_of: Some(question),
        };
        let step = make(&app, alva, team, step).await;
        say(&app, alva, COMPLETED, step, "done").await;
        app.settle().await;
        seen.push(figures(&browser.get(&format!("/teams/{team}")).await.words()));
        say(&app, alva, LOOKED_BACK, step, "clearly").await;
        app.settle().await;
        let page = browser.get("/organisation").await;
        seen.push(figures(&page.words()));
        assert_eq!(
            seen,
            [vec![1, 0, 0, 0], vec![1, 1, 0, 0], vec![1, 1, 1, 0], vec![1, 1, 1, 1]],
            "{}",
            app.name
        );
        assert!(page.shows("From noticing to change") && page.shows("Heat first"));
        assert!(page.queries() <= 12, "{} queries", page.queries());
    })
    .await;
}

#[tokio::test]
async fn a_card_that_becomes_a_question_is_noticed_once_and_its_answer_is_the_cards() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let browser = app.sign_in(alva).await;
        let noticed = |verb, kind, because_of| {
            let title = "Somebody always waits";
            Made { verb, kind, title, audience: Team, because_of }
        };
        let card = make(&app, alva, team, noticed(NOTICED, "insight", None)).await;
        let question = make(&app, alva, team, noticed(ASKED, "question", Some(card))).await;
        app.settle().await;
        let page = browser.get("/organisation").await;
        assert_eq!(figures(&page.words()), [1, 0, 0, 0], "{}", app.name);
        say(&app, alva, ANSWERED, question, "answered").await;
        app.settle().await;
        let page = browser.get("/organisation").await;
        assert_eq!(figures(&page.words()), [1, 1, 0, 0], "{}", app.name);
    })
    .await;
}

#[tokio::test]
async fn a_step_for_oneself_that_was_done_before_it_is_shown_counts_as_done() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let made = |verb, kind, audience, because_of| {
            let title = "Somebody always waits";
            Made { verb, kind, title, audience, because_of }
        };
        let laid = Verb::own("laid", "laid");
        let card = make(&app, alva, team, made(laid, "insight", Team, None)).await;
        let step = make(&app, alva, team, made(TOOK, "step", Me, Some(card))).await;
        app.days(2).await;
        say(&app, alva, COMPLETED, step, "done").await;
        app.days(2).await;
        say(&app, alva, LOOKED_BACK, step, "clearly").await;
        app.days(2).await;
        let actor = app.actor(alva).await;
        let shown = app.store.write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let card = cairn_objects::find_any(tx, card).await?;
                cairn_record::append(tx, &actor, &Event::about(NOTICED, &card)).await?;
                let step = cairn_objects::widen(tx, &actor, step, Team).await?;
                let widened = Verb::own("widened", "showed to more people");
                let event = Event::about(widened, &step).because_of(Some(card.id));
                cairn_record::append(tx, &actor, &event).await.map(drop)
            })
        });
        shown.await.expect("shown");
        app.settle().await;
        let page = app.sign_in(alva).await.get(&format!("/teams/{team}")).await;
        assert_eq!(figures(&page.words()), [1, 1, 1, 1], "{} {}", app.name, page.words());
        // Decided on the day on which it was, not on the one on which it was shown.
        assert!(page.shows("Noticed Monday") && page.shows("Decided Monday"), "{}", page.words());
        assert!(
            page.shows("Done Wednesday") && page.shows("Seen change, Friday"),
            "{}",
            page.words()
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_at_me_counts_nowhere_and_other_teams_count_without_being_shown() {
    apps(features, |app| async move {
        let (north, coast) = (app.team("Nord").await, app.team("Coast").await);
        let alva = app.person("Alva Lindqvist", north).await;
        let noor = app.person("Noor Karim", coast).await;
        let ask = |title, audience| Made {
            verb: ASKED,
            kind: "question",
            title,
            audience,
            because_of: None,
        };
        make(&app, alva, north, ask("Mine alone", Me)).await;
        make(&app, alva, north, ask("Inside Nord", Team)).await;
        app.settle().await;
        let browser = app.sign_in(noor).await;
        assert_eq!(figures(&browser.get("/organisation").await.words())[0], 1);
        let list = browser.get("/organisation/noticed").await;
        assert!(!list.shows("Inside Nord") && !list.shows("Mine alone"));
        assert!(list.shows("and one inside its team"), "{}", list.words());
        let folded = browser.get(&format!("/teams/{north}")).await;
        assert!(!folded.shows("We noticed"), "a team of one is folded for others");
        let list = browser.get(&format!("/teams/{north}/loop/noticed")).await;
        assert_eq!(list.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_loop_rebuilt_from_the_record_is_the_same() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        for n in 0..5 {
            let title = format!("Question {n}");
            let made = Made {
                verb: ASKED,
                kind: "question",
                title: &title,
                audience: Team,
                because_of: None,
            };
            let question = make(&app, alva, team, made).await;
            if n % 2 == 0 {
                say(&app, alva, ANSWERED, question, "answered").await;
            }
        }
        app.settle().await;
        let browser = app.sign_in(alva).await;
        let before = figures(&browser.get("/organisation").await.words());
        let subscription = app.house.subscriptions[0];
        cairn_record::settle(&app.store).await.expect("settled");
        cairn_record::rebuild(&app.store, subscription).await.expect("rebuilt");
        assert_eq!(figures(&browser.get("/organisation").await.words()), before);
        assert_eq!(before, [5, 3, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_counts_no_longer() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let mut asked = Vec::new();
        for title in ["Stays", "Goes"] {
            let (verb, kind, audience) = (ASKED, "question", Team);
            let made = Made { verb, kind, title, audience, because_of: None };
            asked.push(make(&app, alva, team, made).await);
        }
        app.settle().await;
        let browser = app.sign_in(alva).await;
        assert_eq!(figures(&browser.get("/organisation").await.words())[0], 2);
        let gone = asked[1];
        let taking = app.store.write(move |tx| {
            Box::pin(async move {
                cairn_search::remove(tx, gone).await?;
                cairn_record::delete_about(tx, gone).await?;
                cairn_objects::remove(tx, gone).await
            })
        });
        taking.await.expect("taken back");
        app.settle().await;
        assert_eq!(figures(&browser.get("/organisation").await.words())[0], 1);
        let team = browser.get(&format!("/teams/{team}")).await;
        assert_eq!(figures(&team.words())[0], 1, "{}", team.words());
        let list = browser.get("/organisation/noticed").await;
        assert!(!list.shows("inside its team"), "{}", list.words());
    })
    .await;
}
