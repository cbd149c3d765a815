//! Projects and communities in a file of people: they stand beside the team somebody is in.

use cairn_admin::import_people;
use cairn_ground::PersonId;
use cairn_testkit::{Answer, App, Client, apps};
use serde_json::json;

use crate::features;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 3, 2);

async fn places(app: &App, person: PersonId) -> Vec<String> {
    let mut db = app.store.read().await.expect("a connection");
    let places = cairn_people::store::list_places(&mut db, person, TODAY).await.expect("places");
    let mut names: Vec<_> = places.into_iter().map(|place| place.name).collect();
    names.sort();
    names
}

async fn find(app: &App, email: &str) -> PersonId {
    let mut db = app.store.read().await.expect("a connection");
    let found = cairn_people::store::find_by_email(&mut db, email).await.expect("asked");
    found.expect("a person").id
}

async fn look(root: &Client, file: &str) -> Answer {
    let sent = root.upload("/manage/import", &[], ("file", "people.csv", file.as_bytes())).await;
    assert_eq!(sent.status, 303, "{}", sent.words());
    root.get(&sent.location()).await
}

/// Read in twice: the second time nothing changes.
async fn read_in(app: &App, file: &str) {
    let report = import_people(&app.store, file.as_bytes(), true, false).await.expect("imported");
    assert!(report.errors.is_empty() && report.remarks.is_empty(), "{report:?}");
    let again = import_people(&app.store, file.as_bytes(), true, false).await.expect("again");
    let quiet = (again.added.len(), again.changed.len(), again.new_teams.len());
    assert_eq!(quiet, (0, 0, 0), "{again:?}");
}

#[tokio::test]
async fn whoever_comes_into_a_project_that_a_file_opens_stays_in_the_team() {
    apps(features, |app| async move {
        let lars = app.person("Lars Holm", app.team("Nattlaget").await).await;
        read_in(&app, "namn;team;typ\nLars Holm;Projekt Y;projekt\n").await;
        assert_eq!(places(&app, lars).await, ["Nattlaget", "Projekt Y"]);
        read_in(&app, "namn;team;typ\nLars Holm;Kören;nätverk\nBo Ek;Projekt Y;\n").await;
        assert_eq!(places(&app, lars).await, ["Kören", "Nattlaget", "Projekt Y"]);
        read_in(&app, "namn;team\nLars Holm;Dagteamet\n").await;
        assert_eq!(places(&app, lars).await, ["Dagteamet", "Kören", "Projekt Y"]);
    })
    .await;
}

#[tokio::test]
async fn a_team_that_a_file_makes_a_project_is_not_left_for_another() {
    apps(features, |app| async move {
        let nord = app.team("Nord").await;
        let (lars, eva) = (app.person("Lars Holm", nord).await, app.person("Eva Ek", nord).await);
        read_in(&app, "namn;team;typ\nEva Ek;Nord;projekt\nLars Holm;Dagteamet;\n").await;
        assert_eq!(places(&app, lars).await, ["Dagteamet", "Nord"]);
        assert_eq!(places(&app, eva).await, ["Nord"]);
    })
    .await;
}

const MOVES: &str = "name,team,kind\nLars Holm,Dagteamet,\nEva Ek,Projekt Y,project\n\
    Ida Norr,Projekt Y,\nBo Ek,Dagteamet,\n";

#[tokio::test]
async fn whoever_looks_at_a_file_sees_from_where_to_where_each_would_go() {
    apps(features, |app| async move {
        let natt = app.team("Nattlaget").await;
        app.person("Lars Holm", natt).await;
        app.person("Eva Ek", natt).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        import_people(&app.store, b"name\nIda Norr\n", true, false).await.expect("imported");
        let page = look(&root, MOVES).await;
        for words in [
            "Lars Holm Nattlaget → Dagteamet",
            "Eva Ek also in Projekt Y",
            "Ida Norr to Projekt Y",
            "Bo Ek Dagteamet",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        let report = import_people(&app.store, MOVES.as_bytes(), false, false).await.unwrap();
        let [lars, eva, ida] = &report.changed[..] else { panic!("{report:?}") };
        assert_eq!(
            (lars.from.as_deref(), lars.to.as_deref()),
            (Some("Nattlaget"), Some("Dagteamet"))
        );
        assert_eq!((eva.from.as_deref(), eva.to.as_deref()), (None, None));
        assert_eq!(eva.also_in, ["Projekt Y"]);
        let what = [&lars.what[..], &eva.what[..], &ida.what[..]];
        assert_eq!(what, [["team"], ["also_in"], ["team"]], "only a move says team");
        assert_eq!((ida.from.as_deref(), ida.to.as_deref()), (None, Some("Projekt Y")));
        assert_eq!(report.added[0].to.as_deref(), Some("Dagteamet"));
    })
    .await;
}

#[tokio::test]
async fn teams_that_change_are_named_and_a_new_one_is_none_that_moves() {
    apps(features, |app| async move {
        let nord = app.team("Nord").await;
        app.person("Eva Ek", nord).await;
        app.person("Bo Ås", nord).await;
        app.leads(app.person("Ida Norr", nord).await, nord).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let file = "name,team,kind,unit,manager,lead\nBo Ås,Nord,,Drift,Eva Ek,yes\n\
            Ida Norr,Nord,,Drift,,no\nEva Ek,Projekt X,project,,,\n";
        let report = import_people(&app.store, file.as_bytes(), false, false).await.unwrap();
        let told = serde_json::to_value(&report).unwrap();
        for (key, value) in [
            (
                "new_teams",
                json!([
                    { "team": "Projekt X", "kind": "project" },
                    { "team": "Drift", "kind": "unit" },
                ]),
            ),
            ("teams_moved_or_changed", json!([{ "team": "Nord", "belongs_to": "Drift" }])),
            ("teams_with_a_new_manager", json!([{ "team": "Nord", "manager": "Eva Ek" }])),
            (
                "learning_leads_changed",
                json!([
                    { "name": "Bo Ås", "team": "Nord", "lead": true },
                    { "name": "Ida Norr", "team": "Nord", "lead": false },
                ]),
            ),
        ] {
            assert_eq!(told[key], value, "{key}");
        }
        let page = look(&root, file).await;
        for words in [
            "2 teams are opened Projekt X Project Drift Unit",
            "One team becomes something else or belongs to another unit Nord belongs to Drift",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
    })
    .await;
}

#[tokio::test]
async fn a_further_row_of_somebody_adds_a_project_beside_the_team() {
    apps(features, |app| async move {
        let lars = app.person("Lars Holm", app.team("Nattlaget").await).await;
        let file = "name,email,team,kind,title\nLars Holm,,Dagteamet,,Fitter\n\
            Lars Holm,,Projekt Y,project,\nLars Holm,,Choir,community,Fitter\n\
            Noor Karim,noor@cairn.test,Projekt Y,,\nNoor Karim,,Nattlaget,,\n\
            Noor Karim,NOOR@cairn.test,Choir,,\n";
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let page = look(&root, file).await;
        let moves = "Lars Holm title, Nattlaget → Dagteamet, also in Projekt Y, Choir";
        assert!(page.shows(moves), "{}", page.words());
        let added = "Noor Karim noor@cairn.test · Nattlaget · also in Projekt Y, Choir";
        assert!(page.shows(added), "{}", page.words());
        read_in(&app, file).await;
        assert_eq!(places(&app, lars).await, ["Choir", "Dagteamet", "Projekt Y"]);
        let noor = find(&app, "noor@cairn.test").await;
        assert_eq!(places(&app, noor).await, ["Choir", "Nattlaget", "Projekt Y"]);
    })
    .await;
}

#[tokio::test]
async fn a_further_row_with_another_team_or_title_is_left_out_with_what_to_do() {
    apps(features, |app| async move {
        let file = "name,email,team,kind,title\nNoor Karim,noor@cairn.test,Nord,,Fitter\n\
            Noor Karim,noor@cairn.test,Syd,,\nNoor Karim,noor@cairn.test,Choir,project,Cook\n\
            Bo Ek,noor@cairn.test,Choir,,\nNoor Karim,noor@cairn.test,Nord,,\n\
            Noor Karim,noor@cairn.test,,,\nAda Ås,a1@cairn.test,Nord,,\n\
            Ada Ås,a2@cairn.test,Nord,,\nAda Ås,,Choir,,\n";
        let report = import_people(&app.store, file.as_bytes(), true, false).await.unwrap();
        let lines: Vec<u64> = report.errors.iter().map(|wrong| wrong.line).collect();
        assert_eq!(lines, [3, 4, 5, 6, 7, 10], "{report:?}");
        let reason = |at: usize| report.errors[at].reason.as_str();
        let other = "Line 2 puts the same person in another team already, and a file puts nobody \
                     in two. If Syd is a project or community, say so under kind. Otherwise remove \
                     one of the rows.";
        assert_eq!(reason(0), other);
        for at in 1..5 {
            assert!(reason(at).contains("stands in line 2 already"), "{}", reason(at));
        }
        assert!(reason(5).contains("Several people have"), "{}", reason(5));
        let noor = find(&app, "noor@cairn.test").await;
        assert_eq!(places(&app, noor).await, ["Nord"]);
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let help = root.get("/manage/import").await;
        assert!(help.shows("has one more row for it"), "{}", help.words());
    })
    .await;
}
