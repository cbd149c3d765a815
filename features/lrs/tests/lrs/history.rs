use cairn_ground::{Audience, Clock, Instant, Locale};
use cairn_testkit::apps;

use crate::{ask, features, say_for_me};

#[tokio::test]
async fn my_history_says_in_plain_words_what_i_did_newest_first() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.add("Noor Karim", Some(team), Locale::Sv, false).await;
        ask(&app, noor, team, "Hur luftar man pumpen?", Audience::Team).await;
        app.clock.advance(Instant::DAY);
        ask(&app, noor, team, "Bara för mig", Audience::Me).await;
        let other = app.person("Alva Lind", team).await;
        ask(&app, other, team, "Alvas fråga", Audience::Organisation).await;

        let page = app.sign_in(noor).await.get("/me/history").await;
        let words = page.words();
        let newer = words.find("Du frågade ”Bara för mig” i dag").expect("mine alone, too");
        let older = words.find("Du frågade ”Hur luftar man pumpen?” i går").expect("the first");
        assert!(newer < older && !words.contains("Alvas fråga"), "{words}");
        assert!(page.queries() <= 12, "{} queries", page.queries());
        let empty = app.sign_in(app.person("Bo Ek", team).await).await.get("/me/history").await;
        assert!(empty.shows("came in for the first time"), "{}", empty.words());
    })
    .await;
}

#[tokio::test]
async fn a_long_history_is_read_page_by_page_without_gap_or_double() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        for n in 0..85 {
            ask(&app, noor, team, &format!("Question {n:03}"), Audience::Team).await;
        }
        let browser = app.sign_in(noor).await;
        let (mut seen, mut address) = (Vec::new(), "/me/history".to_owned());
        for _ in 0..3 {
            let page = browser.get(&address).await;
            let words = page.words();
            seen.extend(words.split("“Question ").skip(1).map(|rest| rest[..3].to_owned()));
            let text = page.text();
            let Some((_, rest)) = text.split_once("rel=\"next\" href=\"") else { break };
            address = rest.split('"').next().unwrap_or_default().to_owned();
        }
        let wanted: Vec<String> = (0..85).rev().map(|n| format!("{n:03}")).collect();
        assert_eq!(seen, wanted);
    })
    .await;
}

#[tokio::test]
async fn nobody_but_an_administrator_with_a_reason_reads_anothers_history() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let boss = app.person("Bosse Chef", team).await;
        app.manages(boss, team).await;
        let address = format!("/manage/history/{noor}");
        for path in [address.as_str(), &format!("/manage/erase/{noor}")] {
            assert_eq!(app.sign_in(boss).await.get(path).await.status, 403, "{path}");
            assert_eq!(app.sign_in(noor).await.get(path).await.status, 403, "{path}");
            assert!(app.visitor().get(path).await.location().starts_with("/login"));
            let sent = app.sign_in(boss).await.post(path, &[("reason", "x"), ("name", "x")]).await;
            assert_eq!(sent.status, 403, "{path}");
        }
        let page = app.sign_in(noor).await.get("/me/history").await;
        assert!(page.shows("Nobody has looked."), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_look_needs_a_reason_is_told_the_same_day_and_ends_after_24_hours() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let ada = app.administrator("Ada Holm").await;
        let noor = app.person("Noor Karim", team).await;
        ask(&app, noor, team, "For everyone", Audience::Organisation).await;
        ask(&app, noor, team, "For the team", Audience::Team).await;
        ask(&app, noor, team, "For me", Audience::Me).await;
        let browser = app.sign_in(ada).await;
        let address = format!("/manage/history/{noor}");

        let form = browser.get(&address).await;
        assert!(form.shows("Why do you need to look?") && !form.shows("For everyone"));
        let empty = browser.post(&address, &[("reason", "  ")]).await;
        assert_eq!(empty.status, 422, "{}", empty.words());
        let long = browser.post(&address, &[("reason", &"x".repeat(281))]).await;
        assert!(long.status == 422 && long.text().contains(&"x".repeat(281)), "kept as typed");

        let open = browser.done(&address, &[("reason", "Noor asked me <b>")]).await;
        assert!(open.shows("Noor Karim asked “For everyone”"), "{}", open.words());
        assert!(!open.shows("For the team") && !open.shows("For me"), "no further rights");

        let mine = app.sign_in(noor).await;
        let history = mine.get("/me/history").await;
        assert!(history.shows("Ada Holm Noor asked me <b>"), "{}", history.words());
        assert!(history.shows("I have seen this"));
        let now = app.clock.now();
        let mut db = app.store.read().await.expect("a connection");
        let actor = app.actor(noor).await;
        let today = now.date(&jiff::tz::TimeZone::UTC);
        let waits = cairn_nudge::list_waiting(&mut db, &actor, today, 9).await.expect("waits");
        assert_eq!(waits.len(), 1);
        assert_eq!(waits[0].from_name.as_deref(), Some("Ada Holm"));
        let told = cairn_nudge::list_messages_of(&mut db, noor).await.expect("messages");
        assert_eq!(told.len(), 1, "and by mail");
        drop(db);

        let seen = mine.done("/me/history/seen", &[]).await;
        assert!(seen.shows("Ada Holm") && !seen.shows("I have seen this"), "it stays to be read");
        app.clock.advance(Instant::DAY);
        assert!(browser.get(&address).await.shows("Why do you need to look?"), "it is over");
    })
    .await;
}

#[tokio::test]
async fn a_sign_or_a_word_is_no_reason_to_look() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let ada = app.add("Ada Holm", None, Locale::Sv, true).await;
        let noor = app.person("Noor Karim", team).await;
        let browser = app.sign_in(ada).await;
        let address = format!("/manage/history/{noor}");
        for reason in ["👀", "x", "12345678901234", "Kollar", "a-b-c-d-e-f-g-h-i-j-k"] {
            let answer = browser.post(&address, &[("reason", reason)]).await;
            assert!(answer.status == 422 && answer.shows("Skriv några ord"), "{}", answer.words());
            assert!(answer.text().contains(reason), "kept as typed: {reason}");
        }
        let history = app.sign_in(noor).await.get("/me/history").await;
        assert!(history.shows("Nobody has looked."), "{}", history.words());
        browser.done(&address, &[("reason", "Noor bad mig 👀")]).await;
    })
    .await;
}

#[tokio::test]
async fn a_look_shows_nothing_that_was_said_for_me_alone_about_what_everyone_sees() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let ada = app.administrator("Ada Holm").await;
        let noor = app.person("Noor Karim", team).await;
        let object = ask(&app, noor, team, "For everyone", Audience::Organisation).await;
        say_for_me(&app, noor, object).await;
        let own = app.sign_in(noor).await.get("/me/history").await;
        assert_eq!(own.words().matches("“For everyone”").count(), 2, "{}", own.words());
        let address = format!("/manage/history/{noor}");
        let look = app.sign_in(ada).await.done(&address, &[("reason", "Noor asked me")]).await;
        assert_eq!(look.words().matches("“For everyone”").count(), 1, "{}", look.words());
    })
    .await;
}

#[tokio::test]
async fn another_administrators_reason_opens_nothing_for_me() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let [ada, bea] = [app.administrator("Ada Holm").await, app.administrator("Bea Ek").await];
        let noor = app.person("Noor Karim", team).await;
        let address = format!("/manage/history/{noor}");
        app.sign_in(ada).await.done(&address, &[("reason", "Noor asked me")]).await;
        let page = app.sign_in(bea).await.get(&address).await;
        assert!(page.shows("Why do you need to look?"), "{}", page.words());
        let own = app.sign_in(bea).await.get(&format!("/manage/history/{bea}")).await;
        assert_eq!(own.location(), "/me/history");
        let nobody = format!("/manage/history/{}", cairn_ground::Id::nil());
        assert_eq!(app.sign_in(bea).await.get(&nobody).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_verb_may_be_said_otherwise_of_one_kind() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        crate::ask_of(&app, noor, team, ("page", "The pump"), Audience::Me).await;
        ask(&app, noor, team, "Why?", Audience::Me).await;
        let page = app.sign_in(noor).await.get("/me/history").await;
        let words = page.words().replace(['\u{2068}', '\u{2069}'], "");
        assert!(words.contains("You asked about “The pump”"), "{words}");
        assert!(words.contains("You asked “Why?”"), "{words}");
    })
    .await;
}
