//! Answers: pages, fragments, redirects; and every error as a page in the reader's language.

use askama::Template;
use axum::{
    BoxError,
    body::{Body, Bytes},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use cairn_ground::{Error, Refusal};
use futures_util::Stream;

use crate::{Cx, View, kept};

/// What a handler gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A whole page.
pub fn html(page: &impl Template) -> Result<Response> {
    let text = page.render().map_err(Error::internal)?;
    Ok(with_type(StatusCode::OK, "text/html; charset=utf-8", text))
}

/// The same page with 422, for a refused form shown again.
pub fn refused(page: &impl Template) -> Result<Response> {
    let mut response = html(page)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// After a command: go and look (303), at an address of our own. Anything else leads to the start:
/// browsers leave out tabs and line breaks, and take `\` for `/`, before they look where an address
/// leads.
pub fn redirect(href: &str) -> Result<Response> {
    let plain = href.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let own = plain && href.starts_with('/') && !href.starts_with("//");
    let target = HeaderValue::from_str(if own { href } else { "/" }).map_err(Error::internal)?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, target);
    Ok(response)
}

/// Bytes with a type.
pub fn with_type(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Marks an answer that goes as it is: packed on the way it would lose its length.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsItIs;

/// An answer that is packed already.
pub fn as_it_is(mut response: Response) -> Response {
    response.extensions_mut().insert(AsItIs);
    response
}

/// So many bytes with a type, read as whoever asked takes them.
pub fn in_pieces<P, E>(
    status: StatusCode,
    kind: &'static str,
    length: u64,
    pieces: impl Stream<Item = Result<P, E>> + Send + 'static,
) -> Response
where
    P: Into<Bytes> + 'static,
    E: Into<BoxError> + 'static,
{
    let mut response = with_type(status, kind, Body::from_stream(pieces));
    response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
    as_it_is(response)
}

/// Who is signed in keeps the places and the search box: a wrong address is no dead end.
#[derive(Template)]
#[template(path = "error_inside.html")]
struct ErrorInside {
    v: View,
    title: String,
    text: String,
    back: String,
    code: Option<i64>,
    written: Vec<String>,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    v: View,
    title: String,
    text: String,
    back: String,
    /// Only where it helps whoever is asked for help.
    code: Option<i64>,
    /// What the form said that led here: an error takes no words with it.
    written: Vec<String>,
}

impl ErrorPage {
    fn inside(self) -> ErrorInside {
        let Self { v, title, text, back, code, written } = self;
        ErrorInside { v, title, text, back, code, written }
    }
}

/// What was sent to a form that cannot be shown again filled in: its words, and a button that
/// sends it.
#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPage {
    v: View,
    path: String,
    words: Vec<String>,
    fields: Vec<(String, String)>,
}

fn kept_page(cx: &Cx) -> Result<Response> {
    let fields = cx.form.pairs().iter().filter(|(name, _)| name != "command_id").cloned();
    let (path, words) = (cx.path.clone(), written(cx));
    refused(&KeptPage { v: cx.view(), path, words, fields: fields.collect() })
}

/// The texts among what was sent: chosen words, dates and ids hold no blank, unless one word is all
/// that a field for text has. No password.
pub(crate) fn written(cx: &Cx) -> Vec<String> {
    let texts = cx.form.pairs().iter().filter(|(name, _)| kept::may_come(name));
    let texts = texts.map(|(name, value)| (name.as_str(), value.trim()));
    let texts = texts
        .filter(|(name, text)| text.contains([' ', '\n']) || (*name == "body" && !text.is_empty()));
    texts.map(|(_, text)| text.to_owned()).collect()
}

/// An error as a page that says what to do.
pub(crate) fn error_page(cx: &Cx, error: Error) -> Response {
    if matches!(error, Error::SignIn) {
        return sign_in(cx);
    }
    if matches!(&error, Error::Refused(refusal) if refusal.code == "kept")
        && let Ok(page) = kept_page(cx)
    {
        return page;
    }
    let (status, key) = classify(&error);
    match &error {
        Error::Internal(why) => tracing::error!(path = cx.path, why, "failed"),
        Error::Busy(why) if cairn_store::Trouble::told_by(why).is_some() => {
            tracing::error!(why, "nothing can be written");
        }
        Error::Busy(why) => tracing::warn!(why, "busy"),
        _ => {}
    }
    let text = match &error {
        Error::Refused(refusal) => cx.words(refusal),
        _ => cx.t(&format!("error-{key}-text"), &[]),
    };
    let signed_in = cx.actor.person().is_ok();
    let page = ErrorPage {
        v: cx.view().without_greeting(),
        title: cx.t(&format!("error-{key}"), &[]),
        text,
        back: cx.t(if signed_in { "error-to-today" } else { "error-to-start" }, &[]),
        code: status.is_server_error().then(|| i64::from(status.as_u16())),
        written: written(cx),
    };
    let page = if signed_in { html(&page.inside()) } else { html(&page) };
    let mut response = page.unwrap_or_else(|_| status.into_response());
    *response.status_mut() = status;
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

fn sign_in(cx: &Cx) -> Response {
    let target = if cx.settings.ready {
        let wanted = wanted(cx);
        let back: String = form_urlencoded::byte_serialize(wanted.as_bytes()).collect();
        if wanted == "/" { "/login".to_owned() } else { format!("/login?to={back}") }
    } else {
        "/setup".to_owned()
    };
    redirect(&target).unwrap_or_else(|_| StatusCode::UNAUTHORIZED.into_response())
}

/// The longest address that is led back to with its query: signing in takes none that is longer.
const WANTED: usize = 2000;

/// What was asked for, with its query: a search, a chosen quarter. The query is written anew, so
/// that it holds nothing but letters of an address.
fn wanted(cx: &Cx) -> String {
    let query =
        form_urlencoded::Serializer::new(String::new()).extend_pairs(cx.query.pairs()).finish();
    let whole = format!("{}?{query}", cx.path);
    if query.is_empty() || whole.len() > WANTED { cx.path.clone() } else { whole }
}

fn classify(error: &Error) -> (StatusCode, &'static str) {
    match error {
        Error::Refused(refusal) => (refusal_status(refusal), "refused"),
        Error::NotFound => (StatusCode::NOT_FOUND, "not-found"),
        Error::Forbidden | Error::SignIn => (StatusCode::FORBIDDEN, "forbidden"),
        Error::Busy(why) if cairn_store::Trouble::told_by(why).is_some() => {
            (StatusCode::SERVICE_UNAVAILABLE, "full")
        }
        Error::Busy(_) => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
        Error::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
    }
}

fn refusal_status(refusal: &Refusal) -> StatusCode {
    match refusal.code {
        "too-many" => StatusCode::TOO_MANY_REQUESTS,
        "conflict" => StatusCode::CONFLICT,
        "body-too-large" => StatusCode::PAYLOAD_TOO_LARGE,
        "body-busy" => StatusCode::SERVICE_UNAVAILABLE,
        "body-unreadable" | "body-too-many" => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_leaves_the_house() {
        let target = |href: &str| {
            let response = redirect(href).unwrap();
            response.headers()[header::LOCATION].to_str().unwrap().to_owned()
        };
        assert_eq!(target("/steps/1?said=a-said-b"), "/steps/1?said=a-said-b");
        for href in
            ["//evil.example", "/\\evil.example", "/\t/evil.example", "/a\nb", "https://e.x"]
        {
            assert_eq!(target(href), "/", "{href:?}");
        }
    }
}
