//! Whoever runs the house lets themselves into no team unseen, and becomes no curator unseen.

use cairn_ground::{Audience, Locale, PersonId};
use cairn_store::q;
use cairn_testkit::{App, apps};

use crate::{features, reports::question};

/// The words that wait for somebody, by their keys.
async fn told(app: &App, person: PersonId) -> Vec<String> {
    q("SELECT reason FROM nudge_waiting WHERE person_id = $1 ORDER BY reason")
        .bind(person)
        .all(&mut app.store.read().await.unwrap())
        .await
        .unwrap()
}

async fn arrived(app: &App, person: PersonId) {
    let done =
        app.store.write(move |tx| Box::pin(cairn_people::commands::mark_arrived(tx, person)));
    done.await.expect("arrived");
}

#[tokio::test]
async fn an_administrator_who_joins_reads_and_leaves_is_told_of_to_everybody_else_of_the_team() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let (alva, karin, invited) = (
            app.person("Alva Lindqvist", team).await,
            app.person("Karin Boss", app.team("Depot").await).await,
            app.person("Per Son", team).await,
        );
        app.manages(karin, team).await;
        arrived(&app, alva).await;
        arrived(&app, karin).await;
        app.days(40).await;
        let ada = app.administrator("Ada Holm").await;
        let root = app.sign_in(ada).await;
        let id = team.to_string();
        let path = format!("/manage/people/{ada}/teams");
        root.done(&path, &[("word", "join"), ("team", &id)]).await;
        root.done(&path, &[("word", "join"), ("team", &id)]).await;
        root.done(&path, &[("word", "leave"), ("team", &id)]).await;
        for person in [alva, karin] {
            assert_eq!(told(&app, person).await, ["people-told-came-into-team"]);
        }
        assert!(told(&app, invited).await.is_empty(), "who has not come in is not greeted with it");
        assert!(told(&app, ada).await.is_empty(), "oneself one need not tell");
    })
    .await;
}

#[tokio::test]
async fn an_administrator_who_becomes_manager_or_learning_lead_is_told_of_also_to_the_one_before() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let karin = app.person("Karin Boss", app.team("Depot").await).await;
        app.manages(karin, team).await;
        arrived(&app, alva).await;
        arrived(&app, karin).await;
        app.days(40).await;
        let ada = app.add("Ada Holm", Some(team), Locale::En, true).await;
        let root = app.sign_in(ada).await;
        let (own, other, id) = (ada.to_string(), karin.to_string(), team.to_string());
        let path = format!("/manage/teams/{team}");
        for manager in [&own, &own, &other] {
            let fields = [("name", "Service Nord"), ("kind", "team"), ("manager", manager)];
            root.done(&path, &fields).await;
        }
        for person in [alva, karin] {
            assert_eq!(told(&app, person).await, ["people-told-took-team-over"]);
        }
        let lead = [("word", "lead"), ("team", id.as_str())];
        root.done(&format!("/manage/people/{ada}/teams"), &lead).await;
        let both = ["people-told-took-lead", "people-told-took-team-over"];
        assert_eq!(told(&app, alva).await, both);
    })
    .await;
}

#[tokio::test]
async fn a_second_administrator_who_joins_does_not_make_the_first_unsaid() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        arrived(&app, alva).await;
        app.days(40).await;
        let (ada, bo) = (app.administrator("Ada Holm").await, app.administrator("Bo Alm").await);
        let id = team.to_string();
        for (person, key) in [
            (ada, "people-told-came-into-team"),
            (ada, "people-told-came-into-team"),
            (bo, "people-told-came-into-team-too"),
            (bo, "people-told-came-into-team-too"),
        ] {
            let (browser, path) =
                (app.sign_in(person).await, format!("/manage/people/{person}/teams"));
            browser.done(&path, &[("word", "join"), ("team", &id)]).await;
            browser.done(&path, &[("word", "leave"), ("team", &id)]).await;
            assert_eq!(told(&app, alva).await, [key]);
        }
    })
    .await;
}

#[tokio::test]
async fn moving_others_and_opening_a_team_of_ones_own_is_told_to_nobody() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        arrived(&app, alva).await;
        let saga = app.person("Saga Winther", app.team("Depot").await).await;
        let ada = app.administrator("Ada Holm").await;
        let (root, id) = (app.sign_in(ada).await, team.to_string());
        let join = [("word", "join"), ("team", id.as_str())];
        root.done(&format!("/manage/people/{saga}/teams"), &join).await;
        let own = ada.to_string();
        let fields = [("name", "Office"), ("kind", "team"), ("manager", own.as_str())];
        root.done("/manage/teams/new", &fields).await;
        for person in [alva, saga, ada] {
            assert!(told(&app, person).await.is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn an_administrator_who_becomes_curator_is_told_of_to_those_who_run_the_house() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let ada = app.administrator("Ada Holm").await;
        let eve = app.administrator("Eve Berg").await;
        let root = app.sign_in(ada).await;
        arrived(&app, eve).await;
        let path = format!("/manage/people/{ada}/roles");
        root.done(&path, &[("administrator", "on")]).await;
        assert!(told(&app, eve).await.is_empty(), "less is no news");
        root.done(&path, &[("administrator", "on"), ("curator", "on")]).await;
        assert_eq!(told(&app, eve).await, ["people-told-took-curator"]);
        assert!(told(&app, alva).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_reports_a_text_reads_who_the_curators_are_and_lately_were() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let ada = app.administrator("Ada Holm").await;
        let eve = app.administrator("Eve Berg").await;
        let root = app.sign_in(ada).await;
        root.done(&format!("/manage/people/{ada}/roles"), &[("administrator", "on")]).await;
        let text = question(&app, alva, team, Audience::Team).await;
        let page = app.sign_in(alva).await.get(&format!("/report/{text}")).await;
        assert!(page.shows("Curators: Ada Holm (no longer since"), "{}", page.words());
        assert!(page.shows("), Eve Berg"), "{}", page.words());
        root.done(&format!("/manage/people/{eve}/active"), &[("word", "leave")]).await;
        let page = app.sign_in(alva).await.get(&format!("/report/{text}")).await;
        assert!(page.shows("Eve Berg (no longer since"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_puts_its_own_administrator_into_a_team_tells_those_in_it_of_that_alone() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        arrived(&app, alva).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let file = "name;email;team;manager;lead\n\
            Ada Holm;ada@cairn.test;Service Nord;ada@cairn.test;yes\n\
            Saga Winther;saga@cairn.test;Service Nord;;\n\
            Noor Karim;noor@cairn.test;Service Nord;;\n";
        let part = ("file", "people.csv", file.as_bytes());
        let address = root.upload("/manage/import", &[], part).await.location();
        let text = root.get(&address).await.text();
        let (_, rest) = text.split_once("name=\"seen\" value=\"").expect("a digest");
        let seen = rest.split('"').next().expect("a value").to_owned();
        let done = root.post(&address, &[("seen", seen.as_str())]).await;
        assert_eq!(done.status, 303, "{}", done.words());
        let told = told(&app, alva).await;
        let all =
            ["people-told-came-into-team", "people-told-took-lead", "people-told-took-team-over"];
        assert_eq!(told, all);
    })
    .await;
}
