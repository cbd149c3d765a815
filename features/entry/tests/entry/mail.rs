use cairn_ground::Instant;
use cairn_nudge::{KeptMail, Transport, find_mail, list_mails};
use cairn_testkit::{App, apps};

use crate::{PASSWORD, cookie, holding, house, noor};

/// The mails that went out, the newest first, once `count` of them have: they are sent after the
/// answer.
pub async fn mails(app: &App, count: usize) -> Vec<KeptMail> {
    for _ in 0..500 {
        let mut db = app.store.read().await.expect("reads");
        let kept = list_mails(&mut db, None, 50).await.expect("lists");
        if kept.len() >= count {
            let mut mails = Vec::new();
            for mail in kept {
                mails.push(find_mail(&mut db, mail.id).await.expect("is there"));
            }
            return mails;
        }
        drop(db);
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("no {count} mails came");
}

/// The address behind a mail's button, without the host.
pub fn link(mail: &KeptMail) -> String {
    let from = mail.text.find("http://cairn.test/").expect("a link");
    let link = mail.text[from..].split_whitespace().next().unwrap_or_default();
    link.trim_start_matches("http://cairn.test").to_owned()
}

async fn ask(app: &App, email: &str, what: &str) -> cairn_testkit::Answer {
    app.visitor().post("/reset", &[("email", email), ("what", what)]).await
}

#[tokio::test]
async fn a_mailed_link_lets_in_once() {
    apps(house, |app| async move {
        app.house.send_by(Transport::Outbox);
        noor(&app).await;
        assert!(ask(&app, "NOOR@cairn.test", "link").await.shows("Have a look in your mailbox"));
        let mail = mails(&app, 1).await.remove(0);
        assert_eq!((&*mail.to_email, &*mail.to_name), ("noor@cairn.test", "Noor Karim"));
        assert_eq!(mail.subject, "Your link to Fjällvärme");
        let link = link(&mail);
        assert!(app.visitor().get(&link).await.shows("Are you Noor Karim?"));
        let noor = holding(&app, &app.visitor().post(&link, &[]).await);
        assert_eq!(noor.get("/me/settings").await.status, 200);
        assert_eq!(app.visitor().post(&link, &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_and_every_device_is_out() {
    apps(house, |app| async move {
        app.house.send_by(Transport::Outbox);
        let (id, _) = noor(&app).await;
        let before = app.sign_in(id).await;
        ask(&app, "noor@cairn.test", "password").await;
        let link = link(&mails(&app, 1).await[0]);
        assert!(link.starts_with("/reset/"), "{link}");
        assert!(app.visitor().get(&link).await.shows("A new password for Noor Karim"));
        let short = app.visitor().post(&link, &[("password", "kort")]).await;
        assert_eq!(short.status, 422);
        assert!(short.shows("characters, and 10 are needed"));
        let answer = app.visitor().post(&link, &[("password", "ett helt nytt ord")]).await;
        assert_eq!(holding(&app, &answer).get("/me/settings").await.status, 200);
        assert_eq!(before.get("/me/settings").await.status, 303);
        let try_with = async |password: &str| {
            let form = [("email", "noor@cairn.test"), ("password", password)];
            app.visitor().post("/login", &form).await.status.as_u16()
        };
        assert_eq!((try_with(PASSWORD).await, try_with("ett helt nytt ord").await), (422, 303));
        assert_eq!(app.visitor().post(&link, &[("password", PASSWORD)]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn each_link_is_for_what_it_was_asked_for_and_for_its_time() {
    apps(house, |app| async move {
        app.house.send_by(Transport::Outbox);
        noor(&app).await;
        ask(&app, "noor@cairn.test", "password").await;
        let reset = link(&mails(&app, 1).await[0]);
        let as_link = reset.replace("/reset/", "/in/");
        assert_eq!(app.visitor().get(&as_link).await.location(), reset);
        let answer = app.visitor().post(&as_link, &[]).await;
        assert_eq!((answer.status.as_u16(), cookie(&answer)), (422, None));
        app.clock.advance(61 * Instant::MINUTE);
        assert_eq!(app.visitor().get(&reset).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn the_answer_does_not_tell_whose_address_is_known() {
    apps(house, |app| async move {
        app.house.send_by(Transport::Outbox);
        noor(&app).await;
        // What a node remembers between requests is read once.
        app.visitor().get("/reset").await;
        let known = ask(&app, "noor@cairn.test", "link").await;
        mails(&app, 1).await;
        let unknown = ask(&app, "none@cairn.test", "link").await;
        assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
        assert_eq!(known.queries(), unknown.queries());
        for email in ["noor@cairn.test", "none@cairn.test"] {
            for _ in 0..4 {
                assert_eq!(ask(&app, email, "link").await.status, 200);
            }
            assert_eq!(ask(&app, email, "link").await.status, 429, "{email}");
        }
        let all = mails(&app, 5).await;
        assert!(all.iter().all(|mail| mail.to_email == "noor@cairn.test"));
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_what_works() {
    apps(house, |app| async move {
        noor(&app).await;
        let page = app.visitor().get("/reset").await;
        assert!(page.shows("No mail goes out from here") && page.text().contains("href=\"/code\""));
        let answer = ask(&app, "noor@cairn.test", "link").await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("Ask for a code on paper instead"), "{}", answer.words());
        app.house.send_by(Transport::Nothing);
        assert_eq!(ask(&app, "noor@cairn.test", "link").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_cannot_be_is_refused_and_kept() {
    apps(house, |app| async move {
        app.house.send_by(Transport::Outbox);
        for email in ["", "noor", "a b@c.se"] {
            let answer = ask(&app, email, "link").await;
            assert_eq!(answer.status, 422, "{email}");
            assert!(answer.text().contains(&format!("value=\"{email}\"")));
        }
    })
    .await;
}
