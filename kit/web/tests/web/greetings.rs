use axum::body::Body;
use cairn_testkit::{Answer, App, Client, apps};
use http::Request;
use std::sync::Arc;

use crate::features;

const GREETING: &str = "Kept, thanks";

async fn opened(browser: &Client, path: &str, site: Option<&str>) -> Answer {
    let token = browser.token.clone().unwrap_or_default();
    let mut request = Request::builder().uri(path).header("cookie", format!("cairn={token}"));
    if let Some(site) = site {
        request = request.header("sec-fetch-site", site);
    }
    browser.raw(request.body(Body::empty()).expect("a request")).await
}

async fn signed_in(app: &Arc<App>) -> Client {
    let team = app.team("North").await;
    app.sign_in(app.person("Alva Ek", team).await).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_greeting_is_read_by_whoever_a_page_of_ours_led_on_and_by_nobody_else() {
    apps(features, |app| async move {
        let browser = signed_in(&app).await;
        let path = "/page?said=echo-said-kept";
        assert!(browser.get(path).await.shows(GREETING));
        // Browsers that say nothing of where they come from still read it.
        assert!(opened(&browser, path, None).await.shows(GREETING));
        for site in ["none", "cross-site", "same-site"] {
            let page = opened(&browser, path, Some(site)).await;
            assert_eq!(page.status, 200);
            assert!(!page.shows(GREETING), "{site}");
        }
        assert!(!browser.get("/page?said=echo-name").await.shows("Echo"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_greeting_stands_above_an_error() {
    apps(features, |app| async move {
        let browser = signed_in(&app).await;
        for who in [browser, app.visitor()] {
            let page = who.get("/nowhere?said=echo-said-kept").await;
            assert_eq!(page.status, 404);
            assert!(page.shows("There is nothing here") && !page.shows(GREETING));
        }
    })
    .await;
}
