use cairn_store::q;
use cairn_testkit::{Answer, App, apps};

use crate::{PASSWORD, cookie, holding, house, noor};

const PATHS: [&str; 5] = ["profile", "preferences", "messages", "ways-in", "devices"];

/// Part, form, and the words beside what is wrong.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

async fn text_of(app: &App, column: &str) -> Option<String> {
    let mut db = app.store.read().await.expect("reads");
    let text = format!("SELECT {column} FROM people_person WHERE sort_name IS NOT NULL");
    q(text).one(&mut db).await.expect("is there")
}

fn at(part: &str) -> String {
    format!("/me/settings/{part}")
}

fn is_saved(answer: &Answer) {
    assert_eq!(answer.location(), "/me/settings?said=entry-said-saved", "{}", answer.words());
}

#[tokio::test]
async fn the_page_shows_what_is_kept_in_few_queries() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let page = client.get("/me/settings").await;
        for value in ["Noor Karim", "noor@cairn.test"] {
            assert!(page.text().contains(&format!("value=\"{value}\"")), "{value}");
        }
        assert!(page.text().contains("<option value=\"Europe/Stockholm\" selected>"));
        assert!(page.shows("On one device, this one."));
        assert!(page.queries() <= 8, "{}", page.queries());
        for part in PATHS {
            assert_eq!(app.visitor().post(&at(part), &[]).await.status, 303, "{part}");
        }
    })
    .await;
}

#[tokio::test]
async fn name_language_zone_and_theme_are_ones_own() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let form = [("name", " Noor  Karimi "), ("title", "Montör"), ("about", "Ventiler\nPumpar")];
        is_saved(&client.post(&at("profile"), &form).await);
        assert_eq!(text_of(&app, "name").await.as_deref(), Some("Noor Karimi"));
        assert_eq!(text_of(&app, "about").await.as_deref(), Some("Ventiler\nPumpar"));
        let form = [("locale", "sv"), ("zone", "Europe/Oslo"), ("theme", "dark")];
        is_saved(&client.post(&at("preferences"), &form).await);
        let page = client.get("/me/settings?said=entry-said-saved").await;
        assert!(page.shows("Mina inställningar") && page.shows("Sparat."));
        assert!(page.text().contains("data-theme=\"dark\""));
        assert!(page.text().contains("<option value=\"Europe/Oslo\" selected>"));
    })
    .await;
}

#[tokio::test]
async fn a_part_that_is_refused_comes_back_as_sent_and_the_others_as_kept() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let team = app.team("Coast").await;
        app.person("Jonas Ek", team).await;
        let long = "x".repeat(10_000);
        let current = ("current", PASSWORD);
        let cases: [Case; 12] = [
            ("profile", &[("name", ""), ("title", "kvar")], "Please write something"),
            ("profile", &[("name", &long), ("title", "kvar")], "120 is the limit"),
            ("profile", &[("name", "N"), ("title", "kvar"), ("about", &long)], "600 is the limit"),
            (
                "profile",
                &[("name", "jonas EK"), ("title", "kvar")],
                "A colleague here has this name",
            ),
            (
                "profile",
                &[("name", "J\u{43e}n\u{200d}as. Ek"), ("title", "kvar")],
                "A colleague here has this name",
            ),
            ("preferences", &[("locale", "sv"), ("zone", "Mars")], "time zone from the list"),
            ("preferences", &[("locale", "tlh"), ("zone", "UTC")], "choose one of these"),
            ("messages", &[("messages", "hourly")], "choose one of these"),
            ("messages", &[("messages", "off"), ("paused_until", "0000-01-01")], "2000 and 2199"),
            ("messages", &[("messages", "off"), ("paused_until", "2026-03-02")], "day is past"),
            ("messages", &[("messages", "off"), ("paused_until", "2199-01-01")], "a year at most"),
            ("ways-in", &[("email", "no@"), current], "does not look like an e-mail"),
        ];
        for (part, form, words) in cases {
            let answer = client.post(&at(part), form).await;
            assert_eq!(answer.status, 422, "{part} {words}");
            assert!(answer.shows(words), "{part}: {}", answer.words());
            let name = if part == "profile" { "value=\"kvar\"" } else { "value=\"Noor Karim\"" };
            assert!(answer.text().contains(name), "{part}");
            assert_eq!(answer.text().matches("id=\"problems\"").count(), 1);
        }
        assert_eq!(text_of(&app, "name").await.as_deref(), Some("Noor Karim"));
    })
    .await;
}

#[tokio::test]
async fn messages_are_had_fewer_paused_or_turned_off() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let form = [("messages", "fewer"), ("paused_until", "2026-03-20")];
        is_saved(&client.post(&at("messages"), &form).await);
        assert_eq!(text_of(&app, "messages").await.as_deref(), Some("fewer"));
        assert!(client.get("/me/settings").await.text().contains("value=\"2026-03-20\""));
        app.days(20).await;
        let page = client.get("/me/settings").await;
        assert!(!page.text().contains("2026-03-20"), "a pause that is over is none");
        is_saved(&client.post(&at("messages"), &[("messages", "off"), ("paused_until", "")]).await);
        assert_eq!(text_of(&app, "messages_paused_until").await, None);
        let said: Vec<String> = q("SELECT audience FROM record_statement
            WHERE verb = 'changed-settings'")
        .all(&mut app.store.read().await.unwrap())
        .await
        .unwrap();
        assert_eq!(said, ["me", "me"], "recorded, for oneself alone");
    })
    .await;
}

#[tokio::test]
async fn a_new_password_takes_the_old_one_and_leaves_only_this_device_in() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let (here, there) = (app.sign_in(id).await, app.sign_in(id).await);
        let form = |current| {
            [("email", "n@ny.test"), ("current", current), ("password", "ett helt nytt ord")]
        };
        let refused = here.post(&at("ways-in"), &form("fel fel fel fel")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("That is not your password"));
        assert!(refused.text().contains("value=\"n@ny.test\""));
        assert_eq!(text_of(&app, "email").await.as_deref(), Some("noor@cairn.test"));
        let answer = here.post(&at("ways-in"), &form(PASSWORD)).await;
        is_saved(&answer);
        assert_eq!(holding(&app, &answer).get("/me/settings").await.status, 200);
        for old in [&here, &there] {
            assert_eq!(old.get("/me/settings").await.status, 303);
        }
        let form = [("email", "n@ny.test"), ("password", "ett helt nytt ord")];
        assert!(cookie(&app.visitor().post("/login", &form).await).is_some());
    })
    .await;
}

#[tokio::test]
async fn guessing_the_password_of_a_phone_left_lying_comes_to_an_end() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let form = [("email", "evil@x.test"), ("current", "gissning gissning")];
        for _ in 0..10 {
            assert_eq!(client.post(&at("ways-in"), &form).await.status, 422);
        }
        assert_eq!(client.post(&at("ways-in"), &form).await.status, 429);
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_a_name_that_looks_like_a_colleague_s() {
    apps(house, |app| async move {
        let (id, team) = noor(&app).await;
        app.person("Saga Winther", team).await;
        let client = app.sign_in(id).await;
        for name in [
            "Saga Winther\u{FFA0}",
            "Saga\u{3164}Winther",
            "Ｓａｇａ Winther",
            "Saga \u{51c}inther",
            "Saga Wint\u{4bb}er",
            "\u{a731}aga Winther",
            "\u{1d412}aga Winther",
        ] {
            let answer = client.post(&at("profile"), &[("name", name)]).await;
            assert_eq!(answer.status, 422, "{name:?}");
            assert!(answer.shows("A colleague here has this name"), "{}", answer.words());
        }
        for name in ["Säga Winther", "Saga Winter", "Noor Karim"] {
            let answer = client.post(&at("profile"), &[("name", name)]).await;
            assert_eq!(answer.status, 303, "{name:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_somebody_else_has_is_refused_with_their_name() {
    apps(house, |app| async move {
        let (id, team) = noor(&app).await;
        app.person("Jonas Ek", team).await;
        let client = app.sign_in(id).await;
        let form = [("email", "JONAS@cairn.test"), ("current", PASSWORD)];
        let answer = client.post(&at("ways-in"), &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("Somebody else here already has this address"), "{}", answer.words());
    })
    .await;
}

#[tokio::test]
async fn every_other_device_can_be_signed_out() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let (here, there) = (app.sign_in(id).await, app.sign_in(id).await);
        assert!(here.get("/me/settings").await.shows("On 2 devices, this one among them."));
        let answer = here.post(&at("devices"), &[]).await;
        assert_eq!(answer.location(), "/me/settings?said=entry-said-devices");
        assert_eq!(there.get("/me/settings").await.status, 303);
        assert_eq!(here.get("/me/settings").await.status, 303, "this one has a new token");
        let now = holding(&app, &answer).get("/me/settings").await;
        assert!(now.shows("On one device, this one."));
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_others_use_stays_one_after_signing_out_elsewhere() {
    apps(house, |app| async move {
        noor(&app).await;
        let form = [("email", "noor@cairn.test"), ("password", PASSWORD), ("shared", "on")];
        let phone = holding(&app, &app.visitor().post("/login", &form).await);
        assert_eq!(cookie(&phone.post(&at("devices"), &[]).await).unwrap().1, 600);
    })
    .await;
}
