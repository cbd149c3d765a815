//! Who sees whether a team's time to learn was kept.

use cairn_ground::Instant;
use cairn_testkit::{Client, apps};

use crate::features;

async fn moves_to(browser: &Client, zone: &str) {
    let form = [("locale", "en"), ("zone", zone), ("theme", "auto")];
    let moved = browser.post("/me/settings/preferences", &form).await;
    assert_eq!(moved.status, 303, "{}", moved.words());
}

#[tokio::test]
async fn others_see_what_was_kept_once_five_have_said_it_and_the_team_sees_it_at_once() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")];
        let mut browsers = Vec::new();
        for name in ["Alva Lindqvist", "Jonas Ek", "Eva Sandberg", "Ida Holm", "Saga Winther"] {
            browsers.push(app.sign_in(app.person(name, team).await).await);
        }
        let other = app.team("Service Syd").await;
        let stranger = app.sign_in(app.person("Omar Ali", other).await).await;
        browsers[0].post(&format!("/teams/{team}/time"), &fields).await;
        let page = format!("/teams/{team}");
        app.days(4).await;
        for browser in &browsers[..4] {
            browser.post(&format!("{page}/time/2026-03-05"), &[("word", "yes")]).await;
        }
        app.days(5).await;
        let (own, outside) = (browsers[4].get(&page).await, stranger.get(&page).await);
        assert!(own.shows("week 10 4 answers"), "{}: {}", app.name, own.words());
        assert!(outside.shows("every week") && !outside.shows("promised and kept"));

        app.days(2).await;
        for (browser, word) in browsers.iter().zip(["yes", "yes", "yes", "yes", "taken"]) {
            browser.post(&format!("{page}/time/2026-03-12"), &[("word", word)]).await;
        }
        let early = stranger.get(&page).await;
        assert!(!early.shows("5 answers"), "each further answer could be read off");
        app.days(4).await;
        for (reader, first) in [(&browsers[0], "4 answers"), (&stranger, "too few answers")] {
            let seen = reader.get(&page).await;
            let shows = seen.shows(first) && seen.shows("5 answers") && seen.shows("96 min of 120");
            assert!(shows, "{}: {}", app.name, seen.words());
        }
    })
    .await;
}

#[tokio::test]
async fn no_zone_of_a_reader_shows_what_was_kept_while_others_can_still_answer() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let mut browsers = Vec::new();
        for name in
            ["Alva Lindqvist", "Jonas Ek", "Eva Sandberg", "Ida Holm", "Saga Winther", "Noor Karim"]
        {
            browsers.push(app.sign_in(app.person(name, team).await).await);
        }
        let other = app.team("Service Syd").await;
        let stranger = app.sign_in(app.person("Omar Ali", other).await).await;
        let page = format!("/teams/{team}");
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")];
        browsers[0].post(&format!("{page}/time"), &fields).await;
        app.days(4).await;
        let kept = format!("{page}/time/2026-03-05");
        for browser in &browsers[..5] {
            browser.post(&kept, &[("word", "partly")]).await;
        }
        // Sunday noon in Stockholm is Monday on Kiritimati.
        app.clock.advance(2 * Instant::DAY + 3 * Instant::HOUR);
        moves_to(&stranger, "Pacific/Kiritimati").await;
        moves_to(&browsers[0], "Pacific/Kiritimati").await;
        for reader in [&stranger, &browsers[0]] {
            for place in [page.as_str(), "/organisation"] {
                let seen = reader.get(place).await;
                assert!(!seen.shows("5 answers"), "{} {place}: {}", app.name, seen.words());
            }
        }
        let late = browsers[5].post(&kept, &[("word", "taken")]).await;
        assert_eq!(late.status, 303, "the last one may still answer");

        // Monday morning in Stockholm is Sunday at Baker Island.
        app.clock.advance(20 * Instant::HOUR);
        moves_to(&stranger, "Etc/GMT+12").await;
        for place in [page.as_str(), "/organisation"] {
            let seen = stranger.get(place).await;
            assert!(seen.shows("6 answers"), "{} {place}: {}", app.name, seen.words());
        }
    })
    .await;
}

#[tokio::test]
async fn today_asks_when_an_answer_is_taken_wherever_one_is() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let (east, west) = (
            app.sign_in(app.person("Alva Lindqvist", team).await).await,
            app.sign_in(app.person("Jonas Ek", team).await).await,
        );
        let page = format!("/teams/{team}");
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")];
        east.post(&format!("{page}/time"), &fields).await;
        moves_to(&east, "Pacific/Kiritimati").await;
        moves_to(&west, "Etc/GMT+12").await;
        let asks = "Was your learning time kept, Thursday 14–16?";
        // Thursday noon in Stockholm, Friday on Kiritimati.
        app.clock.advance(3 * Instant::DAY + 3 * Instant::HOUR);
        assert!(!east.get("/").await.shows(asks), "it has not been yet");
        // Friday, half past one in Stockholm: Thursday noon at Baker Island.
        app.clock.advance(13 * Instant::HOUR + 30 * Instant::MINUTE);
        for browser in [&east, &west] {
            let today = browser.get("/").await;
            assert!(today.shows(asks), "{}: {}", app.name, today.words());
            let kept = format!("{page}/time/2026-03-05");
            assert_eq!(browser.post(&kept, &[("word", "yes")]).await.status, 303);
        }
        // Monday in Stockholm, Sunday at Baker Island: nobody is asked any more.
        app.clock.advance(3 * Instant::DAY);
        app.settle().await;
        assert!(!west.get("/").await.shows(asks));
    })
    .await;
}
