//! The router, built from the routes; and the one way of every request.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, DefaultBodyLimit, RawPathParams, rejection::RawPathParamsRejection},
    http::{
        Extensions, HeaderMap, HeaderValue, Request, StatusCode, Version, header, request::Parts,
    },
    middleware::map_response,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, on},
};
use cairn_ground::{Actor, Error, Instant, Locale, Refusal, Result};
use cairn_store::Settings;
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, DefaultPredicate, Predicate},
};

use crate::{
    Cx, Form, Handler, House, Kept, Route, assets, guard, kept,
    respond::{AsItIs, error_page, with_type},
    route::{Trace, Verb},
    upload::{self, Files, Length},
};

/// The parts of the path, or that they are no text.
type Path = Result<RawPathParams, RawPathParamsRejection>;

/// A route, and the page that asks to sign in, for who must before using it.
type Wanted = (Route, Option<Handler>);

/// Builds the router from the list of routes.
pub fn router(house: &Arc<House>, routes: &[Route]) -> Router {
    let sign_in = routes.iter().find(|it| it.path == "/login" && it.method == Verb::Get);
    let sign_in = sign_in.map(|route| route.handler);
    let mut by_path: HashMap<&str, MethodRouter> = HashMap::new();
    for route in routes {
        let (house, route) = (Arc::clone(house), *route);
        let answer = move |params: Path, request: Request<Body>| {
            let house = Arc::clone(&house);
            async move { serve(house, Some((route, sign_in)), params, request).await }
        };
        let filter = match route.method {
            Verb::Get => axum::routing::MethodFilter::GET,
            Verb::Post => axum::routing::MethodFilter::POST,
        };
        let known = by_path.remove(route.path).unwrap_or_default();
        by_path.insert(route.path, known.merge(on(filter, answer)));
    }
    let mut router = Router::new().route("/assets/{file}", get(asset));
    for (path, methods) in by_path {
        router = router.route(path, methods);
    }
    let (lost, wrong) = (Arc::clone(house), Arc::clone(house));
    let https = house.is_https();
    router
        .fallback(move |params: Path, request: Request<Body>| {
            let house = Arc::clone(&lost);
            async move { serve(house, None, params, request).await }
        })
        .method_not_allowed_fallback(move |params: Path, request: Request<Body>| {
            let house = Arc::clone(&wrong);
            async move {
                let mut response = serve(house, None, params, request).await;
                *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
                response
            }
        })
        .layer(map_response(move |mut response: Response| async move {
            guard::headers(response.headers_mut(), https);
            response
        }))
        // Bodies are bounded where they are read: axum's own 2 MB would refuse a phone's photo.
        .layer(DefaultBodyLimit::disable())
        // Gzip alone: brotli makes a page of ours no smaller and takes 0.5 to 1.5 ms of CPU for it.
        // The second of nine levels: the sixth saves one byte in twenty and takes twice as long.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(2))
                .compress_when(DefaultPredicate::new().and(may_be_packed)),
        )
}

/// Files go as they are: most are packed already, and a browser shows how far one has come.
fn may_be_packed(_: StatusCode, _: Version, _: &HeaderMap, about: &Extensions) -> bool {
    about.get::<AsItIs>().is_none()
}

async fn asset(request: Request<Body>) -> Response {
    let Some(asset) = assets::find(request.uri().path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let (bytes, encoding) = match (asset.br, asset.gz) {
        (Some(br), _) if accepted.contains("br") => (br, Some("br")),
        (_, Some(gz)) if accepted.contains("gzip") => (gz, Some("gzip")),
        _ => (asset.raw, None),
    };
    let mut response = with_type(StatusCode::OK, asset.content_type, bytes);
    let headers = response.headers_mut();
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, forever);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// Every request: who sends it, may it be sent, read it, answer it, never fail without a page.
async fn serve(
    house: Arc<House>,
    route: Option<Wanted>,
    params: Path,
    request: Request<Body>,
) -> Response {
    let measure = house.measure;
    // Split, because a body cannot be shared over an await.
    let (parts, body) = request.into_parts();
    let (mut cx, used) = match arrive(house, &parts, route.as_ref().map(|(route, _)| route)).await {
        Ok(arrived) => arrived,
        Err(error) => return without_cx(&error),
    };
    let params = params.as_ref().map(|all| {
        let owned = |(n, v): (&str, &str)| (n.to_owned(), v.to_owned());
        all.iter().map(owned).collect::<Vec<_>>()
    });
    let result = match params {
        // A zero byte is in no address of ours, and PostgreSQL takes none.
        Ok(params) if params.iter().all(|(_, value)| !value.contains('\0')) => {
            cx.params = params;
            answer(&mut cx, route, Request::from_parts(parts, body)).await
        }
        _ => Err(Error::NotFound),
    };
    let mut response = match result {
        Ok(response) => response,
        Err(error) => error_page(&cx, error),
    };
    if let Some(span) = used {
        keep_cookie(&cx, span, response.headers_mut());
    }
    if measure && let Ok(value) = HeaderValue::from_str(&format!("db;desc={}", cx.queries())) {
        response.headers_mut().insert("server-timing", value);
    }
    response
}

/// The browser's copy of the token lives on as the login does, unless the answer says otherwise.
fn keep_cookie(cx: &Cx, span: i64, headers: &mut HeaderMap) {
    let (house, seconds) = (&cx.house, span / Instant::SECOND);
    let token = cx.token.as_deref().unwrap_or_default();
    if !headers.contains_key(header::SET_COOKIE)
        && let Ok(value) = guard::set_cookie(house.cookie_name(), token, house.is_https(), seconds)
    {
        headers.insert(header::SET_COOKIE, value);
    }
}

/// Whether the browser fetches a picture for a page.
fn is_picture(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_some_and(|dest| dest == "image" || dest == "manifest")
}

/// Who sends the request; and how long the login it used lives on, in microseconds, if it does.
async fn arrive(
    house: Arc<House>,
    request: &Parts,
    route: Option<&Route>,
) -> Result<(Cx, Option<i64>)> {
    let now = house.store.clock().now();
    let token = guard::cookie(&request.headers, house.cookie_name());
    let queries = Arc::default();
    let traceless = route.is_some_and(Route::is_anonymous);
    let sits = route.is_some_and(|route| route.trace == Trace::Sits);
    let mut db = house.store.read_counting(Arc::clone(&queries)).await?;
    let settings = house.store.settings(&mut db).await?;
    let arrival = house.arrive.arrive(&mut db, token.as_deref(), now, sits).await?;
    drop(db);
    // That a login was used just now would tell when its person wrote; and a picture comes with the
    // page that is looked at, wherever it lies.
    let kept = traceless || is_picture(&request.headers);
    let renew = arrival.renew.clone().filter(|_| !kept);
    let used = renew.as_ref().map(|renew| renew.span);
    if let Some(renew) = renew {
        house.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(renew);
    }
    let (locale, zone) = match &arrival.actor {
        Actor::Person(person) => (person.locale, person.zone.clone()),
        _ => (visitor_locale(&request.headers, &settings), settings.zone.clone()),
    };
    let cx = Cx {
        actor: arrival.actor,
        settings,
        locale,
        zone,
        now,
        path: request.uri.path().to_owned(),
        params: Vec::new(),
        query: query(request),
        form: Form::new(),
        files: Vec::new(),
        sent: String::new(),
        token,
        range: request
            .headers
            .get(header::RANGE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned(),
        address: address(request),
        from_this_machine: is_near(peer(request)) && guard::is_from_this_machine(request),
        same_origin: guard::same_origin(&request.headers).is_ok(),
        cookies: cookies(&request.headers),
        anonymous: false,
        again: None,
        queries,
        house,
    };
    Ok((cx, used))
}

/// What stands behind the `?`. A greeting belongs to whoever a page of ours led on: who opens the
/// address from elsewhere did not do what it says.
fn query(request: &Parts) -> Form {
    let sent = request.uri.query().unwrap_or_default();
    let mut query = Form::parse(sent.as_bytes()).unwrap_or_default();
    if guard::is_from_elsewhere(&request.headers) {
        query.remove("said");
    }
    query
}

fn cookies(headers: &HeaderMap) -> HeaderMap {
    let sent = headers.get_all(header::COOKIE).iter();
    sent.map(|value| (header::COOKIE, value.clone())).collect()
}

fn visitor_locale(headers: &HeaderMap, settings: &Settings) -> Locale {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    wish.and_then(Locale::from_accept_language).unwrap_or(settings.locale)
}

/// The peer, or what our own reverse proxy on this machine says it was.
fn address(request: &Parts) -> String {
    let peer = peer(request);
    // A proxy may add a line of its own below the client's: the last word is the proxy's.
    let said = request.headers.get_all("x-forwarded-for").iter().next_back();
    let said = said.and_then(|value| value.to_str().ok());
    let last = said.and_then(|all| all.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    last.filter(|_| is_near(peer))
        .or(peer)
        .map(|ip| one_household(ip).to_string())
        .unwrap_or_default()
}

fn peer(request: &Parts) -> Option<IpAddr> {
    request.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}

fn is_near(peer: Option<IpAddr>) -> bool {
    peer.is_none_or(|ip| ip.to_canonical().is_loopback())
}

/// Whoever has one IPv6 address has the 2⁶⁴ beside it: a limit counts them as one.
pub fn one_household(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64).into(),
        IpAddr::V4(ip) => ip.into(),
    }
}

async fn answer(cx: &mut Cx, wanted: Option<Wanted>, request: Request<Body>) -> Result<Response> {
    let Some((route, sign_in)) = wanted else { return Err(Error::NotFound) };
    cx.anonymous = route.is_anonymous();
    if route.method == Verb::Post && !route.from_elsewhere && !cx.same_origin {
        return Err(Error::Forbidden);
    }
    match (route.permission.check(&cx.actor), sign_in) {
        (Err(Error::SignIn), page)
            if route.method == Verb::Post
                && cx.settings.ready
                && (page.is_some() || route.is_anonymous()) =>
        {
            return keep_words(cx, route, request, page).await;
        }
        (allowed, _) => allowed?,
    }
    // A long form keeps its place until it is answered.
    let mut length = Length::of(cx.actor.person_id(), &cx.house.seats);
    if route.method == Verb::Post {
        let files = if route.takes_file { Files::Taken } else { Files::None };
        (cx.form, cx.files) = upload::read(request, files, &mut length).await?;
        cx.sent = upload::digest(&cx.form, &cx.files);
        if cx.actor.person_id().is_some_and(|me| kept::is_of_another(&cx.form, me)) {
            return Err(Refusal::new("form-of-another").into());
        }
        cx.again = kept::take_again(&mut cx.form);
    }
    let result = (route.handler)(cx.clone()).await;
    if !route.is_anonymous() {
        tracing::debug!(route = route.path, ok = result.is_ok(), queries = cx.queries(), "served");
    }
    result
}

/// The page that asks to sign in, with what was sent in it.
async fn keep_words(
    cx: &mut Cx,
    route: Route,
    request: Request<Body>,
    page: Option<Handler>,
) -> Result<Response> {
    cx.limit("kept", &cx.address, 30, 10)?;
    let from = guard::page_before(request.headers());
    let files = if route.takes_file { Files::Dropped } else { Files::None };
    let mut length = Length::of(None, &cx.house.seats);
    let read = upload::read(request, files, &mut length).await;
    let (form, files) = read.map_err(|_| Error::SignIn)?;
    cx.query = Form::new().with("to", from.unwrap_or_else(|| cx.path.clone()));
    let (Some(kept), Some(page)) = (Kept::of(&cx.path, &form, !files.is_empty()), page) else {
        // A form that leaves no trace says of nobody whose it is: its words are shown and no more.
        cx.form = if route.is_anonymous() { form } else { Form::new() };
        return kept::shown(cx);
    };
    for (name, value) in kept.to_sign_in() {
        cx.form.push(name, value);
    }
    let mut response = page(cx.clone()).await?;
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    Ok(response)
}

/// The database is away: there is neither language nor layout to answer in.
fn without_cx(error: &Error) -> Response {
    tracing::error!(%error, "no database");
    let text = "Cairn cannot reach its database. Please try again in a moment.\n\
        Cairn når inte sin databas. Försök igen om en stund.\n";
    let kind = "text/plain; charset=utf-8";
    let mut response = with_type(StatusCode::SERVICE_UNAVAILABLE, kind, text);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_household_count_as_one() {
        let of = |ip: &str| one_household(ip.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:aaaa::1"), of("2001:db8:1:2:bbbb::2"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7").to_string(), "192.0.2.7");
    }
}
