use cairn_ground::Instant;
use cairn_store::{Settings, q};
use cairn_testkit::{App, Client, apps};

use crate::{PASSWORD, cookie, holding, house};

const FORM: &[(&str, &str)] = &[
    ("organisation", "Fjällvärme AB"),
    ("public_body", "yes"),
    ("teams", "one"),
    ("team", "Service Nord"),
    ("name", "Åsa Öberg"),
    ("email", "asa@fjallvarme.example"),
    ("password", PASSWORD),
    ("manages", "on"),
    ("locale", "sv"),
    ("zone", "Europe/Helsinki"),
];

/// The form with another value.
pub fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.iter().copied().filter(|(n, _)| *n != name);
    kept.chain([(name, value)]).collect()
}

/// Nothing is set up.
pub async fn empty(app: &App) {
    let gone = app.store.write(|tx| {
        Box::pin(async move { q("DELETE FROM store_setting").run(tx).await.map(drop) })
    });
    gone.await.expect("emptied");
}

/// Set up; the browser of the first administrator.
async fn set_up(app: &App, form: &[(&str, &str)]) -> Client {
    empty(app).await;
    let answer = app.visitor().post("/setup", form).await;
    assert_eq!(answer.location(), "/setup/people", "{}", answer.words());
    holding(app, &answer)
}

async fn count(app: &App, table: &str) -> i64 {
    let mut db = app.store.read().await.expect("reads");
    q(format!("SELECT count(*) FROM {table}")).one(&mut db).await.expect("counts")
}

#[tokio::test]
async fn an_empty_house_leads_every_page_to_setup_and_is_set_up_once() {
    apps(house, |app| async move {
        empty(&app).await;
        let visitor = app.visitor();
        for page in ["/me/settings", "/setup/people", "/login"] {
            assert_eq!(visitor.get(page).await.location(), "/setup", "{page}");
        }
        assert!(visitor.get("/setup").await.shows("Set up Cairn"));
        let answer = visitor.post("/setup", FORM).await;
        let (_, seconds) = cookie(&answer).expect("signed in");
        assert_eq!(seconds, 90 * Instant::DAY / 1_000_000);
        let asa = holding(&app, &answer);
        assert!(asa.get("/setup/people").await.shows("Vilka är med i Service Nord?"));

        let second = app.visitor().post("/setup", &with("name", "Mallory")).await;
        assert_eq!(second.status, 409);
        assert!(cookie(&second).is_none() && second.shows("Cairn is set up already"));
        assert_eq!(count(&app, "people_person").await, 1);
        assert_eq!(app.visitor().get("/setup").await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn setup_keeps_what_was_said() {
    apps(house, |app| async move {
        set_up(&app, FORM).await;
        let settings = Settings::load(&mut app.store.read().await.unwrap()).await.unwrap();
        assert!(settings.ready && settings.public_body && settings.one_team);
        assert_eq!(
            (&*settings.organisation, &*settings.short_name),
            ("Fjällvärme AB", "Fjällvärme")
        );
        assert_eq!((settings.locale.tag(), &*settings.zone_name), ("sv", "Europe/Helsinki"));
        // Neither of them from the request, whose host anybody can choose.
        assert_eq!(settings.record_base, "http://cairn.test");
        assert_eq!(settings.public_url, "http://cairn.test");
        assert_eq!(count(&app, "people_manager").await, 1);
        assert_eq!(count(&app, "people_membership").await, 1);
        assert_eq!(count(&app, "record_statement").await, 1, "the arrival, nothing else");
    })
    .await;
}

#[tokio::test]
async fn of_two_setups_at_once_one_wins() {
    apps(house, |app| async move {
        empty(&app).await;
        let (one, two) = (app.visitor(), app.visitor());
        let (a, b) =
            futures_util::future::join(one.post("/setup", FORM), two.post("/setup", FORM)).await;
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{}: {} {}", app.name, a.words(), b.words());
        assert_eq!(count(&app, "people_person").await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost() {
    apps(house, |app| async move {
        empty(&app).await;
        let long = "å".repeat(10_000);
        for (field, value, words) in [
            ("organisation", "", "Please write something here"),
            ("organisation", &long, "10,000 characters; 120 is the limit"),
            ("name", &long, "10,000 characters; 120 is the limit"),
            ("team", " ", "Please write something here"),
            ("email", "asa@", "does not look like an e-mail address"),
            ("zone", "Mars/Olympus", "choose a time zone from the list"),
            ("zone", "../../etc/passwd", "choose a time zone from the list"),
            ("password", "kort", "These are 4 characters, and 10 are needed."),
            ("public_body", "", "choose one of these"),
            ("locale", "xx", "choose one of these"),
        ] {
            let answer = app.visitor().post("/setup", &with(field, value)).await;
            assert_eq!(answer.status, 422, "{field}");
            assert!(answer.shows(words), "{field}: {}", answer.words());
            let text = answer.text();
            assert!(text.contains(&format!("href=\"#f-{field}\"")), "{field} is led to");
            if field != "organisation" {
                assert!(text.contains("value=\"Fjällvärme AB\""), "{field}: kept");
            }
            assert!(!text.contains(PASSWORD), "a password never comes back");
        }
        assert_eq!(count(&app, "people_person").await, 0);
    })
    .await;
}

#[tokio::test]
async fn every_mistake_in_setup_is_said_at_once() {
    apps(house, |app| async move {
        empty(&app).await;
        let form = [("organisation", "Fjällvärme AB"), ("teams", "one"), ("zone", "Europe/Oslo")];
        let page = app.visitor().post("/setup", &form).await.text();
        for field in ["locale", "public_body", "team", "name", "password"] {
            assert!(page.contains(&format!("href=\"#f-{field}\"")), "{field} is led to");
        }
        assert_eq!(count(&app, "people_person").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_is_said_with_every_other_mistake_and_they_come_into_focus_together() {
    apps(house, |app| async move {
        empty(&app).await;
        cairn_entry::make_code(&app.store, true).await.unwrap().expect("a code");
        let form = [("code", "AAAA"), ("teams", "one"), ("locale", "sv"), ("zone", "Europe/Oslo")];
        let page = app.visitor().post("/setup", &form).await;
        assert_eq!(page.status, 422);
        let text = page.text();
        for field in ["code", "organisation", "public_body", "team", "name", "password"] {
            assert!(text.contains(&format!("href=\"#f-{field}\"")), "{field} is led to");
        }
        assert!(page.shows("There is no password yet."), "{}", page.words());
        let focus = "id=\"problems\" role=\"alert\" tabindex=\"-1\" autofocus=\"autofocus\"";
        assert!(text.contains(focus) && text.matches("autofocus=").count() == 1, "{text}");
        empty(&app).await;
        for field in ["name", "public_body"] {
            let text = app.visitor().post("/setup", &with(field, "")).await.text();
            assert!(!text.contains(focus), "{field}: its field has the focus");
            assert_eq!(text.matches("autofocus=").count(), 1, "{field}: {text}");
        }
        assert_eq!(count(&app, "people_person").await, 0);
    })
    .await;
}

#[tokio::test]
async fn without_an_address_the_first_administrator_comes_back_by_name() {
    apps(house, |app| async move {
        set_up(&app, &with("email", "")).await;
        let form = [("email", "åsa öberg"), ("password", PASSWORD)];
        assert!(cookie(&app.visitor().post("/login", &form).await).is_some());
    })
    .await;
}

#[tokio::test]
async fn pasted_names_become_people_of_the_team_once() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        let names = "1. Noor Karim\r\n• Jonas Ek,\n\nÅsa Öberg\n";
        let form = [("team", "Service Nord"), ("names", names), ("command_id", "a")];
        let answer = asa.post("/setup/people", &form).await;
        let again = asa.post("/setup/people", &form).await;
        assert!(answer.location().starts_with("/teams/"), "{}", answer.words());
        assert_eq!(answer.location(), again.location());
        assert_eq!(count(&app, "people_person").await, 3, "Åsa, Noor, Jonas");
        // Without the command id too: those who are in the team are left as they are.
        asa.done("/setup/people", &[("team", "Service Nord"), ("names", names)]).await;
        assert_eq!(count(&app, "people_person").await, 3);
        assert_eq!(count(&app, "people_team").await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_name_twice_is_asked_about_and_nothing_typed_is_lost() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        let form = [("team", "Service Nord"), ("names", "Anna Ek\nBo Ny\nAnna Ek")];
        let refused = asa.post("/setup/people", &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("Anna Ek står där två gånger"), "{}", refused.words());
        assert!(refused.text().contains("Anna Ek\nBo Ny\nAnna Ek</textarea>"));
        assert_eq!(count(&app, "people_person").await, 1);
    })
    .await;
}

#[tokio::test]
async fn with_several_teams_each_is_opened_by_its_name() {
    apps(house, |app| async move {
        let asa = set_up(&app, &with("teams", "several")).await;
        let page = asa.get("/setup/people").await;
        assert!(page.shows("Teamets namn") && page.text().contains("value=\"Service Nord\""));
        assert!(!asa.get("/setup/people?another=on").await.text().contains("Service Nord"));
        let form = [("team", "Kusten"), ("names", "Eva Lind")];
        let page = asa.done("/setup/people", &form).await;
        assert!(page.shows("Inbjudningar till Kusten") && page.shows("Eva Lind"));
        assert_eq!(count(&app, "people_team").await, 2);
    })
    .await;
}

#[tokio::test]
async fn addresses_that_are_pasted_along_are_no_part_of_the_name() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        let names =
            "Noor Karim <noor@x.test>; Jonas Ek, jonas@x.test\nÅsa <ASA@fjallvarme.example>";
        let page = asa.done("/setup/people", &[("team", "Service Nord"), ("names", names)]).await;
        assert!(page.shows("Noor Karim") && !page.shows("@"), "{}", page.words());
        let mut db = app.store.read().await.unwrap();
        let noor = cairn_people::store::find_by_email(&mut db, "noor@x.test").await.unwrap();
        assert_eq!(noor.expect("Noor").name, "Noor Karim");
        drop(db);
        assert_eq!(count(&app, "people_person").await, 3, "Åsa is known by her address");
        let bad = [("team", "Service Nord"), ("names", "Eva\nBo <bo@>")];
        let refused = asa.post("/setup/people", &bad).await;
        assert!(refused.status == 422 && refused.shows("rad 2"), "{}", refused.words());
    })
    .await;
}

#[tokio::test]
async fn a_line_that_looks_empty_is_empty_and_no_address_is_lost() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        let paste = async |names: &str| {
            let form = [("team", "Service Nord"), ("names", names)];
            asa.done("/setup/people", &form).await
        };
        let address = async |email: &str| {
            let mut db = app.store.read().await.unwrap();
            let found = cairn_people::store::find_by_email(&mut db, email).await.unwrap();
            found.map(|it| it.name)
        };
        let names =
            "Anna Berg\n\u{200B}\nAnna Berg <anna@berg.example>\nBerg, Bo <bo@x.test>\nEva Ek";
        let page = paste(names).await;
        assert!(page.shows("Anna Berg") && page.shows("Bo Berg"), "{}", page.words());
        assert_eq!(address("anna@berg.example").await.as_deref(), Some("Anna Berg"));
        assert_eq!(address("bo@x.test").await.as_deref(), Some("Bo Berg"));
        // Pasted before without one; an address that is there is left.
        paste("Eva Ek <eva@x.test>\nAnna Berg <other@x.test>").await;
        assert_eq!(address("eva@x.test").await.as_deref(), Some("Eva Ek"));
        assert_eq!(address("other@x.test").await, None);
        assert_eq!(count(&app, "people_person").await, 4);
    })
    .await;
}

#[tokio::test]
async fn who_has_come_in_keeps_their_own_way_in_when_pasted_again() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        asa.done("/setup/people", &[("team", "Service Nord"), ("names", "Eva Ek")]).await;
        let mut db = app.store.read().await.unwrap();
        let sql = "SELECT id FROM people_person WHERE name = 'Eva Ek'";
        let eva: cairn_ground::PersonId = q(sql).one(&mut db).await.unwrap();
        drop(db);
        app.sign_in(eva).await;
        let form = [("team", "Service Nord"), ("names", "Eva Ek <eva@x.test>")];
        asa.done("/setup/people", &form).await;
        let mut db = app.store.read().await.unwrap();
        let eva = cairn_people::store::find_person(&mut db, eva).await.unwrap();
        assert_eq!(eva.email, None);
        drop(db);
        assert_eq!(count(&app, "people_person").await, 2);
    })
    .await;
}

#[tokio::test]
async fn names_can_be_pasted_later_for_any_team() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        let syd = app.team("Syd").await;
        let page = asa.get(&format!("/setup/people?manage=on&team={syd}")).await;
        assert!(page.text().contains("value=\"Syd\"") && !page.shows("Steg"), "{}", page.words());
        let form = [("team", "Syd"), ("names", "Eva Lind"), ("manage", "on")];
        let sent = asa.post("/setup/people", &form).await;
        assert_eq!(sent.location(), format!("/teams/{syd}/invitations"));
        let one_team = Settings::load(&mut app.store.read().await.unwrap()).await.unwrap().one_team;
        assert!(!one_team, "with the second team there are several");
    })
    .await;
}

#[tokio::test]
async fn a_house_others_can_reach_is_set_up_by_whoever_started_it() {
    apps(house, |app| async move {
        empty(&app).await;
        assert!(!app.visitor().get("/setup").await.shows("The setup code"));
        let old = cairn_entry::make_code(&app.store, true).await.unwrap().expect("a code");
        let code = cairn_entry::make_code(&app.store, true).await.unwrap().expect("a code");
        let visitor = app.visitor();
        assert!(visitor.get("/setup").await.shows("The setup code"));
        for wrong in ["", "AAAA-AAAA-AAAA", old.as_str()] {
            let refused = visitor.post("/setup", &with("code", wrong)).await;
            assert_eq!(refused.status, 422, "{wrong}");
            assert!(refused.shows("That is not the code"), "{}", refused.words());
            assert!(refused.text().contains("value=\"Fjällvärme AB\""), "nothing is lost");
        }
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(visitor.post("/setup", &with("code", &typed)).await.status, 303);
        assert!(cairn_entry::make_code(&app.store, true).await.unwrap().is_none());
        empty(&app).await;
        cairn_entry::make_code(&app.store, true).await.unwrap();
        assert!(cairn_entry::make_code(&app.store, false).await.unwrap().is_none());
        assert!(!app.visitor().get("/setup").await.shows("The setup code"));
    })
    .await;
}

#[tokio::test]
async fn without_a_code_only_this_machine_sets_up() {
    apps(house, |app| async move {
        empty(&app).await;
        let mut visitor = app.visitor();
        visitor.address = Some("203.0.113.9".into());
        let refused = visitor.post("/setup", FORM).await;
        assert_eq!(refused.status, 422, "a proxy that nobody told Cairn of");
        assert!(refused.shows("Start it with --public-url"), "{}", refused.words());
        assert!(refused.text().contains("value=\"Fjällvärme AB\""), "nothing is lost");
        for odd in ["203.0.113.9:51234", "[2001:db8::9]:51234", "unknown", "127.0.0.1"] {
            visitor.address = Some(odd.into());
            assert_eq!(visitor.post("/setup", FORM).await.status, 422, "{odd}");
        }
        visitor.address = None;
        visitor.host = "cairn.example".into();
        assert_eq!(visitor.post("/setup", FORM).await.status, 422, "asked for by its name");
        visitor.host = "127.0.0.1:8080".into();
        assert_eq!(visitor.post("/setup", FORM).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_proxy_that_tells_no_address_sets_nothing_up() {
    apps(house, |app| async move {
        empty(&app).await;
        let body: Vec<_> = FORM.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let body = body.join("&");
        for mark in [
            ("origin", "https://localhost.example"),
            ("x-real-ip", "127.0.0.1"),
            ("x-forwarded-proto", "https"),
            ("forwarded", "for=127.0.0.1"),
            ("via", "1.1 proxy"),
        ] {
            let request = http::Request::post("/setup")
                .header("host", "localhost")
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .header(mark.0, mark.1)
                .body(body.clone().into())
                .expect("a request");
            assert_eq!(app.visitor().raw(request).await.status, 422, "{mark:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn too_many_or_no_names_are_refused_and_kept() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        let many: Vec<String> = (1..=31).map(|n| format!("Namn Namn{n}")).collect();
        let many = many.join("\n");
        for (names, words) in [(many.as_str(), "31 namn på en gång"), (" \n", "Skriv något här")]
        {
            let form = [("team", "Service Nord"), ("names", names)];
            let answer = asa.post("/setup/people", &form).await;
            assert_eq!(answer.status, 422);
            assert!(answer.shows(words), "{}", answer.words());
        }
        let form = [("team", "Service Nord"), ("names", many.as_str())];
        assert!(asa.post("/setup/people", &form).await.text().contains("Namn Namn31"));
        assert_eq!(count(&app, "people_person").await, 1);
    })
    .await;
}

#[tokio::test]
async fn setup_leads_on_to_the_first_review() {
    apps(house, |app| async move {
        let asa = set_up(&app, FORM).await;
        let page = asa.get("/setup/know").await;
        // What is written here comes back to the next step of setup.
        let on = "/setup/review";
        for href in [&format!("/questions/new?back={on}"), &format!("/pages/new?back={on}"), on] {
            assert!(page.text().contains(&format!("href=\"{href}\"")), "{href}");
        }
        let page = asa.get("/setup/review").await.text();
        assert!(page.contains("href=\"/reviews/new?team="), "{page}");
        let places = ["/time\"", "/direction\"", "\"/steps/new\"", "/reviews/new"];
        let places: Vec<_> = places.iter().map(|part| page.find(part)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {page}");
        let ada = app.sign_in(app.administrator("Ada Holm").await).await;
        let page = ada.get("/setup/review").await.text();
        assert!(!page.contains("/direction\""), "who manages no team begins with the review");
    })
    .await;
}

#[tokio::test]
async fn only_administrators_go_on_with_setup() {
    apps(house, |app| async move {
        let team = app.team("Service Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let noor = app.sign_in(noor).await;
        for page in ["/setup/people", "/setup/know", "/setup/review"] {
            assert_eq!(noor.get(page).await.status, 403, "{page}");
        }
        let form = [("team", "Service Nord"), ("names", "Eva Lind")];
        assert_eq!(noor.post("/setup/people", &form).await.status, 403);
        assert_eq!(count(&app, "people_person").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_who_pastes_their_own_address_for_a_team_is_told_of_to_those_in_it() {
    apps(house, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let come = app.store.write(move |tx| {
            Box::pin(async move { cairn_people::commands::mark_arrived(tx, alva).await })
        });
        come.await.expect("came in");
        let root = app.sign_in(app.administrator("Ada Holm").await).await;
        let form = [("team", "Service Nord"), ("names", "Ada Holm ada@cairn.test")];
        for _ in 0..2 {
            assert_eq!(root.post("/setup/people", &form).await.status, 303);
        }
        let told: Vec<String> = q("SELECT reason FROM nudge_waiting WHERE person_id = $1")
            .bind(alva)
            .all(&mut app.store.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(told, ["people-told-came-into-team"]);
    })
    .await;
}
