//! What the Markdown field asks while somebody writes: rich text as Markdown, Markdown as a page.

use cairn_ground::{Refusal, Result};
use cairn_markdown::{Options, from_html, render};
use cairn_web::{Cx, Response, Route, Who, handler, respond};
use http::{HeaderName, HeaderValue, StatusCode};

use crate::pages::page::PREVIEW;

pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/markdown", Who::Everyone, handler!(paste)),
        Route::post(PREVIEW, Who::Everyone, handler!(preview)),
    ]
}

/// What the script shows beside the text it puts in.
const SAID: HeaderName = HeaderName::from_static("x-said");

/// Pasted HTML as Markdown; says how many pictures and links could not come along.
pub async fn paste(cx: Cx) -> Result<Response> {
    let Ok(pasted) = from_html(cx.form.value("html")) else {
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

/// The text as readers will see it.
pub async fn preview(cx: Cx) -> Result<Response> {
    let unnamed = cx.t("knowledge-picture-unnamed", &[]);
    let line_breaks = !cx.query.has("wrapped");
    let options = Options { unnamed: &unnamed, line_breaks, ..Options::default() };
    let Ok(html) = render(cx.form.value("text"), &options) else {
        return Err(Refusal::new("body-unreadable").into());
    };
    Ok(respond::with_type(StatusCode::OK, "text/html; charset=utf-8", html.to_string()))
}
