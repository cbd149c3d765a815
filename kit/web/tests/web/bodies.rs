use std::convert::Infallible;

use axum::body::{Body, Bytes};
use cairn_testkit::{Answer, Client, apps};
use futures_util::stream;
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
