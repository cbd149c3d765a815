//! What the Markdown field asks while somebody writes: rich text as Markdown, Markdown as a page.

use std::time::Duration;

use cairn_ground::{Error, Refusal, Result, limits};
use cairn_markdown::{Options, from_html, render};
use cairn_web::{Cx, Response, Route, Who, handler, respond};
use http::{HeaderName, HeaderValue, StatusCode};
use tokio::sync::Semaphore;

use crate::pages::page::PREVIEW;

pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/markdown", Who::Everyone, handler!(paste)),
        Route::post(PREVIEW, Who::Everyone, handler!(preview)),
    ]
}

/// How many texts are read at a time: a long one takes a while, and others have pages to open.
static PLACES: Semaphore = Semaphore::const_new(2);
/// Who waits longer than this is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let Ok(Ok(place)) = place else { return Err(Error::Busy("too many texts at once".into())) };
    let done = tokio::task::spawn_blocking(move || {
        // Held by the work, not by the client, who may go away.
        let _place = place;
        work()
    });
    done.await.map_err(Error::internal)
}

/// What the script shows beside the text it puts in.
const SAID: HeaderName = HeaderName::from_static("x-said");

/// Pasted HTML as Markdown; says how many pictures and links could not come along.
pub async fn paste(cx: Cx) -> Result<Response> {
    let html = cx.form.value("html").to_owned();
    let Ok(pasted) = blocking(move || from_html(&html)).await? else {
        return Err(Refusal::new("body-unreadable").into());
    };
    let mut response =
        respond::with_type(StatusCode::OK, "text/plain; charset=utf-8", pasted.markdown);
    let lost = [
        ("ui-pictures-lost", pasted.dropped_images),
        ("knowledge-links-lost", pasted.dropped_links),
    ];
    let lost = lost.into_iter().filter(|(_, count)| *count > 0);
    let words: Vec<String> = lost.map(|(key, count)| cx.t(key, &[("n", count.into())])).collect();
    say(&mut response, &words.join(" "));
    Ok(response)
}

/// Lets the script say something beside the text it puts in.
pub fn say(response: &mut Response, words: &str) {
    if let (false, Ok(value)) = (words.is_empty(), HeaderValue::from_str(&percent(words))) {
        response.headers_mut().insert(SAID, value);
    }
}

/// A header takes no letters but ASCII's.
fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = std::fmt::Write::write_fmt(&mut out, format_args!("%{byte:02X}"));
        }
        out
    })
}

/// The text as readers will see it. One longer than a page may be is refused in words that the
/// script shows.
pub async fn preview(cx: Cx) -> Result<Response> {
    let text = cx.form.value("text").to_owned();
    let length = text.chars().count();
    if length > limits::PAGE {
        let number = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
        let refusal = Refusal::field("too-long", "text")
            .with("max", number(limits::PAGE))
            .with("length", number(length));
        return Ok(respond::with_type(
            StatusCode::UNPROCESSABLE_ENTITY,
            "text/plain; charset=utf-8",
            cx.words(&refusal),
        ));
    }
    let unnamed = cx.t("knowledge-picture-unnamed", &[]);
    let line_breaks = !cx.query.has("wrapped");
    let html = blocking(move || {
        render(&text, &Options { unnamed: &unnamed, line_breaks, ..Options::default() })
    });
    let Ok(html) = html.await? else {
        return Err(Refusal::new("body-unreadable").into());
    };
    Ok(respond::with_type(StatusCode::OK, "text/html; charset=utf-8", html.to_string()))
}
