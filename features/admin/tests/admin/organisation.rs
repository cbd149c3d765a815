//! What setup asked for can be changed later.

use cairn_store::{Settings, q, settings};
use cairn_testkit::{App, apps};

use crate::features;

const FORM: [(&str, &str); 6] = [
    ("organisation", "Nordkyla AB"),
    ("short_name", ""),
    ("language", "sv"),
    ("zone", "Europe/Helsinki"),
    ("public_body", "yes"),
    ("teams", "several"),
];

const WRITTEN: &str = "SELECT count(*) FROM record_statement WHERE verb = 'changed-organisation'";

async fn settings_of(app: &App) -> Settings {
    Settings::load(&mut app.store.read().await.expect("reads")).await.expect("settings")
}

async fn one_team(app: &App) {
    let set =
        app.store.write(|tx| Box::pin(async move { settings::set(tx, "one-team", "yes").await }));
    set.await.expect("kept");
}

#[tokio::test]
async fn an_administrator_changes_what_setup_asked_for() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let root = app.sign_in(ada).await;
        let page = root.get("/manage/organisation").await;
        assert!(page.text().contains("value=\"Fjällvärme AB\""), "{}", page.words());
        assert!(page.shows("tell people when you change this"));
        root.done("/manage/organisation", &FORM).await;
        let now = settings_of(&app).await;
        assert_eq!((&*now.organisation, &*now.short_name), ("Nordkyla AB", "Nordkyla"));
        assert_eq!((now.locale.tag(), &*now.zone_name), ("sv", "Europe/Helsinki"));
        assert!(now.public_body && !now.one_team);
        let written: i64 = q(WRITTEN).one(&mut app.store.read().await.unwrap()).await.unwrap();
        assert_eq!(written, 1);
        root.done("/manage/organisation", &FORM).await;
        let again: i64 = q(WRITTEN).one(&mut app.store.read().await.unwrap()).await.unwrap();
        assert_eq!(again, 1, "saving the same changes nothing");
        for (name, value) in [("organisation", ""), ("zone", "Mars/Olympus"), ("public_body", "x")]
        {
            let form = FORM.map(|(n, v)| if n == name { (n, value) } else { (n, v) });
            assert_eq!(root.post("/manage/organisation", &form).await.status, 422, "{name}");
        }
        let team = app.team("Nord").await;
        let noor = app.sign_in(app.person("Noor Karim", team).await).await;
        assert_eq!(noor.get("/manage/organisation").await.status, 403);
        assert_eq!(noor.post("/manage/organisation", &FORM).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_house_of_one_team_has_several_with_the_second() {
    apps(features, |app| async move {
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        app.team("Nord").await;
        one_team(&app).await;
        let project = [("name", "Kör"), ("kind", "project")];
        assert_eq!(root.post("/manage/teams/new", &project).await.status, 303);
        assert!(settings_of(&app).await.one_team, "a project is none");
        let team = [("name", "Syd"), ("kind", "team")];
        assert_eq!(root.post("/manage/teams/new", &team).await.status, 303);
        assert!(!settings_of(&app).await.one_team, "by the form");
        let form = FORM.map(|(n, v)| if n == "teams" { (n, "one") } else { (n, v) });
        let refused = root.post("/manage/organisation", &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("2 teams are open"), "{}", refused.words());
        one_team(&app).await;
        let file = b"name,team\nAlva,Kust\n";
        cairn_admin::import_people(&app.store, file, true, false).await.expect("imported");
        assert!(!settings_of(&app).await.one_team, "by a file");
    })
    .await;
}
