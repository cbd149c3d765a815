use axum::{body::Body, http::Request};
use cairn_ground::{Actor, Instant};
use cairn_people::commands;
use cairn_store::q;
use cairn_testkit::{Client, apps};

use crate::{PASSWORD, cookie, holding, house, noor, with_password};

const RIGHT: [(&str, &str); 2] = [("email", "Noor@Cairn.test"), ("password", PASSWORD)];

#[tokio::test]
async fn the_right_password_opens_and_leads_where_one_wanted_to_go() {
    apps(house, |app| async move {
        noor(&app).await;
        let asked = app.visitor().get("/me/settings").await;
        assert_eq!(asked.location(), "/login?to=%2Fme%2Fsettings");
        assert!(
            app.visitor().get(&asked.location()).await.text().contains("value=\"/me/settings\"")
        );
        let form = [RIGHT[0], RIGHT[1], ("to", "/me/settings")];
        let answer = app.visitor().post("/login", &form).await;
        assert_eq!(answer.location(), "/me/settings", "{}", answer.words());
        assert!(holding(&app, &answer).get("/me/settings").await.shows("My settings"));
        let value = answer.headers["set-cookie"].to_str().unwrap();
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=7776000"] {
            assert!(value.contains(part), "{value}");
        }
    })
    .await;
}

#[tokio::test]
async fn signing_in_leads_back_to_what_was_searched_for() {
    apps(house, |app| async move {
        noor(&app).await;
        let visitor = app.visitor();
        let wanted = "/me/settings?q=pump+%26+r%C3%B6r&n=2";
        let login = visitor.get(wanted).await.location();
        assert_eq!(login, "/login?to=%2Fme%2Fsettings%3Fq%3Dpump%2B%2526%2Br%25C3%25B6r%26n%3D2");
        let page = visitor.get(&login).await.text();
        let to = page.split("name=\"to\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let to = to.replace("&#38;", "&").replace("&amp;", "&");
        let answer = visitor.post("/login", &[RIGHT[0], RIGHT[1], ("to", &to)]).await;
        assert_eq!(answer.location(), wanted);
        let foreign = visitor.get("/me/settings?to=//evil.example").await.location();
        let answer = visitor.get(&foreign).await.text();
        assert!(answer.contains("value=\"/me/settings?to=%2F%2Fevil.example\""));
        // Nothing longer is led back to than signing in takes.
        let long = visitor.get(&format!("/me/settings?q={}", "x".repeat(3000))).await;
        assert_eq!(long.location(), "/login?to=%2Fme%2Fsettings");
        assert_eq!(visitor.get("/me/settings?").await.location(), long.location());
    })
    .await;
}

#[tokio::test]
async fn signing_in_leads_to_no_foreign_address() {
    apps(house, |app| async move {
        noor(&app).await;
        for to in
            ["//evil.example", "https://evil.example", "/\\evil", "/\t/evil", "/\u{e5}\r\nX: y"]
        {
            let answer = app.visitor().post("/login", &[RIGHT[0], RIGHT[1], ("to", to)]).await;
            assert_eq!((answer.status.as_u16(), answer.location().as_str()), (303, "/"), "{to:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_sign_in_makes_a_new_token_and_ends_the_old_one() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let before = app.sign_in(id).await;
        assert_eq!(before.get("/me/settings").await.status, 200);
        let form = [RIGHT[0], RIGHT[1], ("command_id", "same")];
        let first = holding(&app, &before.post("/login", &form).await);
        assert_eq!(before.get("/me/settings").await.status, 303, "the old token is dead");
        // A form sent again is not answered with the token it made before.
        let second = holding(&app, &first.post("/login", &form).await);
        assert_ne!(first.token, second.token);
        assert_eq!(first.get("/me/settings").await.status, 303);
        assert_eq!(second.get("/me/settings").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn no_token_is_kept_in_the_database() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let form = [RIGHT[0], RIGHT[1], ("command_id", "a")];
        let made = cookie(&client.post("/login", &form).await).unwrap().0;
        let mut db = app.store.read().await.unwrap();
        let kept: Vec<String> =
            cairn_store::q("SELECT result FROM store_command").all(&mut db).await.unwrap();
        assert!(!kept.contains(&made), "{kept:?}");
    })
    .await;
}

#[tokio::test]
async fn the_answer_does_not_tell_which_accounts_exist() {
    apps(house, |app| async move {
        let (_, team) = noor(&app).await;
        let gone = app.person("Gun Borg", team).await;
        crate::with_password(&app, gone).await;
        app.administrator("Karin Boss").await;
        let leave = app.store.write(move |tx| {
            Box::pin(async move { commands::deactivate(tx, &Actor::System, gone).await })
        });
        leave.await.unwrap();
        let mut answers = Vec::new();
        // What a node remembers between requests is read once.
        app.visitor().get("/login").await;
        // Wrong password, no password, deactivated, unknown.
        for email in ["noor@cairn.test", "karin@cairn.test", "gun@cairn.test", "none@cairn.test"] {
            let form = [("email", email), ("password", "fel fel fel fel")];
            let answer = app.visitor().post("/login", &form).await;
            assert_eq!(answer.headers.get("set-cookie"), None);
            let body = answer.text().replace(email, "EMAIL");
            answers.push((answer.status, without_ids(&body), answer.queries()));
        }
        assert_eq!(answers[0].0, 422);
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
        let form = [("email", "gun@cairn.test"), ("password", PASSWORD)];
        assert_eq!(app.visitor().post("/login", &form).await.status, 422);
    })
    .await;
}

/// A page without the ids of its forms, which are new each time.
fn without_ids(page: &str) -> String {
    let mut parts = page.split("name=\"command_id\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('"').map_or(part, |(_, rest)| rest))
}

/// A browser at another network address.
fn from(app: &cairn_testkit::App, address: &str) -> Client {
    let mut client = app.visitor();
    client.address = Some(address.into());
    client
}

#[tokio::test]
async fn tries_run_out_for_an_account_and_for_an_address_known_or_not() {
    apps(house, |app| async move {
        noor(&app).await;
        let stranger = from(&app, "10.0.0.7");
        for email in ["noor@cairn.test", "none@cairn.test"] {
            let wrong = [("email", email), ("password", "fel fel fel fel")];
            for _ in 0..10 {
                assert_eq!(stranger.post("/login", &wrong).await.status, 422);
            }
            let last = stranger.post("/login", &wrong).await;
            assert_eq!(last.status, 429);
            assert!(last.shows("Too many tries") && last.text().contains(email), "kept");
        }
        assert_eq!(stranger.post("/login", &RIGHT).await.status, 429);
        let own = from(&app, "10.0.0.8").post("/login", &RIGHT).await;
        assert_eq!(own.status, 303, "a stranger locks nobody out");
        app.clock.advance(15 * Instant::MINUTE);
        assert_eq!(stranger.post("/login", &RIGHT).await.status, 303);
        let mut statuses = Vec::new();
        for n in 0..130 {
            statuses
                .push(app.visitor().post("/code", &[("code", &format!("AAA{n}"))]).await.status);
        }
        assert_eq!((statuses[0].as_u16(), statuses[129].as_u16()), (422, 429));
        let page = app.visitor().get("/in/ACDEFGHJKLMN").await;
        assert!(
            page.shows("Please wait a moment"),
            "no word of a code that is over: {}",
            page.words()
        );
    })
    .await;
}

#[tokio::test]
async fn the_right_password_uses_up_no_tries() {
    apps(house, |app| async move {
        noor(&app).await;
        for _ in 0..12 {
            assert_eq!(app.visitor().post("/login", &RIGHT).await.status, 303);
        }
    })
    .await;
}

#[tokio::test]
async fn a_colleague_of_the_same_name_keeps_nobody_out() {
    apps(house, |app| async move {
        let (noor, team) = noor(&app).await;
        let other = app.person("Dora Ek", team).await;
        crate::with_password(&app, other).await;
        let rename = app.store.write(move |tx| {
            Box::pin(async move {
                let system = Actor::System;
                for person in [noor, other] {
                    commands::set_email(tx, &system, person, "").await?;
                }
                commands::set_profile(tx, &system, other, "Noor Karim", "", "").await
            })
        });
        rename.await.unwrap();
        let hash = cairn_people::password::hash("ett annat lösen".into()).await.unwrap();
        let set = app.store.write(move |tx| {
            let hash = hash.clone();
            Box::pin(async move { commands::set_password(tx, other, &hash).await })
        });
        set.await.unwrap();
        for password in [PASSWORD, "ett annat lösen"] {
            let form = [("email", "noor karim"), ("password", password)];
            assert!(cookie(&app.visitor().post("/login", &form).await).is_some(), "{password}");
        }
        let wrong = [("email", "noor karim"), ("password", "fel fel fel fel")];
        assert_eq!(app.visitor().post("/login", &wrong).await.status, 422);
        // With one password too, neither is let in as the other.
        crate::with_password(&app, other).await;
        let same = [("email", "noor karim"), ("password", PASSWORD)];
        let refused = app.visitor().post("/login", &same).await;
        assert!(refused.status == 422 && cookie(&refused).is_none());
        assert!(refused.shows("the same name and the same password"), "{}", refused.words());
    })
    .await;
}

#[tokio::test]
async fn a_shared_phone_is_signed_out_after_ten_quiet_minutes() {
    apps(house, |app| async move {
        noor(&app).await;
        let answer = app.visitor().post("/login", &[RIGHT[0], RIGHT[1], ("shared", "on")]).await;
        assert_eq!(cookie(&answer).unwrap().1, 600);
        let phone = holding(&app, &answer);
        app.clock.advance(8 * Instant::MINUTE);
        let used = phone.get("/me/settings").await;
        // Used: the login and the browser's cookie both go on for ten minutes.
        assert_eq!(cookie(&used), Some((phone.token.clone().unwrap(), 600)));
        app.settle().await;
        app.clock.advance(8 * Instant::MINUTE);
        assert_eq!(phone.get("/me/settings").await.status, 200);
        app.clock.advance(11 * Instant::MINUTE);
        assert_eq!(phone.get("/me/settings").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_device_of_ones_own_stays_signed_in_ninety_days() {
    apps(house, |app| async move {
        noor(&app).await;
        let device = holding(&app, &app.visitor().post("/login", &RIGHT).await);
        app.clock.advance(89 * Instant::DAY);
        assert_eq!(device.get("/me/settings").await.status, 200);
        app.clock.advance(2 * Instant::DAY);
        assert_eq!(device.get("/me/settings").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_token_and_takes_the_cookie() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let client = app.sign_in(id).await;
        let answer = client.post("/logout", &[]).await;
        assert_eq!(
            (answer.location().as_str(), cookie(&answer)),
            ("/login", Some((String::new(), 0)))
        );
        assert_eq!(client.get("/me/settings").await.status, 303);
        assert_eq!(app.visitor().post("/logout", &[]).await.location(), "/login");
    })
    .await;
}

#[tokio::test]
async fn who_is_deactivated_is_out_at_the_next_request() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        app.administrator("Karin Boss").await;
        let client = app.sign_in(id).await;
        assert_eq!(client.get("/me/settings").await.status, 200);
        let leave = app.store.write(move |tx| {
            Box::pin(async move { commands::deactivate(tx, &Actor::System, id).await })
        });
        leave.await.unwrap();
        assert_eq!(client.get("/me/settings").await.status, 303);
        assert_eq!(app.visitor().post("/login", &RIGHT).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    apps(house, |app| async move {
        let (id, team) = noor(&app).await;
        let client = app.sign_in(id).await;
        let token = client.token.clone().unwrap();
        let paths = ["/login", "/logout", "/setup", "/code", "/reset", "/me/settings/profile"];
        let invitations = format!("/teams/{team}/invitations");
        for path in paths.iter().copied().chain([invitations.as_str()]) {
            let request = Request::builder()
                .method("POST")
                .uri(path)
                .header("host", "cairn.test")
                .header("sec-fetch-site", "cross-site")
                .header("cookie", format!("cairn={token}"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from("email=a&password=b"))
                .unwrap();
            assert_eq!(client.raw(request).await.status, 403, "{path}");
        }
        assert_eq!(client.get("/me/settings").await.status, 200, "still signed in");
    })
    .await;
}

#[tokio::test]
async fn strange_input_at_the_door_is_never_our_mistake() {
    apps(house, |app| async move {
        noor(&app).await;
        let long = "x".repeat(10_000);
        for value in ["\0", "a\0b@c.se", "%00", "'; DROP TABLE people_person; --", long.as_str()] {
            let form = [("email", value), ("password", value), ("code", value), ("to", value)];
            for path in ["/login", "/code", "/reset"] {
                let answer = app.visitor().post(path, &form).await;
                assert!(answer.status.is_client_error(), "{path} {value:.20}: {}", answer.status);
            }
        }
        let lost = Client::new(app.router.clone(), Some("x".repeat(5000)));
        assert_eq!(lost.get("/me/settings").await.status, 303);
        assert_eq!(app.visitor().get(&format!("/in/{long}")).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn who_would_not_come_in_again_is_told_before_signing_out_and_before_later() {
    apps(house, |app| async move {
        let team = app.team("Service Nord").await;
        let id = app.person("Noor Karim", team).await;
        let client = app.sign_in(id).await;
        let page = client.post("/logout", &[]).await;
        assert!(page.shows("no mail is sent from here"), "{}", page.words());
        let strip = app.store.write(move |tx| {
            Box::pin(async move {
                let sql = "UPDATE people_person SET email = NULL, email_folded = NULL
                    WHERE id = $1";
                q(sql).bind(id).run(tx).await.map(drop)
            })
        });
        strip.await.unwrap();
        let welcome = client.get("/me/settings/welcome").await;
        assert!(welcome.shows("Your code is used up. If you choose Later"), "{}", welcome.words());
        assert!(welcome.shows("No mail goes out from here."), "{}", welcome.words());
        let page = client.post("/logout", &[]).await;
        assert!(page.shows("You have neither a password nor an e-mail address here"));
        assert!(page.shows("Choose a password") && cookie(&page).is_none());
        assert_eq!(client.get("/me/settings").await.status, 200, "still in");
        with_password(&app, id).await;
        assert!(!client.get("/me/settings/welcome").await.shows("Your code is used up"));
        assert_eq!(client.post("/logout", &[]).await.location(), "/login", "no page between");
        let other = app.person("Jonas Ek", team).await;
        let client = app.sign_in(other).await;
        assert_eq!(client.post("/logout", &[("anyway", "on")]).await.location(), "/login");
    })
    .await;
}
