use std::sync::Arc;

use axum::{
    body::Body,
    http::{Request, header},
};
use cairn_ground::{Audience, Id, Instant, Locale, ObjectId, PersonId};
use cairn_nudge::{Action, Draft, Mail, Post, Transport};
use cairn_people::store as people;
use cairn_testkit::{Answer, App, apps};

use crate::{ask, features};

async fn link(app: &Arc<App>, person: PersonId, action: Action) -> String {
    let token = app
        .store
        .write(move |tx| {
            let action = action.clone();
            Box::pin(async move { cairn_nudge::issue(tx, person, &action).await })
        })
        .await
        .expect("a token");
    format!("/m/{token}")
}

async fn wishes(app: &Arc<App>, person: PersonId) -> String {
    let mut db = app.store.read().await.expect("a connection");
    people::find_person(&mut db, person).await.expect("there").messages
}

/// What a mail program sends: neither cookie nor origin.
async fn one_click(app: &Arc<App>, path: &str, body: &'static str) -> Answer {
    let request = Request::post(path)
        .header(header::HOST, "cairn.test")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a request");
    app.visitor().raw(request).await
}

#[tokio::test]
async fn opening_a_link_changes_nothing_and_its_button_does() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.add("Noor Karim", Some(team), Locale::Sv, false).await;
        let visitor = app.visitor();
        for (action, asks, done, word) in [
            (Action::Fewer, "Bara en gång i veckan?", "Högst en gång i veckan", "fewer"),
            (Action::Pause, "Paus i två veckor?", "Inga meddelanden på två veckor", "fewer"),
            (Action::Off, "Inga fler meddelanden?", "Meddelanden är avstängda", "off"),
        ] {
            let before = wishes(&app, noor).await;
            let path = link(&app, noor, action).await;
            let page = visitor.get(&path).await;
            assert!(page.shows(asks), "in the receiver's language: {}", page.words());
            assert_eq!(page.text().matches("<button").count(), 1);
            assert_eq!(wishes(&app, noor).await, before, "{word}");
            let page = visitor.post(&path, &[]).await;
            assert!(page.shows(done), "{}", page.words());
            assert_eq!(wishes(&app, noor).await, word);
            assert!(page.headers.get(header::SET_COOKIE).is_none(), "nobody is signed in");
        }
        let never = visitor.get("/m/never").await;
        assert!(never.status == 422 && never.shows("too old"), "{}", never.words());
        assert_eq!(visitor.post("/m/never", &[]).await.status, 422);
        let path = link(&app, noor, Action::Off).await;
        app.clock.advance(61 * Instant::DAY);
        assert_eq!(visitor.get(&path).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_link_leads_to_its_object_which_asks_for_the_sign_in() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let object: ObjectId = ask(&app, noor, team, "Secret title", Audience::Me).await;
        let open = |verb: &str| Action::Open { object, verb: verb.to_owned() };
        let path = link(&app, noor, open("answer")).await;
        let page = app.visitor().get(&path).await;
        assert!(page.status == 200 && !page.text().contains("Secret"), "{}", page.text());
        let led = app.visitor().post(&path, &[]).await;
        assert_eq!((led.status.as_u16(), led.location()), (303, format!("/questions/{object}")));
        assert!(led.headers.get(header::SET_COOKIE).is_none());
        let path = link(&app, noor, Action::Today).await;
        assert_eq!(app.visitor().post(&path, &[]).await.location(), "/");
        let path = link(&app, noor, open("see-look")).await;
        assert_eq!(app.visitor().post(&path, &[]).await.location(), "/me/history");
    })
    .await;
}

#[tokio::test]
async fn a_mail_programs_one_click_turns_messages_off_and_can_do_nothing_else() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let click = "List-Unsubscribe=One-Click";
        for action in [Action::Fewer, Action::Pause, Action::Today] {
            let path = link(&app, noor, action).await;
            assert_eq!(one_click(&app, &path, click).await.status, 403);
        }
        let path = link(&app, noor, Action::Off).await;
        assert_eq!(one_click(&app, &path, "x=y").await.status, 403, "not without saying so");
        assert_eq!(wishes(&app, noor).await, "weekly");
        assert_eq!(one_click(&app, &path, click).await.status, 200);
        assert_eq!(wishes(&app, noor).await, "off");
        assert_eq!(one_click(&app, &path, click).await.status, 200, "twice is once");
        let elsewhere = one_click(&app, "/me/takeout", click).await;
        assert_eq!(elsewhere.status, 403, "other routes hear pages of ours only");
    })
    .await;
}

fn mail(id: u128, to: &str, subject: &str) -> Mail {
    let draft = Draft {
        lang: "en",
        subject: subject.into(),
        heading: "Heading <script>".into(),
        button: "Take me there".into(),
        url: "http://cairn.test/m/abc".into(),
        links: vec![("Elsewhere".into(), "https://evil.example/m/abc".into())],
        ..Draft::default()
    };
    draft.render(Id::from_u128(id), Instant(0), "N", to).expect("a mail")
}

#[tokio::test]
async fn the_outbox_shows_me_the_mails_to_me_and_nobody_elses_not_even_to_administrators() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let ada = app.administrator("Ada Holm").await;
        let post = Post::new(Transport::Outbox, app.house.house.messages.clone());
        for mail in [mail(1, "noor@cairn.test", "To Noor"), mail(2, "ada@cairn.test", "To Ada")] {
            post.deliver(&app.store, &mail).await.expect("kept");
        }
        let browser = app.sign_in(noor).await;
        let list = browser.get("/outbox").await;
        assert!(list.shows("To Noor") && !list.shows("To Ada"), "{}", list.words());
        let address = |id| format!("/outbox/{}", Id::from_u128(id));
        let page = browser.get(&address(1)).await;
        assert!(page.shows("Heading <script>") && !page.text().contains("<script>"));
        assert!(page.text().contains("<a href=\"/m/abc\">"), "{}", page.text());
        assert!(!page.text().contains("href=\"https://evil"), "only addresses of our own");
        assert_eq!(browser.get(&address(2)).await.status, 404);
        assert_eq!(app.sign_in(ada).await.get(&address(1)).await.status, 404);
        let bo = app.person("Bo Ek", team).await;
        let empty = app.sign_in(bo).await.get("/outbox").await;
        assert!(empty.shows("No mail yet") && !empty.text().contains("<blockquote"), "no example");
        assert!(app.visitor().get("/outbox").await.location().starts_with("/login"));
        // Where mail is sent, or cannot be, there is none: it would speak of a demo.
        app.house.send_by(Transport::Nothing);
        assert_eq!(browser.get("/outbox").await.status, 404);
        assert_eq!(browser.get(&address(1)).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn erasing_a_colleague_leaves_the_outbox_of_the_others() {
    apps(features, |app| async move {
        let team = app.team("Nord").await;
        let noor = app.person("Noor Karim", team).await;
        let zelda = app.person("Zelda Quist", team).await;
        let ada = app.administrator("Ada Holm").await;
        let post = Post::new(Transport::Outbox, app.house.house.messages.clone());
        let told = [
            mail(1, "noor@cairn.test", "Bo thanks you"),
            mail(2, "noor@cairn.test", "Zelda Quist thanks you"),
            mail(3, "zelda@cairn.test", "Bo thanks you"),
        ];
        for mail in told {
            post.deliver(&app.store, &mail).await.expect("kept");
        }
        let root = app.sign_in(ada).await;
        let gone = root.post(&format!("/manage/erase/{zelda}"), &[("name", "Zelda Quist")]).await;
        assert_eq!(gone.status, 303, "{}", gone.words());
        let list = app.sign_in(noor).await.get("/outbox").await;
        assert!(list.shows("Bo thanks you") && !list.shows("Zelda"), "{}", list.words());
    })
    .await;
}
