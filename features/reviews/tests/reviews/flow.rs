//! From the start to what came of it.

use cairn_testkit::apps;

use crate::{
    features,
    phone::{card_id, start, team, write},
};

#[tokio::test]
async fn a_review_is_started_written_opened_and_read() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckans installationer").await;
        write(&team.eva, &review, "1", "Vi ringde kunden kvällen före.").await;
        write(&team.jonas, &review, "3", "Reservdelslådan var tom.").await;

        let waiting = team.noor.get(&review).await;
        assert!(waiting.shows("2 cards so far"), "{}", waiting.words());
        for hidden in ["Vi ringde", "Reservdelslådan"] {
            assert!(!waiting.text().contains(hidden), "{}", app.name);
            let page = team.noor.get(&format!("{review}/write?q=1")).await;
            assert!(!page.text().contains(hidden), "{}", app.name);
        }
        let opened = team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(opened.shows("The cards are open."), "{}", opened.words());
        let read = team.noor.get(&review).await;
        for shown in ["Vi ringde kunden kvällen före.", "Reservdelslådan var tom."] {
            assert_eq!(read.text().matches(&format!(">{shown}<")).count(), 1, "each card once");
        }
        let well = read.words().find("What went well?").expect("a question");
        let less = read.words().find("What went less well?").expect("a question");
        let card = read.words().find("Reservdelslådan").expect("a card");
        assert!(well < less && less < card);
    })
    .await;
}

#[tokio::test]
async fn a_review_that_is_over_leads_to_the_one_under_way_instead_of_planning_another() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let first = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &first, "3", "Lådan var tom").await;
        team.eva.done(&format!("{first}/open"), &[]).await;
        let closed = team.eva.done(&format!("{first}/close"), &[]).await;
        assert!(closed.shows("Plan the next review"), "{}", closed.words());
        let second = start(&team.eva, team.id, "Nästa vecka").await;
        // While the cards are still there, and once they are gone.
        for days in [0, 40] {
            app.days(days).await;
            let second = match days {
                0 => second.clone(),
                _ => start(&team.eva, team.id, "Nästa vecka").await,
            };
            let page = team.jonas.get(&first).await;
            assert!(!page.shows("Plan the next review"), "{}", page.words());
            assert!(page.shows("Nästa vecka"), "{}", page.words());
            assert!(page.text().contains(&format!("href=\"{second}\"")), "{}", page.text());
        }
    })
    .await;
}

#[tokio::test]
async fn a_card_is_changed_until_the_opening_and_only_by_who_wrote_it() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Vi hann med allt").await;
        let page = team.jonas.get(&format!("{review}/write?q=1")).await;
        let card = card_id(&page, "Vi hann med allt");
        let change = format!("{review}/change");
        let fields = |body| [("q", "1"), ("card", card.as_str()), ("body", body), ("go", "save")];

        let refused = team.noor.post(&change, &fields("Det var jag")).await;
        assert_eq!(refused.status, 422);
        let changed = team.jonas.done(&change, &fields("Vi hann med nästan allt")).await;
        assert!(changed.shows("Vi hann med nästan allt"), "{}", changed.words());
        assert!(!changed.shows("Det var jag"));
        let hub = team.jonas.get(&review).await;
        assert!(hub.shows("One card so far") && hub.shows("Vi hann med nästan allt"));

        let now = card_id(&changed, "Vi hann med nästan allt");
        team.eva.done(&format!("{review}/open"), &[]).await;
        let late = [("q", "1"), ("card", now.as_str()), ("body", "Sent"), ("go", "save")];
        let answer = team.jonas.post(&change, &late).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("already open"), "{}", answer.words());
        assert!(!team.eva.get(&review).await.shows("Sent"));
    })
    .await;
}

#[tokio::test]
async fn a_card_is_taken_away_by_who_wrote_it_and_by_nobody_else() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Kunden Svensson klagade").await;
        let page = team.jonas.get(&format!("{review}/write?q=1")).await;
        let card = card_id(&page, "Kunden Svensson klagade");
        let away = [("q", "1"), ("card", card.as_str()), ("body", ""), ("go", "away")];
        let change = format!("{review}/change");
        assert_eq!(team.noor.post(&change, &away).await.status, 422);
        assert!(team.eva.get(&review).await.shows("One card so far"));
        let page = team.jonas.done(&change, &away).await;
        assert!(page.shows("The card has been taken away."), "{}", page.words());
        assert!(team.eva.get(&review).await.shows("No cards so far"));
    })
    .await;
}

#[tokio::test]
async fn the_questions_follow_each_other_and_an_empty_one_is_passed_by() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let form = format!("{review}/write");
        let next = |q| [("q", q), ("body", ""), ("go", "next")];
        for (at, question) in
            [("1", "Why was that?"), ("2", "What went less well?"), ("3", "What can we learn")]
        {
            let page = team.jonas.done(&form, &next(at)).await;
            assert!(page.shows(question), "{at}: {}", page.words());
        }
        let hub = team.jonas.done(&form, &next("4")).await;
        assert!(hub.shows("Nothing written this time"), "{}", hub.words());
        assert!(hub.shows("No cards so far"), "{}", hub.words());
        let again = team.jonas.post(&form, &[("q", "1"), ("body", " "), ("go", "add")]).await;
        assert_eq!(again.status, 422, "adding nothing is a mistake");
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_comes_back_as_it_was_typed() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let endless = "för lång ".repeat(80);
        let about = endless.repeat(2);
        let fields = [("about", about.as_str()), ("team", &team.id.to_string()), ("with", "Bo")];
        let page = team.eva.post("/reviews", &fields).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains(about.trim_end()) && page.text().contains("value=\"Bo\""));

        let review = start(&team.eva, team.id, "Veckan").await;
        let fields = [("q", "2"), ("body", endless.as_str()), ("go", "next")];
        let page = team.jonas.post(&format!("{review}/write"), &fields).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains(endless.trim_end()) && page.shows("Why was that?"));
        let nowhere = [("q", "7"), ("body", "x"), ("go", "add")];
        assert_eq!(team.jonas.post(&format!("{review}/write"), &nowhere).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_review_is_about_the_week_unless_something_else_was_said() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, " ").await;
        assert!(team.noor.get(&review).await.shows("The week that was"));
        let twice = [("about", "En gång"), ("team", &team.id.to_string()), ("command_id", "x1")];
        let first = team.eva.post("/reviews", &twice).await.location();
        assert_eq!(first, team.eva.post("/reviews", &twice).await.location(), "sent twice");
    })
    .await;
}
