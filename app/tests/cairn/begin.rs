//! The first minutes: why the team does this, and what to begin with.

use cairn_testkit::apps;

use crate::features;

#[tokio::test]
async fn an_empty_today_says_why_and_what_to_begin_with_and_to_a_manager_what_comes_first() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let eva = app.person("Eva Sandberg", team).await;
        app.manages(eva, team).await;
        let eva = app.sign_in(eva).await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;

        let today = eva.get("/").await;
        assert!(today.shows("You begin, as their manager"), "{}", today.words());
        for path in ["time", "direction"] {
            assert!(today.text().contains(&format!("/teams/{team}/{path}\"")), "{path}");
        }
        let lines = [("line1", "We start in the cold"), ("why1", "Four compressors last winter")];
        eva.done(&format!("/teams/{team}/direction"), &lines).await;

        let today = alva.get("/").await;
        assert!(today.shows("We start in the cold"), "{}", today.words());
        assert!(today.shows("Four compressors last winter"), "in the words of the team");
        assert!(!today.shows("as their manager"));
        for path in ["/questions/new", "/steps/new"] {
            assert!(today.text().contains(&format!("href=\"{path}\"")), "{path}");
        }
        assert!(today.queries() <= 12, "{} queries", today.queries());
    })
    .await;
}

#[tokio::test]
async fn a_team_s_page_asks_at_most_twelve_times_also_when_it_tells_of_somebody_new() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let eva = app.person("Eva Sandberg", team).await;
        app.manages(eva, team).await;
        let browser = app.sign_in(eva).await;
        let saga = app.administrator("Saga Winther").await;
        app.days(3).await;
        let join = [("team", team.to_string()), ("word", "join".into())];
        let join: Vec<(&str, &str)> = join.iter().map(|(k, v)| (*k, v.as_str())).collect();
        app.sign_in(saga).await.done(&format!("/manage/people/{saga}/teams"), &join).await;
        let page = browser.get(&format!("/teams/{team}")).await;
        assert!(page.shows("New: Saga Winther"), "{}", page.words());
        assert!(page.queries() <= 12, "{} queries", page.queries());
    })
    .await;
}
