//! At the boundary: a team's time and direction over HTTP, on both databases.

use cairn_feature::Feature;
use cairn_testkit::apps;

fn features() -> Vec<Feature> {
    vec![cairn_rhythm::feature()]
}

#[tokio::test]
async fn a_team_sets_its_time_and_members_say_whether_it_was_kept() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", app.team("Coast").await).await;
        let browser = app.sign_in(alva).await;
        let time = format!("/teams/{team}/time");
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")];
        let set = browser.post(&time, &fields).await;
        assert_eq!(set.location(), format!("/teams/{team}?said=rhythm-said-time"));
        // Monday 2 March: the Thursday is the 5th; on the 6th it is over.
        app.days(4).await;
        let kept = format!("{time}/2026-03-05");
        assert_eq!(browser.post(&kept, &[("word", "partly")]).await.status, 303);
        assert_eq!(browser.post(&kept, &[("word", "yes")]).await.status, 303, "may be changed");
        assert_eq!(browser.post(&kept, &[("word", "often")]).await.status, 422);
        let other_day = format!("{time}/2026-03-04");
        assert_eq!(browser.post(&other_day, &[("word", "yes")]).await.status, 422);
        let stranger = app.sign_in(noor).await;
        assert_eq!(stranger.post(&kept, &[("word", "yes")]).await.status, 403);
        assert_eq!(stranger.get(&time).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_time_that_cannot_be_comes_back_filled_in() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let browser = app.sign_in(alva).await;
        let fields = [("weekday", "2"), ("starts", "16:30"), ("ends", "14:00")];
        let answer = browser.post(&format!("/teams/{team}/time"), &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("It should end later than it begins"), "{}", answer.words());
        assert!(answer.text().contains("value=\"16:30\""));
    })
    .await;
}

#[tokio::test]
async fn the_direction_is_read_by_everyone_and_written_by_the_team() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", app.team("Coast").await).await;
        let browser = app.sign_in(alva).await;
        let page = format!("/teams/{team}/direction");
        let lines = [("line1", "Explain the display"), ("why1", "People call back")];
        assert_eq!(browser.post(&page, &lines).await.status, 303);
        let changed = [("line1", "Explain the display twice"), ("line2", "Label the drawer")];
        assert_eq!(browser.post(&page, &changed).await.status, 303);
        assert_eq!(browser.post(&page, &[("line1", "  ")]).await.status, 422);
        let stranger = app.sign_in(noor).await;
        let read = stranger.get(&page).await;
        assert!(read.shows("Explain the display twice") && read.shows("Label the drawer"));
        assert!(!read.shows("People call back"), "an emptied why is gone");
        assert_eq!(stranger.post(&page, &lines).await.status, 403);
        let long = "å".repeat(10_000);
        let refused = browser.post(&page, &[("line1", long.as_str())]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(&long), "nothing typed is lost");
    })
    .await;
}

#[tokio::test]
async fn two_answers_at_once_are_two_answers() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let mut browsers = Vec::new();
        for name in ["Alva Lindqvist", "Jonas Ek", "Eva Sandberg", "Omar Ali"] {
            let person = app.person(name, team).await;
            browsers.push(app.sign_in(person).await);
        }
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")];
        browsers[0].post(&format!("/teams/{team}/time"), &fields).await;
        app.days(4).await;
        let kept = format!("/teams/{team}/time/2026-03-05");
        let tasks: Vec<_> = browsers
            .into_iter()
            .map(|browser| {
                let kept = kept.clone();
                tokio::spawn(async move { browser.post(&kept, &[("word", "yes")]).await.status })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.expect("sent"), 303, "{}", app.name);
        }
        let mut db = app.store.read().await.expect("a connection");
        let yes: i64 =
            cairn_store::q("SELECT yes FROM rhythm_week").one(&mut db).await.expect("a week");
        assert_eq!(yes, 4);
    })
    .await;
}
