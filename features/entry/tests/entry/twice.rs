//! A button pressed twice: the browser shows the second answer.

use cairn_ground::Instant;
use cairn_nudge::Transport;
use cairn_store::q;
use cairn_testkit::{Answer, App, Client, apps};

use crate::{
    PASSWORD, cookie, holding, house,
    invitations::{World, world},
    mail::{link, mails},
    noor,
    setup::{empty, with},
};

/// The id that the page at `path` gave its form.
pub async fn command_id(browser: &Client, path: &str) -> String {
    id_of(&browser.get(path).await)
}

/// The id in the form of a page.
pub fn id_of(page: &Answer) -> String {
    let page = page.text();
    let (_, rest) = page.split_once("name=\"command_id\" value=\"").expect("a form");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Noor's phone with her code before it: where the form goes, and its id.
async fn code(w: &World) -> (Client, String, String) {
    let path = format!("/in/{}", w.code(&w.boss, w.noor).await);
    let phone = w.app.visitor();
    let id = command_id(&phone, &path).await;
    (phone, path, id)
}

async fn is_in(app: &App, answer: &Answer) -> bool {
    holding(app, answer).get("/me/settings").await.status == 200
}

#[tokio::test]
async fn two_taps_on_come_in_get_the_same_answer_and_both_are_signed_in() {
    apps(house, |app| async move {
        let w = world(app).await;
        let (phone, path, id) = code(&w).await;
        let form = [("command_id", id.as_str()), ("to", "/steps"), ("shared", "on")];
        let first = phone.post(&path, &form).await;
        assert_eq!(first.location(), "/me/settings/welcome?to=%2Fsteps");
        for phone in [&phone, &holding(&w.app, &first), &phone] {
            let second = phone.post(&path, &form).await;
            assert_eq!((second.status, second.location()), (first.status, first.location()));
            assert_eq!(cookie(&second).unwrap().1, 600, "as long as the first");
            assert!(is_in(&w.app, &second).await && is_in(&w.app, &first).await);
        }
        let mut db = w.app.store.read().await.unwrap();
        let verbs: i64 = q("SELECT count(*) FROM record_statement WHERE verb = 'arrived'
            AND person_id = $1")
        .bind(w.noor)
        .one(&mut db)
        .await
        .unwrap();
        assert_eq!(verbs, 1);
        let marks: Vec<String> =
            q("SELECT command_id FROM store_command").all(&mut db).await.unwrap();
        assert!(!marks.iter().any(|it| it.contains(&id) || it.contains(&path[4..])), "{marks:?}");
    })
    .await;
}

#[tokio::test]
async fn of_two_taps_at_once_both_are_let_in() {
    apps(house, |app| async move {
        let w = world(app).await;
        let (phone, path, id) = code(&w).await;
        let form = [("command_id", id.as_str())];
        let (a, b) =
            futures_util::future::join(phone.post(&path, &form), phone.post(&path, &form)).await;
        assert_eq!((a.status.as_u16(), b.status.as_u16()), (303, 303), "{}", w.app.name);
        assert_eq!(a.location(), b.location());
        assert!(is_in(&w.app, &a).await && is_in(&w.app, &b).await);
    })
    .await;
}

#[tokio::test]
async fn a_used_code_opens_for_no_other_form_and_not_for_long() {
    apps(house, |app| async move {
        let w = world(app).await;
        let (phone, path, id) = code(&w).await;
        let form = [("command_id", id.as_str())];
        assert_eq!(phone.post(&path, &form).await.status, 303);
        let refused = async |form: &[(&str, &str)]| {
            let answer = w.app.visitor().post(&path, form).await;
            answer.status == 422 && cookie(&answer).is_none()
        };
        assert!(refused(&[]).await && refused(&[("command_id", "")]).await);
        assert!(refused(&[("command_id", &"0".repeat(64))]).await);
        assert!(refused(&[form[0], ("to", "/steps")]).await, "another form");
        assert_eq!(w.app.visitor().get(&path).await.status, 422);
        w.app.clock.advance(61 * Instant::SECOND);
        assert!(refused(&form).await, "a minute later");
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_again_after_signing_out_opens_nothing() {
    apps(house, |app| async move {
        let w = world(app).await;
        let (phone, path, id) = code(&w).await;
        let form = [("command_id", id.as_str())];
        let answer = phone.post(&path, &form).await;
        let out = holding(&w.app, &answer).post("/logout", &[("anyway", "on")]).await;
        assert_eq!(out.location(), "/login");
        assert_eq!(phone.post(&path, &form).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn two_taps_on_a_mailed_link_or_a_new_password_are_let_in() {
    apps(house, |app| async move {
        app.house.send_by(Transport::Outbox);
        noor(&app).await;
        for (what, given) in [("link", None), ("password", Some("ett helt nytt ord"))] {
            let before = mails(&app, 0).await.len();
            app.visitor().post("/reset", &[("email", "noor@cairn.test"), ("what", what)]).await;
            let path = mails(&app, before + 1).await.iter().map(link).next().unwrap();
            let id = command_id(&app.visitor(), &path).await;
            let form: Vec<_> = [("command_id", id.as_str())]
                .into_iter()
                .chain(given.map(|password| ("password", password)))
                .collect();
            let first = app.visitor().post(&path, &form).await;
            let second = app.visitor().post(&path, &form).await;
            assert_eq!((second.status.as_u16(), second.location()), (303, first.location()));
            assert!(is_in(&app, &second).await && is_in(&app, &first).await, "{what}");
            if given.is_some() {
                let other = [form[0], ("password", PASSWORD)];
                let answer = app.visitor().post(&path, &other).await;
                assert_eq!((answer.status.as_u16(), cookie(&answer)), (422, None));
            }
            app.clock.advance(Instant::MINUTE);
        }
    })
    .await;
}

#[tokio::test]
async fn two_taps_on_setup_lead_to_the_next_step_signed_in() {
    apps(house, |app| async move {
        empty(&app).await;
        let id = command_id(&app.visitor(), "/setup").await;
        let form = with("command_id", &id);
        let visitor = app.visitor();
        let (a, b) = futures_util::future::join(
            visitor.post("/setup", &form),
            visitor.post("/setup", &form),
        )
        .await;
        let c = visitor.post("/setup", &form).await;
        for answer in [&a, &b, &c] {
            assert_eq!(answer.location(), "/setup/people", "{}", answer.words());
            assert!(is_in(&app, answer).await);
        }
        let changed = |name: &str, value: &str| {
            let kept = form.iter().copied().filter(|(n, _)| *n != name);
            kept.chain([(name, value)]).map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
        };
        let others: [Vec<(String, String)>; 3] = [
            changed("command_id", "another"),
            changed("password", "inte alls samma"),
            changed("organisation", "Annat AB"),
        ];
        for other in &others {
            let other: Vec<_> = other.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let answer = visitor.post("/setup", &other).await;
            assert_eq!((answer.status.as_u16(), cookie(&answer)), (409, None));
        }
    })
    .await;
}
