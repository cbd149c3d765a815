//! Who takes part: the team of the day, and nobody more once a card lies there.

use cairn_testkit::apps;

use crate::{
    features,
    lead::{plan, reasons, sweep, waiting},
    phone::{Phone, moves, start, team, write},
};

#[tokio::test]
async fn a_planned_review_is_the_team_of_its_day() {
    apps(features, |app| async move {
        let team = team(&app).await;
        app.days(1).await;
        let review = plan(&team, "2026-03-06").await;
        app.days(1).await;
        let kim = app.person("Kim Ny", team.id).await;
        let page = team.eva.get(&review).await;
        assert!(page.shows("Kim Ny"), "{}", page.words());
        moves(&app, team.id, team.people[2], false).await;
        app.days(2).await;
        sweep(&app).await;
        assert_eq!(reasons(&waiting(&app, kim).await), ["reviews-waits-write"]);
        assert!(waiting(&app, team.people[2]).await.is_empty(), "Noor has left the team");
        let kim = Phone::of(&app, kim).await;
        write(&kim, &review, "1", "Bra start").await;
        let page = team.eva.get(&review).await;
        assert!(page.shows("Kim Ny") && !page.shows("Noor"), "{}", page.words());
        assert!(page.shows("Only you three"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_on_the_day_of_the_planning_or_after_its_leader_has_no_part_in_it() {
    apps(features, |app| async move {
        let team = team(&app).await;
        app.days(1).await;
        let review = plan(&team, "2026-03-05").await;
        moves(&app, team.id, team.people[2], false).await;
        moves(&app, team.id, team.people[0], false).await;
        app.days(2).await;
        sweep(&app).await;
        sweep(&app).await;
        let page = team.jonas.get(&review).await;
        assert!(page.shows("Jonas Berg"), "{}", page.words());
        assert!(!page.shows("Noor Karim"), "{}", page.words());
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        team.jonas.done(&format!("{review}/open"), &[]).await;
        for gone in [&team.eva, &team.noor] {
            assert!(!gone.get(&review).await.shows("Patienten Ek var sur"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_review_begun_early_takes_those_along_who_came_since() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = plan(&team, "2026-03-05").await;
        app.person("Kim Ny", team.id).await;
        let begun = team.eva.done(&format!("{review}/start"), &[]).await;
        assert!(begun.shows("Only you four") && begun.shows("Kim Ny"), "{}", begun.words());
    })
    .await;
}

#[tokio::test]
async fn a_latecomer_is_taken_along_until_somebody_has_written() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        let open = team.jonas.get(&format!("{review}/write")).await;
        assert!(open.text().contains("name=\"people\" value=\"3\""), "{}", open.text());
        let kim = app.person("Kim Ny", team.id).await;
        assert!(!team.jonas.get(&review).await.shows("Take them along"), "Eva leads");
        assert_eq!(team.jonas.post(&format!("{review}/people"), &[]).await.status, 403);
        assert!(team.eva.get(&review).await.shows("Kim Ny came to the team"));
        let with = team.eva.done(&format!("{review}/people"), &[]).await;
        assert!(with.shows("Only you four"), "{}", with.words());
        assert_eq!(reasons(&waiting(&app, kim).await), ["reviews-waits-write"]);
        // What Jonas read beside the field is no longer so.
        let fields = [("q", "1"), ("people", "3"), ("body", "Vi hann"), ("go", "add")];
        let refused = team.jonas.post(&format!("{review}/write"), &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("you are 4 now") && refused.shows("Vi hann"), "{}", refused.words());
        assert!(refused.text().contains("name=\"people\" value=\"4\""));
        let fields = [("q", "1"), ("people", "4"), ("body", "Vi hann"), ("go", "add")];
        assert_eq!(team.jonas.post(&format!("{review}/write"), &fields).await.status, 303);

        let lo = app.person("Lo Sen", team.id).await;
        let page = Phone::of(&app, lo).await.get(&review).await;
        assert!(page.shows("you take part next time"), "{}", page.words());
        let late = team.eva.get(&review).await;
        assert!(late.shows("Lo Sen came") && late.shows("next time"), "{}", late.words());
        let refused = team.eva.post(&format!("{review}/people"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("promised"), "{}", refused.words());
    })
    .await;
}

#[tokio::test]
async fn who_came_for_a_look_between_the_planning_and_the_day_keeps_no_part() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = plan(&team, "2026-03-06").await;
        let ada = app.administrator("Ada Holm").await;
        app.days(3).await;
        moves(&app, team.id, ada, true).await;
        team.eva.done(&format!("{review}/start"), &[]).await;
        let phone = Phone::of(&app, ada).await;
        write(&team.jonas, &review, "1", "Patienten Ek var sur").await;
        moves(&app, team.id, ada, false).await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(!phone.get(&review).await.shows("Patienten Ek var sur"));
    })
    .await;
}

#[tokio::test]
async fn cards_are_asked_for_two_days_and_then_all_are_asked_to_open_them() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Vi hann").await;
        app.days(2).await;
        for person in &team.people {
            let waits = waiting(&app, *person).await;
            assert_eq!(reasons(&waits), ["reviews-waits-unopened"], "{}", app.name);
            assert_eq!(waits[0].due_on, None);
        }
        app.days(7).await;
        assert!(waiting(&app, team.people[0]).await.is_empty());
        team.noor.done(&format!("{review}/open"), &[]).await;
    })
    .await;
}

#[tokio::test]
async fn the_form_shows_what_is_under_way_and_says_who_has_no_team() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let review = start(&team.eva, team.id, "Veckan som gick").await;
        let form = team.jonas.get("/reviews/new").await;
        assert!(form.shows("Under way already") && form.text().contains(&review));
        write(&team.jonas, &review, "1", "Vi hann").await;
        team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(!team.jonas.get("/reviews/new").await.shows("Under way already"));

        let ada = app.administrator("Ada Holm").await;
        let phone = Phone::of(&app, ada).await;
        let form = phone.get("/reviews/new").await;
        assert!(form.shows("You are in no team yet") && !form.text().contains("name=\"about\""));
        let refused = phone.post("/reviews", &[("about", "Veckan")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("You are in no team yet"), "{}", refused.words());
    })
    .await;
}
