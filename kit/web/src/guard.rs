//! What holds for every request: where it may come from, and what browsers may do with answers.

use std::net::IpAddr;

use axum::http::{
    HeaderMap, HeaderName, HeaderValue, Version, header, request::Parts, uri::Authority,
};
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

/// For half a year a browser comes to this name by HTTPS alone. Names below it may be somebody
/// else's.
const BY_HTTPS: HeaderValue = HeaderValue::from_static("max-age=15552000");

/// Adds the headers every answer carries; `https` where people reach the house by it. Pages are
/// never kept by shared caches.
pub fn headers(headers: &mut HeaderMap, https: bool) {
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, BY_HTTPS);
    }
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

/// What a proxy adds. Any of it says that somebody stands between, however it is written.
const FORWARDED: [&str; 3] = ["forwarded", "via", "x-real-ip"];

/// Whether nothing says that the request came from beyond this machine: its browser asked for this
/// machine by name, and no proxy left a mark. HTTP/1.0 is what nginx speaks to the house when it is
/// told nothing else.
pub fn is_from_this_machine(request: &Parts) -> bool {
    let headers = &request.headers;
    let marked = headers.keys().map(HeaderName::as_str);
    let marked = marked.into_iter().any(|n| n.starts_with("x-forwarded") || FORWARDED.contains(&n));
    let mut hosts = headers.get_all(header::HOST).iter().peekable();
    let named = hosts.peek().is_some() && hosts.all(|host| host.to_str().is_ok_and(is_local));
    let origins = headers.get_all(header::ORIGIN).iter().all(|origin| {
        let host = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
        host.is_some_and(|(_, host)| is_local(host))
    });
    named && origins && !marked && request.version != Version::HTTP_10
}

/// Whether a host, with or without a port, can only mean the machine it is typed on.
fn is_local(host: &str) -> bool {
    let Ok(host) = host.parse::<Authority>() else { return false };
    let name = host.host();
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    !host.as_str().contains('@')
        && (name.eq_ignore_ascii_case("localhost")
            || bare.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback()))
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
    fn this_machine_is_known_by_its_name_and_by_no_proxy_s_mark() {
        let local = |pairs: &[_]| {
            let (mut parts, ()) = axum::http::Request::new(()).into_parts();
            parts.headers = with(pairs);
            is_from_this_machine(&parts)
        };
        for host in ["localhost", "LocalHost:8080", "127.0.0.1:8080", "127.0.0.2", "[::1]:8080"] {
            assert!(local(&[("host", host)]), "{host}");
        }
        for host in [
            "",
            "cairn.example",
            "localhost.example",
            "mybox:8080",
            "192.0.2.7",
            "[::1",
            "a@localhost",
        ] {
            assert!(!local(&[("host", host)]), "{host}");
        }
        assert!(!local(&[]));
        assert!(local(&[("host", "localhost:1"), ("origin", "http://localhost:1")]));
        for mark in [
            ("origin", "https://cairn.example"),
            ("origin", "null"),
            ("x-forwarded-for", "127.0.0.1"),
            ("x-forwarded-for", "unknown"),
            ("x-forwarded-proto", "https"),
            ("x-real-ip", "127.0.0.1"),
            ("forwarded", "for=127.0.0.1"),
            ("via", "1.1 proxy"),
            ("host", "cairn.example"),
        ] {
            let mut headers = with(&[("host", "localhost")]);
            headers.append(HeaderName::from_static(mark.0), HeaderValue::from_static(mark.1));
            let (mut parts, ()) = axum::http::Request::new(()).into_parts();
            parts.headers = headers;
            assert!(!is_from_this_machine(&parts), "{mark:?}");
        }
        let (mut parts, ()) = axum::http::Request::new(()).into_parts();
        parts.headers = with(&[("host", "localhost")]);
        parts.version = Version::HTTP_10;
        assert!(!is_from_this_machine(&parts), "a proxy that is told nothing");
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
