//! People and teams, and who may touch them.

use cairn_ground::PersonId;
use cairn_store::q;
use cairn_testkit::{App, apps};

use crate::features;

#[tokio::test]
async fn members_see_nothing_of_administration_and_curators_their_part() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let ada = app.administrator("Ada Holm").await;
        let carl = app.person("Carl Ek", team).await;
        let root = app.sign_in(ada).await;
        let roles = format!("/manage/people/{carl}/roles");
        assert_eq!(root.post(&roles, &[("curator", "on")]).await.status, 303);
        let (member, curator) = (app.sign_in(alva).await, app.sign_in(carl).await);
        let person = format!("/manage/people/{alva}");
        let team = format!("/manage/teams/{team}");
        for path in ["/manage/people", "/manage/people/new", "/manage/teams", "/manage/import"] {
            assert_eq!(member.get(path).await.status, 403, "{path}");
            assert_eq!(curator.get(path).await.status, 403, "{path}");
            assert_eq!(root.get(path).await.status, 200, "{path}");
            assert_eq!(app.visitor().get(path).await.status, 303, "{path}");
        }
        for path in [person.as_str(), team.as_str()] {
            assert_eq!(member.get(path).await.status, 403, "{path}");
            assert_eq!(member.post(path, &[("name", "x")]).await.status, 403, "{path}");
            assert_eq!(curator.post(path, &[("name", "x")]).await.status, 403, "{path}");
        }
        for part in ["/roles", "/teams", "/active"] {
            let path = format!("{person}{part}");
            let fields = [("administrator", "on"), ("word", "leave")];
            assert_eq!(member.post(&path, &fields).await.status, 403, "{path}");
        }
        for path in ["/manage", "/manage/reports"] {
            assert_eq!(member.get(path).await.status, 403, "{path}");
            assert_eq!(curator.get(path).await.status, 200, "{path}");
        }
        assert!(!curator.get("/manage").await.text().contains("/manage/people\""));
        let home = root.get("/manage").await;
        assert!(home.shows(app.name) && home.shows("3 people"), "{}", home.words());
        assert!(home.queries() <= 8, "{}", home.queries());
    })
    .await;
}

#[tokio::test]
async fn the_page_of_somebody_who_has_been_in_leads_to_a_new_code() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let asa = app.person("Åsa Öberg", team).await;
        app.sign_in(asa).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let page = root.get(&format!("/manage/people/{asa}")).await;
        let way = format!("/teams/{team}/invitations?person={asa}");
        assert!(page.shows("Print a new code") && page.text().contains(&way), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn a_person_is_added_found_changed_moved_and_let_go() {
    apps(features, |app| async move {
        let (nord, coast) = (app.team("Service Nord").await, app.team("Coast").await);
        let ada = app.administrator("Ada Holm").await;
        let root = app.sign_in(ada).await;
        let nord_id = nord.to_string();
        let fields = [("name", "Åsa Öberg"), ("email", "asa@cairn.test"), ("language", "sv")];
        let fields: Vec<_> = fields.into_iter().chain([("team", nord_id.as_str())]).collect();
        let page = root.done("/manage/people/new", &fields).await;
        assert!(page.shows("Åsa Öberg") && page.shows("Service Nord"), "{}", page.words());
        assert!(page.shows("Added. Now print an invitation, or tell them"), "{}", page.words());
        assert!(page.text().contains(&format!("/teams/{nord}/invitations?person=")));
        assert!(page.shows("Print an invitation") && !page.shows("Print a new code"));
        let taken = root.post("/manage/people/new", &fields).await;
        assert_eq!(taken.status, 422);
        assert!(taken.shows("Somebody else here already has this address"));
        assert!(taken.text().contains("value=\"asa@cairn.test\""), "nothing typed is lost");
        let found = root.get("/manage/people?name=%C3%B6berg").await;
        assert!(found.shows("Åsa Öberg") && !found.shows("Ada Holm"), "{}", found.words());
        let text = found.text();
        let mut links = text.split("href=\"/manage/people/").skip(1);
        let link = links.find(|rest| !rest.starts_with("new")).expect("a link");
        let id = link.split('"').next().expect("an id").to_owned();
        let path = format!("/manage/people/{id}");
        let changed = [("name", "Åsa Berg"), ("email", ""), ("title", "Nurse"), ("language", "en")];
        assert!(root.done(&path, &changed).await.shows("Åsa Berg"));
        let join = [("word", "join"), ("team", &coast.to_string())];
        assert!(root.done(&format!("{path}/teams"), &join).await.shows("Coast"));
        let lead = [("word", "lead"), ("team", &coast.to_string())];
        assert!(root.done(&format!("{path}/teams"), &lead).await.shows("learning lead"));
        let leave = [("word", "leave"), ("team", nord_id.as_str())];
        assert_eq!(root.post(&format!("{path}/teams"), &leave).await.status, 303);
        assert_eq!(root.post(&format!("{path}/teams"), &[("word", "join")]).await.status, 422);
        let gone = root.done(&format!("{path}/active"), &[("word", "leave")]).await;
        assert!(gone.shows("has left"), "{}", gone.words());
        let join = root.post(&format!("{path}/teams"), &join).await;
        assert!(join.status == 422 && join.shows("Let them in again first"), "{}", join.words());
        let back = root.done(&format!("{path}/active"), &[("word", "back")]).await;
        assert!(back.shows("Not in a team yet"), "{}", back.words());
    })
    .await;
}

#[tokio::test]
async fn who_has_no_team_yet_is_told_how_to_get_to_a_printed_invitation() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let root = app.sign_in(ada).await;
        let fields = [("name", "Åsa Öberg"), ("language", "sv")];
        let added = root.post("/manage/people/new", &fields).await;
        let page = root.get(&added.location()).await;
        assert!(page.shows("Added. Now a team is needed, see below."), "{}", page.words());
        let path = added.location().split('?').next().unwrap_or_default().to_owned();
        let words = "Choose a team first. Then an invitation can be printed here.";
        let page = root.get(&path).await;
        assert!(page.shows(words), "{}", page.words());
        assert!(page.text().contains("href=\"/manage/teams/new\""), "there is no team yet");
        let nord = app.team("Service Nord").await.to_string();
        let page = root.get(&path).await;
        assert!(page.shows(words) && page.text().contains("href=\"#t-team\""));
        assert!(page.text().contains("id=\"t-team\""), "the link leads to the choice");
        let join = [("word", "join"), ("team", nord.as_str())];
        let page = root.done(&format!("{path}/teams"), &join).await;
        assert!(!page.shows(words) && page.shows("Print an invitation"), "{}", page.words());
        let page = root.get(&format!("/manage/people/{ada}")).await;
        assert!(!page.shows(words), "who is in needs none: {}", page.words());
        let fields = [("name", "Bo Ek"), ("language", "sv"), ("team", nord.as_str())];
        let page = root.done("/manage/people/new", &fields).await;
        assert!(page.shows("Added. Now print an invitation."), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn another_address_or_name_from_an_administrator_is_told_and_recorded() {
    apps(features, |app| async move {
        let nord = app.team("Service Nord").await;
        let (ada, noor) =
            (app.administrator("Ada Holm").await, app.person("Noor Karim", nord).await);
        let (root, browser) = (app.sign_in(ada).await, app.sign_in(noor).await);
        let path = format!("/manage/people/{noor}");
        let form = |name: &'static str, email: &'static str| [("name", name), ("email", email)];
        root.done(&path, &form("Noor Karim", "noor.karim@cairn.test")).await;
        assert_eq!(told(&app, noor).await, ["admin-told-address"]);
        root.done(&path, &form("Noor Karim", "noor.karim@cairn.test")).await;
        root.done(&path, &form("Noor Berg", "noor.karim@cairn.test")).await;
        assert_eq!(told(&app, noor).await, ["admin-told-address", "admin-told-name"], "both stand");
        let said: Vec<String> = q("SELECT verb FROM record_statement WHERE object_id = $1")
            .bind(noor)
            .all(&mut app.store.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(said.iter().filter(|verb| *verb == "changed-settings").count(), 2);
        root.done(&format!("/manage/people/{ada}"), &form("Ada Holm", "ada2@cairn.test")).await;
        assert!(told(&app, ada).await.is_empty(), "oneself one need not tell");
        drop(browser);
    })
    .await;
}

async fn told(app: &App, person: PersonId) -> Vec<String> {
    q("SELECT reason FROM nudge_waiting WHERE person_id = $1 ORDER BY reason")
        .bind(person)
        .all(&mut app.store.read().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn the_last_administrator_stays() {
    apps(features, |app| async move {
        let ada = app.administrator("Ada Holm").await;
        let root = app.sign_in(ada).await;
        let path = format!("/manage/people/{ada}");
        let roles = root.post(&format!("{path}/roles"), &[("curator", "on")]).await;
        assert_eq!(roles.status, 422);
        assert!(roles.shows("This is the last administrator"), "{}", roles.words());
        let leave = root.post(&format!("{path}/active"), &[("word", "leave")]).await;
        assert_eq!(leave.status, 422);
        assert!(leave.shows("This is the last administrator"));
        let eve = app.administrator("Eve Berg").await;
        let other = root.post(&format!("/manage/people/{eve}/active"), &[("word", "leave")]).await;
        assert_eq!(other.status, 303);
        assert_eq!(root.get("/manage").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_team_is_opened_placed_below_a_unit_and_closed() {
    apps(features, |app| async move {
        let nord = app.team("Service Nord").await;
        let karin = app.person("Karin Boström", nord).await;
        let ada = app.administrator("Ada Holm").await;
        let root = app.sign_in(ada).await;
        let unit = root.post("/manage/teams/new", &[("name", "Drift"), ("kind", "unit")]).await;
        let unit = unit.location();
        let id = unit.trim_start_matches("/manage/teams/").split('?').next().expect("an id");
        let (manager, path) = (karin.to_string(), format!("/manage/teams/{nord}"));
        let fields = [
            ("name", "Service North"),
            ("short_name", "North"),
            ("kind", "project"),
            ("parent", id),
            ("manager", manager.as_str()),
        ];
        let page = root.done(&path, &fields).await;
        assert!(page.text().contains("value=\"North\""), "{}", page.words());
        let list = root.get("/manage/teams").await;
        assert!(list.shows("Project · one member · managed by Karin Boström"), "{}", list.words());
        let below = [("name", "Drift"), ("kind", "unit"), ("parent", id)];
        let circle = root.post(&format!("/manage/teams/{id}"), &below).await;
        assert_eq!(circle.status, 422);
        assert!(circle.shows("A unit cannot lie below itself"), "{}", circle.words());
        let twice = [("name", "service north"), ("kind", "team")];
        let twice = root.post("/manage/teams/new", &twice).await;
        assert!(twice.status == 422 && twice.shows("already a team with this name"));
        let wrong = root.post(&path, &[("name", "x"), ("kind", "club")]).await;
        assert_eq!(wrong.status, 422);
        let nobody = "00000000-0000-0000-0000-000000000001";
        for address in ["/manage/teams/new", path.as_str()] {
            let fields = [("name", "Depot"), ("kind", "team"), ("manager", nobody)];
            let answer = root.post(address, &fields).await;
            assert_eq!(answer.status, 422, "{address}");
            assert!(answer.text().contains("value=\"Depot\""), "{}", answer.text());
        }
        assert!(root.done(&format!("{path}/close"), &[]).await.shows("closed"));
        let nowhere = "/manage/teams/00000000-0000-0000-0000-000000000000";
        assert_eq!(root.post(&format!("{nowhere}/close"), &[]).await.status, 404);
        assert_eq!(root.get(nowhere).await.status, 404);
    })
    .await;
}

/// What the page itself leads to with these words in the address.
fn leads(page: &cairn_testkit::Answer, attribute: &str, part: &str) -> String {
    let text = page.text();
    let start = format!("{attribute}=\"");
    let mut found = text.split(start.as_str()).skip(1);
    let found = found.find_map(|rest| rest.split('"').next().filter(|it| it.contains(part)));
    found.unwrap_or_else(|| panic!("no {attribute} with {part}")).to_owned()
}

#[tokio::test]
async fn what_the_page_of_a_person_leads_to_is_about_this_person() {
    apps(features, |app| async move {
        let nord = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", nord).await;
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let page = root.get(&format!("/manage/people/{alva}")).await;
        assert_eq!(leads(&page, "href", "/manage/history/"), format!("/manage/history/{alva}"));
        assert_eq!(leads(&page, "href", "/manage/erase/"), format!("/manage/erase/{alva}"));
        let teams = leads(&page, "action", "/teams");
        let nord = nord.to_string();
        let lead = [("word", "lead"), ("team", nord.as_str())];
        assert!(root.done(&teams, &lead).await.shows("learning lead"));
        let page = root.done(&teams, &[("word", "leave"), ("team", nord.as_str())]).await;
        assert!(page.shows("Not in a team yet"), "{}", page.words());
    })
    .await;
}
