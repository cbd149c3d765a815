use std::{convert::Infallible, time::Duration};

use axum::body::{Body, Bytes};
use cairn_ground::limits::{LARGE_UPLOADS_EACH, LONG_FORMS};
use cairn_testkit::{Answer, Client, apps};
use futures_util::{StreamExt, stream};
use http::Request;

use crate::features;

const MEGABYTE: usize = 1_000_000;

/// A form whose file, of so many megabytes, stands between two fields.
async fn send(browser: &Client, path: &str, megabytes: usize) -> Answer {
    let before = "--XX\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ntyped\r\n--XX\r\n\
        Content-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
    let after =
        "\r\n--XX\r\nContent-Disposition: form-data; name=\"after\"\r\n\r\nkept\r\n--XX--\r\n";
    let piece = Bytes::from(vec![7_u8; MEGABYTE]);
    let mut pieces = vec![Bytes::from(before)];
    pieces.extend(std::iter::repeat_n(piece, megabytes));
    pieces.push(Bytes::from(after));
    let body = Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, Infallible>)));
    browser.raw(form(browser, path, body)).await
}

fn form(browser: &Client, path: &str, body: Body) -> Request<Body> {
    Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=XX")
        .header("cookie", format!("cairn={}", browser.token.as_deref().unwrap_or_default()))
        .body(body)
        .expect("a request")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_too_large_loses_no_word_of_the_form() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let alva = app.person("Alva Ek", team).await;
        let browser = app.sign_in(alva).await;
        let taken = send(&browser, "/file", 29).await;
        assert_eq!((taken.status.as_u16(), taken.text()), (200, "typed 29000000".to_owned()));
        for megabytes in [31, 150] {
            let refused = send(&browser, "/file", megabytes).await;
            assert_eq!(refused.status, 422);
            let text = refused.text();
            assert!(text.starts_with("typed kept: The file is too large. Up to 30 MB"), "{text}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_form_that_comes_in_one_piece_is_read() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let browser = app.sign_in(app.person("Alva Ek", team).await).await;
        let file = ("photo", "a.jpg", &b"1234567"[..]);
        let taken = browser.upload("/file", &[("text", "typed")], file).await;
        assert_eq!((taken.status.as_u16(), taken.text()), (200, "typed 7".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_file_is_taken_none_is_read() {
    apps(features, |app| async move {
        let visitor = app.visitor();
        let small = send(&visitor, "/echo", 0).await;
        assert_eq!(small.text(), "typed");
        assert_eq!(send(&visitor, "/echo", 3).await.status, 413);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_never_begins_is_not_kept_in_memory() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let browser = app.sign_in(app.person("Alva Ek", team).await).await;
        let piece = Bytes::from(vec![b'a'; MEGABYTE]);
        // Never ends: only the limit does.
        let pieces = std::iter::once(Bytes::from("--XX\r\n")).chain(std::iter::repeat(piece));
        let body = Body::from_stream(stream::iter(pieces.map(Ok::<_, Infallible>)));
        let answer = browser.raw(form(&browser, "/file", body)).await;
        assert_eq!(answer.status, 400);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_longer_than_any_text_reaches_the_form_of_who_is_signed_in_and_no_visitor_s() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let browser = app.sign_in(app.person("Alva Ek", team).await).await;
        let long = "x".repeat(2 * MEGABYTE);
        assert_eq!(browser.post("/echo", &[("text", &long)]).await.text(), long);
        let refused = app.visitor().post("/echo", &[("text", &long)]).await;
        assert_eq!(refused.status, 413);
        let longer = "x".repeat(5 * MEGABYTE);
        for refused in [
            browser.post("/echo", &[("text", &longer)]).await,
            browser.upload("/file", &[("text", &longer)], ("photo", "", b"")).await,
        ] {
            assert_eq!(refused.status, 413);
            assert!(refused.shows("up to 4 MB can be sent"), "{}", refused.words());
            assert!(refused.shows("go back in the browser"), "{}", refused.words());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn so_many_long_forms_are_taken_at_a_time_and_others_wait() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let mut browsers = Vec::new();
        for n in 0..=LONG_FORMS {
            let person = app.person(&format!("P{n} Ek"), team).await;
            browsers.push(app.sign_in(person).await);
        }
        let (release, held) = tokio::sync::watch::channel(());
        let long = |browser: &Client, held: Option<tokio::sync::watch::Receiver<()>>| {
            let head = "--XX\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n";
            let first = format!("{head}{}", "x".repeat(2 * MEGABYTE));
            let rest = stream::once(async move {
                if let Some(mut held) = held {
                    drop(held.changed().await);
                }
                Ok::<_, Infallible>(Bytes::from("\r\n--XX--\r\n"))
            });
            let body = stream::iter([Ok(Bytes::from(first))]).chain(rest);
            let (browser, request) =
                (browser.clone(), form(browser, "/file", Body::from_stream(body)));
            tokio::spawn(async move { browser.raw(request).await.status })
        };
        let first = &browsers[0];
        let mut slow = vec![long(first, Some(held.clone()))];
        tokio::time::sleep(Duration::from_millis(300)).await;
        let second = long(first, None);
        let other = long(&browsers[1], None).await.expect("answered");
        assert_eq!(other, 200, "who sends two keeps one place");
        slow.extend(browsers[1..LONG_FORMS].iter().map(|it| long(it, Some(held.clone()))));
        let last = &browsers[LONG_FORMS];
        tokio::time::sleep(Duration::from_millis(500)).await;
        let refused = last.post("/echo", &[("text", &"x".repeat(2 * MEGABYTE))]).await;
        assert_eq!(refused.status, 503);
        assert!(refused.shows("still in the form"), "{}", refused.words());
        assert_eq!(second.await.expect("answered"), 503);
        let mut waits = long(last, None);
        assert!(tokio::time::timeout(Duration::from_millis(300), &mut waits).await.is_err());
        let short = last.upload("/file", &[("text", "typed")], ("photo", "", b"")).await;
        assert_eq!(short.text(), "typed 0", "an ordinary form does not wait");
        drop(release);
        assert_eq!(waits.await.expect("answered"), 200);
        for one in slow {
            assert_eq!(one.await.expect("answered"), 200);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_fills_the_memory_with_files_and_a_small_photo_does_not_wait() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let alva = app.sign_in(app.person("Alva Ek", team).await).await;
        let bo = app.sign_in(app.person("Bo Ek", team).await).await;
        let (release, held) = tokio::sync::watch::channel(());
        let film = |browser: &Client, mut held: tokio::sync::watch::Receiver<()>| {
            let head =
                "--XX\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\n";
            let first = format!("{head}{}", "x".repeat(2 * MEGABYTE));
            let rest = stream::once(async move {
                drop(held.changed().await);
                Ok::<_, Infallible>(Bytes::from("\r\n--XX--\r\n"))
            });
            let body = stream::iter([Ok(Bytes::from(first))]).chain(rest);
            let (browser, request) =
                (browser.clone(), form(browser, "/file", Body::from_stream(body)));
            tokio::spawn(async move { browser.raw(request).await.text() })
        };
        let slow: Vec<_> = (0..LARGE_UPLOADS_EACH).map(|_| film(&alva, held.clone())).collect();
        tokio::time::sleep(Duration::from_millis(300)).await;
        let small = alva.upload("/file", &[("text", "typed")], ("photo", "a", b"small")).await;
        assert_eq!(small.text(), "typed 5", "a small photo does not wait");
        let mut third = tokio::spawn(async move { send(&alva, "/file", 2).await });
        assert!(tokio::time::timeout(Duration::from_millis(300), &mut third).await.is_err());
        assert_eq!(send(&bo, "/file", 2).await.text(), "typed 2000000", "another's goes on");
        let refused = third.await.expect("answered");
        assert_eq!(refused.status, 503);
        assert!(refused.shows("still in the form"), "{}", refused.words());
        drop(release);
        for one in slow {
            assert_eq!(one.await.expect("answered"), " 2000000");
        }
        assert_eq!(send(&bo, "/file", 2).await.text(), "typed 2000000");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_more_fields_than_any_of_ours_is_refused() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let browser = app.sign_in(app.person("Alva Ek", team).await).await;
        let most = vec![("a", ""); 4_999];
        assert_eq!(browser.post("/echo", &most).await.status, 200);
        let more = vec![("a", ""); 5_001];
        for refused in [
            browser.post("/echo", &more).await,
            browser.upload("/file", &more, ("photo", "", b"")).await,
        ] {
            assert_eq!(refused.status, 400);
            assert!(refused.shows("up to 5,000 fields"), "{}", refused.words());
        }
        let long = format!("/page?{}", "a&".repeat(6_000));
        assert_eq!(browser.get(&long).await.status, 200, "an address is read as if it had none");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_as_it_is_and_says_its_length() {
    apps(features, |app| async move {
        let team = app.team("North").await;
        let browser = app.sign_in(app.person("Alva Ek", team).await).await;
        let cookie = format!("cairn={}", browser.token.as_deref().unwrap_or_default());
        for (path, packed) in [("/pieces", false), ("/page", true)] {
            let request = Request::get(path).header("cookie", &cookie);
            let request = request.header("accept-encoding", "gzip");
            let answer = browser.raw(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(answer.headers.contains_key("content-encoding"), packed, "{path}");
            if !packed {
                assert_eq!(answer.headers["content-length"], "1000");
            }
        }
    })
    .await;
}
