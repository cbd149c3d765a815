//! What waits on Today, and the words beside it.

use cairn_testkit::apps;

use crate::features;

#[tokio::test]
async fn what_one_does_in_a_review_that_waits_stands_on_the_button_of_today() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let eva = app.sign_in(app.person("Eva Sandberg", team).await).await;
        let jonas = app.sign_in(app.person("Jonas Ek", team).await).await;
        let team = team.to_string();
        let planned = [("about", "May"), ("team", &team), ("day", "2026-03-04"), ("with", "")];
        let review = eva.post("/reviews", &planned).await.location();
        let review = review.split('?').next().expect("an address").to_owned();
        assert!(jonas.get("/").await.shows("Have a look"), "nobody writes yet");

        app.days(2).await;
        let today = jonas.get("/").await;
        assert!(today.shows("Write cards") && !today.shows("Have a look"), "{}", today.words());
        let today = eva.get("/").await;
        assert!(today.shows("To the review"), "who leads writes and opens: {}", today.words());

        let card = [("q", "1"), ("body", "The customer knew us."), ("go", "add")];
        jonas.post(&format!("{review}/write"), &card).await;
        assert!(jonas.get("/").await.shows("Write cards"), "one more, if one likes");
        eva.done(&format!("{review}/open"), &[]).await;
        let today = jonas.get("/").await;
        assert!(!today.shows("Write cards"), "nobody can any more: {}", today.words());
    })
    .await;
}

#[tokio::test]
async fn a_look_back_says_since_when_it_is_asked_and_no_day_as_if_it_were_late() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let noor = app.sign_in(app.person("Noor Karim", team).await).await;
        let step = [("text", "Call the day before"), ("due", "2026-03-06"), ("scope", "mine")];
        let step = noor.post("/steps", &step).await.location();
        let step = step.split('?').next().expect("an address").to_owned();
        noor.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        noor.done(&format!("{step}/tell"), &[("look", "14")]).await;
        app.days(17).await;
        for place in ["/", "/waiting"] {
            let page = noor.get(place).await;
            assert!(page.shows("Asked 16 Mar") && !page.shows("Due "), "{}", page.words());
        }
    })
    .await;
}
