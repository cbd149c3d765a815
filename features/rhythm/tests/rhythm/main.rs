//! At the boundary: a team's time and direction over HTTP, on both databases.

use cairn_feature::Feature;
use cairn_testkit::apps;

mod forgotten;
mod together;
mod zones;

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

/// The address of the first line on a team's page of direction, as another team reads it.
fn line_of(page: &cairn_testkit::Answer) -> String {
    let text = page.text();
    let at = text.find("/directions/").expect("a line that opens");
    text[at..].split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_line_opens_on_a_page_of_its_own_and_a_reported_one_is_shown_to_nobody() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", app.team("Coast").await).await;
        let (browser, stranger) = (app.sign_in(alva).await, app.sign_in(noor).await);
        let page = format!("/teams/{team}/direction");
        let lines = [("line1", "Explain the display"), ("why1", "People call back")];
        browser.post(&page, &lines).await;
        let href = line_of(&stranger.get(&page).await);
        let line = stranger.get(&href).await;
        assert!(line.shows("Explain the display") && line.shows("People call back"));
        let id: cairn_ground::ObjectId = href.rsplit('/').next().unwrap().parse().unwrap();
        app.store.write(move |tx| Box::pin(cairn_objects::hide(tx, id))).await.expect("hidden");
        assert_eq!(stranger.get(&href).await.status, 404);
        for reader in [&stranger, &browser] {
            assert!(!reader.get(&page).await.text().contains("Explain the display"));
        }
        assert_eq!(browser.post(&page, &[("line1", "Another line")]).await.status, 303);
        assert!(stranger.get(&page).await.shows("Another line"));
    })
    .await;
}

#[tokio::test]
async fn a_why_without_its_line_comes_back_instead_of_being_dropped() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let browser = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let lines = [("line1", "Explain the display"), ("why2", "Because they ask")];
        let answer = browser.post(&format!("/teams/{team}/direction"), &lines).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("Because they ask"), "nothing typed is lost");
    })
    .await;
}

#[tokio::test]
async fn weeks_of_a_standstill_are_written_down_and_small_teams_stay_out_of_the_sum() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "14:45")];
        let browser = app.sign_in(alva).await;
        browser.post(&format!("/teams/{team}/time"), &fields).await;
        app.clock.advance(22 * cairn_ground::Instant::DAY);
        app.settle().await;
        let mut db = app.store.read().await.expect("a connection");
        let weeks: Vec<(String, i64)> =
            cairn_store::q("SELECT held_on, people FROM rhythm_week ORDER BY held_on")
                .all(&mut db)
                .await
                .expect("weeks");
        let days: Vec<&str> = weeks.iter().map(|(day, _)| day.as_str()).collect();
        assert_eq!(days, ["2026-03-05", "2026-03-12", "2026-03-19"], "{}", app.name);
        assert!(weeks.iter().all(|(_, people)| *people == 1), "fewer than five");
    })
    .await;
}

#[tokio::test]
async fn two_answers_at_once_are_two_answers() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let mut browsers = Vec::new();
        for name in ["Alva Lindqvist", "Jonas Ek", "Eva Sandberg", "Omar Ali", "Saga Winther"] {
            let person = app.person(name, team).await;
            browsers.push(app.sign_in(person).await);
        }
        app.person("Noor Karim", team).await;
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
        assert_eq!(yes, 5);
        assert_eq!(day_of_all(&mut db).await, [(120, 120, 1, 5)], "the day moved by as much");
    })
    .await;
}

/// Minutes promised and kept, teams and answers of each day of the organisation.
async fn day_of_all(db: &mut cairn_store::Read) -> Vec<(i64, i64, i64, i64)> {
    let text = "SELECT minutes, kept, teams, answers FROM rhythm_day ORDER BY held_on";
    cairn_store::q(text).all(db).await.expect("days")
}

#[tokio::test]
async fn a_changed_answer_moves_the_day_of_all_teams_and_a_small_team_never_does() {
    apps(features, |app| async move {
        let (large, small) = (app.team("Service Nord").await, app.team("Service Syd").await);
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")];
        let alone = app.sign_in(app.person("Omar Ali", small).await).await;
        alone.post(&format!("/teams/{small}/time"), &fields).await;
        let mut browsers = Vec::new();
        for name in ["Alva Lindqvist", "Jonas Ek", "Eva Sandberg", "Ida Holm", "Saga Winther"] {
            browsers.push(app.sign_in(app.person(name, large).await).await);
        }
        browsers[0].post(&format!("/teams/{large}/time"), &fields).await;
        app.days(4).await;
        let kept = |team| format!("/teams/{team}/time/2026-03-05");
        alone.post(&kept(small), &[("word", "yes")]).await;
        let answers = [
            (0, "taken"),
            (1, "partly"),
            (0, "yes"),
            (2, "taken"),
            (3, "yes"),
            (4, "yes"),
            (0, "partly"),
        ];
        let mut seen = Vec::new();
        for (who, word) in answers {
            browsers[who].post(&kept(large), &[("word", word)]).await;
            seen.extend(day_of_all(&mut app.store.read().await.expect("a connection")).await);
        }
        // Nothing before five have answered: yes, partly, taken, yes, yes; then one yes is partly.
        let kept = [(0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (84, 5), (72, 5)];
        assert_eq!(seen, kept.map(|(kept, answers)| (120, kept, 1, answers)), "{}", app.name);
    })
    .await;
}

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = cairn_testkit::samples::flaws(&cairn_rhythm::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}
