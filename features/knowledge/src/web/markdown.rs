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

/// Pasted HTML as Markdown; says how many pictures could not come along.
pub async fn paste(cx: Cx) -> Result<Response> {
    let Ok(pasted) = from_html(cx.form.value("html")) else {
        return Err(Refusal::new("body-unreadable").into());
    };
    let mut response =
        respond::with_type(StatusCode::OK, "text/plain; charset=utf-8", pasted.markdown);
    if pasted.dropped_images > 0 {
        let n = i64::try_from(pasted.dropped_images).unwrap_or(i64::MAX);
        let said = cx.t("ui-pictures-lost", &[("n", n.into())]);
        if let Ok(value) = HeaderValue::from_str(&percent(&said)) {
            response.headers_mut().insert(SAID, value);
        }
    }
    Ok(response)
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
