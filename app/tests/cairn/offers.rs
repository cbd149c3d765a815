//! What stands beside an object of one feature and leads to another.

use cairn_testkit::apps;

use crate::features;

#[tokio::test]
async fn nobody_is_offered_to_thank_themselves() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", team).await;
        let (own, colleague) = (app.sign_in(alva).await, app.sign_in(noor).await);
        let form = [("title", "The meter"), ("body", "By the door"), ("audience", "team")];
        let page = own.post("/pages", &form).await.location();
        let page = page.split('?').next().expect("an address").to_owned();
        for path in [page, format!("/people/{alva}")] {
            assert!(colleague.get(&path).await.text().contains("/thanks/new?"), "{path}");
            assert!(!own.get(&path).await.text().contains("/thanks/new?"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_stops_and_what_could_be_stand_beside_everything_without_a_press() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let team = team.to_string();
        let page = [("title", "The meter"), ("body", "By the door"), ("audience", "team")];
        let question = [("text", "Where is the pump?"), ("whom", &team), ("sure", "on")];
        let step = [("text", "Label it"), ("due", "2026-03-09"), ("scope", "mine")];
        for (path, form) in [("/pages", page), ("/questions", question), ("/steps", step)] {
            let made = alva.post(path, &form).await.location();
            let shown = alva.get(&made).await.text();
            let (before_fold, _) = shown.split_once("id=\"more\"").expect("more, folded");
            for offer in ["/obstacles/new?kind=obstacle", "/obstacles/new?kind=idea"] {
                assert!(before_fold.contains(offer), "{path}: {offer}");
            }
        }
    })
    .await;
}
