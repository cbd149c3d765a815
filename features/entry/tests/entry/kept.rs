//! What was written when the login ended.

use std::sync::Arc;

use cairn_ground::{Instant, PersonId, TeamId};
use cairn_store::q;
use cairn_testkit::{Answer, App, apps};

use crate::{PASSWORD, cookie, holding, house, noor, with_password};

const RIGHT: [(&str, &str); 2] = [("email", "noor@cairn.test"), ("password", PASSWORD)];
const ABOUT: &str = "Värmepumpar & \"gamla\" ventiler\r\n<b>och</b> mer";

/// The hidden fields of the page's form to `action`, read as a browser does.
fn fields(page: &Answer, action: &str) -> Vec<(String, String)> {
    let text = page.text();
    let form = text.split(&format!("action=\"{action}\"")).nth(1).unwrap_or_default();
    let form = form.split("</form>").next().unwrap_or_default();
    let hidden = form.split("<input type=\"hidden\" name=\"").skip(1);
    let pair = |part: &str| {
        let (name, rest) = part.split_once("\" value=\"").expect("a value");
        (name.to_owned(), plain(rest.split_once('"').expect("its end").0))
    };
    hidden.map(pair).collect()
}

fn plain(text: &str) -> String {
    let text = text.replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">");
    text.replace("&#38;", "&")
}

fn with<'a>(
    fields: &'a [(String, String)],
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let sent = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    sent.chain(more.iter().copied()).collect()
}

/// Noor writes about herself for longer than the login of a shared phone holds.
async fn too_late(app: &Arc<App>) -> (PersonId, TeamId, Answer) {
    let (id, team) = noor(app).await;
    let in_time = app.visitor().post("/login", &[RIGHT[0], RIGHT[1], ("shared", "on")]).await;
    let phone = holding(app, &in_time);
    let form = fields(&phone.get("/me/settings").await, "/me/settings/profile");
    app.clock.advance(11 * Instant::MINUTE);
    let sent = with(&form, &[("name", "Noor Karim"), ("title", "Tekniker"), ("about", ABOUT)]);
    (id, team, phone.post("/me/settings/profile", &sent).await)
}

async fn about(app: &App, id: PersonId) -> String {
    let mut db = app.store.read().await.unwrap();
    q("SELECT about FROM people_person WHERE id = $1").bind(id).one(&mut db).await.unwrap()
}

#[tokio::test]
async fn what_was_written_too_long_comes_back_filled_in_and_is_sent_by_hand() {
    apps(house, |app| async move {
        let (id, _, asked) = too_late(&app).await;
        assert_eq!(asked.status, 401);
        assert!(asked.shows("What you wrote is still here"), "{}", asked.words());
        let sign_in = fields(&asked, "/login");
        let wrong = with(&sign_in, &[RIGHT[0], ("password", "fel fel fel")]);
        let asked = app.visitor().post("/login", &wrong).await;
        assert_eq!(asked.status, 422, "a slip of the finger loses nothing");
        assert_eq!(fields(&asked, "/login").len(), sign_in.len());
        let again = app.visitor().post("/login", &with(&fields(&asked, "/login"), &RIGHT)).await;
        assert_eq!(again.status, 200, "{}", again.words());
        let noor = holding(&app, &again);
        let carried = fields(&again, "/me/settings/profile");
        let shown = noor.post("/me/settings/profile", &with(&carried, &[])).await;
        assert_eq!(shown.status, 422);
        assert!(shown.shows("it has not been sent yet"), "{}", shown.words());
        assert!(plain(&shown.text()).contains(ABOUT), "{}", shown.text());
        assert_eq!(about(&app, id).await, "", "nothing was done yet");
        let form = fields(&shown, "/me/settings/profile");
        let sent = with(&form, &[("name", "Noor Karim"), ("title", ""), ("about", ABOUT)]);
        assert_eq!(noor.post("/me/settings/profile", &sent).await.status, 303);
        assert!(about(&app, id).await.contains("ventiler"));
    })
    .await;
}

#[tokio::test]
async fn what_one_wrote_is_shown_to_nobody_who_signs_in_after() {
    apps(house, |app| async move {
        let (_, _, asked) = too_late(&app).await;
        let other = app.person("Jonas Ek", app.team("Service Syd").await).await;
        with_password(&app, other).await;
        let other = [("email", "jonas@cairn.test"), ("password", PASSWORD)];
        let answer = app.visitor().post("/login", &with(&fields(&asked, "/login"), &other)).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
        assert!(cookie(&answer).is_some() && !answer.text().contains("ventiler"));
    })
    .await;
}

#[tokio::test]
async fn a_code_on_paper_brings_back_what_was_written_as_a_password_does() {
    apps(house, |app| async move {
        let (id, team, asked) = too_late(&app).await;
        let boss = app.administrator("Karin Boss").await;
        let boss = app.sign_in(boss).await;
        let strips = format!("/teams/{team}/invitations");
        let strips = boss.post(&strips, &[("person", &id.to_string())]).await.text();
        let code = strips.split("class=\"code\">").nth(1).expect("a code");
        let code = code.split('<').next().unwrap_or_default();
        let page = app.visitor().post("/code", &with(&fields(&asked, "/login"), &[])).await;
        assert!(page.shows("Your code"), "{}", page.words());
        let typed = fields(&page, "/code");
        let page = app.visitor().post("/code", &with(&typed, &[("code", code)])).await;
        assert!(page.shows("Are you Noor Karim?"), "{}", page.words());
        let action = format!("/in/{}", code.replace('-', ""));
        let again = app.visitor().post(&action, &with(&fields(&page, &action), &[])).await;
        let carried = fields(&again, "/me/settings/profile");
        let noor = holding(&app, &again);
        let shown = noor.post("/me/settings/profile", &with(&carried, &[])).await;
        assert!(plain(&shown.text()).contains(ABOUT), "{}", shown.text());
    })
    .await;
}

#[tokio::test]
async fn a_password_a_command_id_and_a_file_are_not_carried() {
    apps(house, |app| async move {
        let (id, _) = noor(&app).await;
        let noor = app.sign_in(id).await;
        let form = fields(&noor.get("/me/settings").await, "/me/settings/ways-in");
        let sent = with(
            &form,
            &[("email", "ny@cairn.test"), ("password", "hemligt ord"), ("current", "x")],
        );
        let asked = app.visitor().post("/me/settings/ways-in", &sent).await;
        let names: Vec<String> = fields(&asked, "/login").into_iter().map(|it| it.0).collect();
        let all = ["command_id", "to", "kept-path", "kept-owner", "kept.email"];
        assert_eq!(names, all, "{names:?}");
        assert!(!asked.text().contains("hemligt"));
        let bare = app.visitor().post("/me/settings/devices", &with(&form, &[])).await;
        assert!(bare.location().starts_with("/login"), "a bare button has nothing to lose");
    })
    .await;
}

#[tokio::test]
async fn a_form_that_one_left_open_is_not_sent_in_the_name_of_the_next() {
    apps(house, |app| async move {
        let (id, team) = noor(&app).await;
        let first = app.sign_in(id).await;
        let form = fields(&first.get("/me/settings").await, "/me/settings/profile");
        let sent = with(&form, &[("name", "Noor Karim"), ("about", ABOUT)]);
        let next = app.person("Jonas Ek", team).await;
        let answer = app.sign_in(next).await.post("/me/settings/profile", &sent).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("Somebody else opened this form"), "{}", answer.words());
        assert_eq!(
            (about(&app, id).await, about(&app, next).await),
            (String::new(), String::new())
        );
        assert_eq!(first.post("/me/settings/profile", &sent).await.status, 303);
    })
    .await;
}
