use cairn_ground::Instant;
use cairn_store::q;
use cairn_testkit::{Answer, App, apps};

pub const FORM: &[(&str, &str)] = &[
    ("organisation", "Fjällvärme AB"),
    ("public_body", "no"),
    ("teams", "one"),
    ("team", "Service Nord"),
    ("name", "Åsa Öberg"),
    ("email", "asa@fjallvarme.example"),
    ("password", "korrekt häst batteri"),
    ("manages", "on"),
    ("locale", "sv"),
    ("zone", "Europe/Stockholm"),
];

/// The form with other values.
pub fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.iter().filter(|(name, _)| changes.iter().all(|(n, _)| n != name));
    kept.chain(changes).copied().collect()
}

/// Nothing was set up yet.
pub async fn empty(app: &App) {
    let gone = app.store.write(|tx| {
        Box::pin(async move { q("DELETE FROM store_setting").run(tx).await.map(drop) })
    });
    gone.await.expect("emptied");
}

/// The token the answer hands to the browser, and for how many seconds.
pub fn cookie(answer: &Answer) -> Option<(String, i64)> {
    let value = answer.headers.get("set-cookie")?.to_str().ok()?.to_owned();
    let token = value.strip_prefix("cairn=")?.split(';').next()?.to_owned();
    let age = value.split("Max-Age=").nth(1)?.split(';').next()?.parse().ok()?;
    Some((token, age))
}

fn house() -> Vec<cairn_feature::Feature> {
    vec![cairn_entry::feature()]
}

#[tokio::test]
async fn an_empty_house_leads_every_page_to_setup_and_is_set_up_once() {
    apps(house, |app| async move {
        empty(&app).await;
        let mut visitor = app.visitor();
        assert_eq!(visitor.get("/setup/people").await.location(), "/setup");
        assert_eq!(visitor.get("/login").await.location(), "/setup");
        assert!(visitor.get("/setup").await.shows("Set up Cairn"));
        let answer = visitor.post("/setup", FORM).await;
        assert_eq!(answer.location(), "/setup/people", "{}", answer.words());
        let (token, seconds) = cookie(&answer).expect("signed in");
        assert_eq!(seconds, 90 * Instant::DAY / 1_000_000);
        visitor.token = Some(token);
        assert!(visitor.get("/setup/people").await.shows("Vilka är med i Service Nord?"));
        let second = app.visitor().post("/setup", FORM).await;
        assert_eq!(second.status, 409);
        assert!(cookie(&second).is_none() && second.shows("Cairn is set up already"));
        assert_eq!(app.visitor().get("/setup").await.location(), "/");
    })
    .await;
}
