//! What holds for every request: where it may come from, and what browsers may do with answers.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use cairn_ground::{Error, Result};

/// No inline script, no foreign origin. Photos come from our own address; `blob:` shows a photo
/// chosen on the phone before it is sent.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; media-src 'self'; font-src 'self'; connect-src 'self'; \
    form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "geolocation=(), microphone=(), browsing-topics=()"),
];

/// Adds the headers every answer carries. Pages are never kept by shared caches.
pub fn headers(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        if !headers.contains_key(name) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
}

/// A form must have been sent from a page of ours. Browsers say so in `Sec-Fetch-Site`; older
/// ones send `Origin`, whose host must then be the one asked for.
///
/// # Errors
/// `Forbidden` for everything else.
pub fn same_origin(headers: &HeaderMap) -> Result<()> {
    let get = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = get("sec-fetch-site") {
        return if site == "same-origin" { Ok(()) } else { Err(Error::Forbidden) };
    }
    let origin = get("origin").and_then(|o| o.split_once("://")).map(|(_, host)| host);
    match (origin, get("host")) {
        (Some(origin), Some(host)) if origin == host => Ok(()),
        _ => Err(Error::Forbidden),
    }
}

/// Whether the browser says that no page of ours led here: a link in a mail, an address typed in.
pub fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin")
}

/// The page of ours that a form was sent from, as the browser says it: path and query.
pub fn page_before(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::REFERER)?.to_str().ok()?;
    let (host, path) = said.split_once("://")?.1.split_once('/')?;
    let here = headers.get(header::HOST)?.to_str().ok()?;
    (host == here).then(|| format!("/{path}"))
}

/// The value of the cookie `name`.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).find_map(|all| {
        all.split(';').find_map(|pair| {
            let (n, value) = pair.trim().split_once('=')?;
            (n == name && !value.is_empty()).then(|| value.to_owned())
        })
    })
}

/// How long a browser keeps the sign-in token after the last day of use: 90 days, on a shared
/// device ten minutes. The house ends the login by the same measure.
pub const fn cookie_seconds(shared: bool) -> i64 {
    if shared { 600 } else { 90 * 86_400 }
}

/// `Set-Cookie` for the sign-in token; an empty token takes it away.
///
/// # Errors
/// `Internal` when the token has characters no token has.
pub fn set_cookie(name: &str, token: &str, secure: bool, seconds: i64) -> Result<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let seconds = if token.is_empty() { 0 } else { seconds };
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn only_pages_of_ours_may_send_forms() {
        let ok = |pairs: &[_]| same_origin(&with(pairs)).is_ok();
        assert!(ok(&[("sec-fetch-site", "same-origin")]));
        assert!(!ok(&[("sec-fetch-site", "cross-site")]));
        assert!(!ok(&[("sec-fetch-site", "same-site"), ("origin", "http://a"), ("host", "a")]));
        assert!(!ok(&[("sec-fetch-site", "none")]));
        assert!(ok(&[("origin", "https://c.example"), ("host", "c.example")]));
        assert!(!ok(&[("origin", "https://evil.example"), ("host", "c.example")]));
        assert!(!ok(&[("origin", "null"), ("host", "c.example")]));
        assert!(!ok(&[("host", "c.example")]));
    }

    #[test]
    fn only_a_page_of_ours_is_gone_back_to() {
        let from = |page| page_before(&with(&[("referer", page), ("host", "c.example")]));
        let own = from("https://c.example/steps/new?team=1");
        assert_eq!(own.as_deref(), Some("/steps/new?team=1"));
        assert_eq!(from("https://evil.example/steps"), None);
        assert_eq!(from("nothing"), None);
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let headers = with(&[("cookie", "a=1; cairn=abc; b=2")]);
        assert_eq!(cookie(&headers, "cairn").as_deref(), Some("abc"));
        assert_eq!(cookie(&headers, "airn"), None);
    }
}
