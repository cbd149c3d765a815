use axum::body::Body;
use cairn_feature::{Parts, assemble};
use cairn_testkit::{Client, apps};
use http::Request;

use crate::features;

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_is_without_its_guards_and_words() {
    apps(features, |app| async move {
        let visitor = app.visitor();
        for (method, path, status) in [
            ("GET", "/nowhere", 404),
            ("GET", "/echo/%ff", 404),
            ("GET", "/echo/a%00b", 404),
            ("PUT", "/echo/a", 405),
            ("OPTIONS", "/file", 405),
        ] {
            let request = Request::builder().method(method).uri(path).body(Body::empty());
            let answer = visitor.raw(request.expect("a request")).await;
            assert_eq!(answer.status, status, "{method} {path}");
            assert!(answer.shows("There is nothing here"), "{method} {path}");
            for name in ["content-security-policy", "x-content-type-options", "cache-control"] {
                assert!(answer.headers.contains_key(name), "{method} {path}: {name}");
            }
        }
        let lost = visitor.get("/assets/%ff").await;
        assert!(lost.status.is_client_error());
        assert!(lost.headers.contains_key("content-security-policy"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_are_told_to_come_by_https_alone_where_the_house_is_reached_by_it() {
    apps(features, |app| async move {
        let mut seen = Vec::new();
        for url in ["https://cairn.test", "http://cairn.test"] {
            let parts = Parts {
                store: app.store.clone(),
                blobs: app.folder().join("files"),
                journal: app.folder().join("erased.jsonl"),
                features: features(),
                public_url: url.into(),
                measure: false,
                test_clock: None,
            };
            let house = assemble(parts).await.expect("the house stands");
            let visitor = Client::new(house.router, None);
            for path in ["/echo/a", "/nowhere", "/assets/%ff"] {
                let answer = visitor.get(path).await;
                let said = answer.headers.get("strict-transport-security");
                seen.push(said.map(|value| value.to_str().expect("words").to_owned()));
            }
        }
        let told = Some("max-age=15552000".to_owned());
        assert_eq!(seen, [told.clone(), told.clone(), told, None, None, None]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_is_led_on_from_a_wrong_address() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let browser = app.sign_in(app.person("Alva Ek", team).await).await;
        let inside = browser.get("/nowhere").await.text();
        assert!(inside.contains("class=\"bar\"") && inside.contains("role=\"search\""));
        assert!(!app.visitor().get("/nowhere").await.text().contains("class=\"bar\""));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_somebody_made_up_gives_no_new_tries() {
    apps(features, |app| async move {
        let mut visitor = app.visitor();
        let mut seen = Vec::new();
        for said in ["ape", "bear", "cat"] {
            visitor.address = Some(said.to_owned());
            seen.push(visitor.post("/echo", &[("text", "x")]).await.status.as_u16());
        }
        assert_eq!(seen, [200, 200, 429]);
        visitor.address = Some("1.2.3.4, 203.0.113.9".to_owned());
        assert_eq!(visitor.post("/echo", &[("text", "x")]).await.status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zero_byte_is_left_out_of_what_is_sent() {
    apps(features, |app| async move {
        let answer = app.visitor().post("/echo", &[("text", "a\0b")]).await;
        assert_eq!(answer.text(), "ab");
    })
    .await;
}
