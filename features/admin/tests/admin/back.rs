//! Whoever left and is let in again: nothing of what ended comes back by itself, and each page that
//! lets somebody in says so.

use cairn_admin::import_people;
use cairn_ground::{Audience, PersonId, TeamId};
use cairn_testkit::{App, Client, apps};

use crate::{features, reports};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 3, 2);

struct Left {
    root: Client,
    noor: PersonId,
    nord: TeamId,
    path: String,
}

/// Noor was in two teams, managed one of them, led learning in the other, and has left.
async fn left(app: &App) -> Left {
    let (nord, coast) = (app.team("Service Nord").await, app.team("Coast").await);
    let noor = app.person("Noor Karim", nord).await;
    let root = app.sign_in(app.administrator("Ada Holm").await).await;
    let path = format!("/manage/people/{noor}");
    let coast = coast.to_string();
    for word in ["join", "lead"] {
        root.done(&format!("{path}/teams"), &[("word", word), ("team", &coast)]).await;
    }
    app.manages(noor, nord).await;
    root.done(&format!("{path}/active"), &[("word", "leave")]).await;
    Left { root, noor, nord, path }
}

async fn is_nowhere(app: &App, person: PersonId) {
    let mut db = app.store.read().await.unwrap();
    let places = cairn_people::store::list_places(&mut db, person, TODAY).await.unwrap();
    assert!(places.is_empty(), "{places:?}");
}

#[tokio::test]
async fn a_person_who_is_let_in_again_is_in_no_team_and_the_page_says_what_has_ended() {
    apps(features, |app| async move {
        let Left { root, noor, nord, path } = left(&app).await;
        let unmanaged = "Service Nord has had no manager since 2 Mar.";
        let unled = "Coast has had no learning lead since 2 Mar.";
        let page = root.get(&path).await;
        assert!(page.shows(unmanaged) && page.shows(unled), "{}", page.words());
        assert!(!page.shows("Until 2 Mar"), "that is asked once there is access: {}", page.words());

        let page = root.done(&format!("{path}/active"), &[("word", "back")]).await;
        assert!(page.shows("Let in again, but in no team yet."), "{}", page.words());
        let ended = "Until 2 Mar: Coast (learning lead), Service Nord, Service Nord (manager). \
                     None of it comes back by itself.";
        assert!(page.shows(ended), "{}", page.words());
        assert!(page.shows(unmanaged) && page.shows(unled), "{}", page.words());
        assert!(page.text().contains(&format!("href=\"/manage/teams/{nord}\"")));
        is_nowhere(&app, noor).await;

        let team = nord.to_string();
        let page = root.done(&format!("{path}/teams"), &[("word", "join"), ("team", &team)]).await;
        assert!(!page.shows("Until 2 Mar") && page.shows(unmanaged), "{}", page.words());
        app.manages(app.person("Karin Ek", nord).await, nord).await;
        let page = root.get(&path).await;
        assert!(!page.shows(unmanaged) && page.shows(unled), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn who_only_moves_is_told_nothing_of_what_has_ended() {
    apps(features, |app| async move {
        let (nord, coast) = (app.team("Service Nord").await, app.team("Coast").await);
        let noor = app.person("Noor Karim", nord).await;
        app.manages(noor, nord).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        app.days(3).await;
        app.manages(app.person("Karin Ek", coast).await, nord).await;
        let page = root.get(&format!("/manage/people/{noor}")).await;
        assert!(!page.shows("Until") && !page.shows("no manager since"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn roles_that_hold_again_are_said_before_and_after() {
    apps(features, |app| async move {
        let Left { root, path, .. } = left(&app).await;
        let before = root.get(&path).await;
        assert!(!before.shows("Roles that then hold again"), "none: {}", before.words());
        let eve = app.administrator("Eve Berg").await;
        let path = format!("/manage/people/{eve}");
        let page = root.done(&format!("{path}/active"), &[("word", "leave")]).await;
        assert!(
            page.shows("Roles that then hold again: Administrator, Curator."),
            "{}",
            page.words()
        );
        let page = root.done(&format!("{path}/active"), &[("word", "back")]).await;
        assert!(page.shows("The roles from before hold again, see below."), "{}", page.words());
    })
    .await;
}

const BACK: &str = "name,email,team\nNoor Karim,noor@cairn.test,Coast\nBo Ek,bo@cairn.test,\n";

#[tokio::test]
async fn a_file_that_names_leavers_says_where_each_comes_back_and_what_is_left_without_a_manager() {
    apps(features, |app| async move {
        let Left { root, noor, nord, .. } = left(&app).await;
        let bo = app.person("Bo Ek", nord).await;
        let path = format!("/manage/people/{bo}");
        root.done(&format!("{path}/roles"), &[("curator", "on")]).await;
        root.done(&format!("{path}/active"), &[("word", "leave")]).await;

        let said = [
            "Noor Karim Is back, in Coast as the file says. No manager since this person left: \
             Service Nord.",
            "Bo Ek Is back, but in no team.",
            "The roles from before hold again.",
        ];
        let report = import_people(&app.store, BACK.as_bytes(), false, false).await.unwrap();
        let told = |at: usize| report.changed[at].said.join(" ");
        assert!(
            told(0).starts_with("Is back, in Coast as the file says. No manager"),
            "{report:?}"
        );
        assert!(told(1).starts_with("Is back, but in no team."), "{report:?}");
        assert_eq!(report.changed[0].what, ["back", "team"], "{report:?}");

        let file = ("file", "people.csv", BACK.as_bytes());
        let address = root.upload("/manage/import", &[], file).await.location();
        let page = root.get(&address).await;
        for words in said {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        is_nowhere(&app, noor).await;
        let text = page.text();
        let seen = text.split("name=\"seen\" value=\"").nth(1).and_then(|it| it.split('"').next());
        let done = root.post(&address, &[("seen", seen.expect("a digest"))]).await;
        assert_eq!(done.status, 200, "{}", done.words());
        for words in said.into_iter().chain(["The file is read in", "2 people are back"]) {
            assert!(done.shows(words), "{words}: {}", done.words());
        }
        is_nowhere(&app, bo).await;
        let mut db = app.store.read().await.unwrap();
        let places = cairn_people::store::list_places(&mut db, noor, TODAY).await.unwrap();
        let [only] = &places[..] else { panic!("{places:?}") };
        assert!(only.name == "Coast" && !only.lead && !only.manages, "{places:?}");
    })
    .await;
}

#[tokio::test]
async fn a_manager_the_file_names_anew_is_not_said_to_be_missing() {
    apps(features, |app| async move {
        left(&app).await;
        let file = "name,email,team,manager\nNoor Karim,noor@cairn.test,Service Nord,Noor Karim\n";
        let report = import_people(&app.store, file.as_bytes(), true, false).await.unwrap();
        assert_eq!(report.changed[0].said, ["Is back, in Service Nord as the file says."]);
        assert_eq!(report.managers.len(), 1, "{report:?}");
    })
    .await;
}

#[tokio::test]
async fn what_was_reported_and_handed_over_meanwhile_does_not_come_back_to_whoever_left() {
    apps(features, |app| async move {
        let nord = app.team("Service Nord").await;
        let (alva, jonas) = (app.person("Alva Ek", nord).await, app.person("Jonas Ek", nord).await);
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let text = reports::question(&app, alva, nord, Audience::Organisation).await;
        root.post(&format!("/report/{text}"), &[]).await;
        assert_eq!(reports::waits(&app, alva).await, ["admin-waits-owner"]);
        let path = format!("/manage/people/{alva}/active");
        root.done(&path, &[("word", "leave")]).await;
        let given = app.store.write(move |tx| {
            Box::pin(async move { cairn_objects::hand_over(tx, text, Some(jonas)).await })
        });
        given.await.expect("handed over");
        let list = root.get("/manage/reports").await.text();
        let (_, rest) = list.split_once("/manage/reports/").expect("a report");
        root.done(&format!("/manage/reports/{}", &rest[..36]), &[("word", "shown")]).await;
        root.done(&path, &[("word", "back")]).await;
        assert!(reports::waits(&app, alva).await.is_empty(), "it is no longer theirs");
        assert_eq!(reports::waits(&app, jonas).await, ["admin-waits-shown"]);
    })
    .await;
}
