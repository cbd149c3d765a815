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
