//! Who sees whether a team's time to learn was kept.

use cairn_testkit::apps;

use crate::features;

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
