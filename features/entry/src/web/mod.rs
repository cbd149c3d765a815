//! Handlers, and what they share: the cookie, and a form shown again.

pub mod invitations;
pub mod mail;
pub mod settings;
pub mod setup;
pub mod sign_in;
pub mod sign_out;
mod twice;
pub mod ways_in;

use askama::Template;
use cairn_ground::{Error, PersonId, Refusal};
use cairn_web::{Cx, Kept, Response, Result, guard, html, redirect, respond};
use http::{StatusCode, header};

use crate::{pages::sign_in::Again, rules};

/// To an address of our own, signed in with `token`.
fn signed_in(cx: &Cx, to: &str, token: &str, shared: bool) -> Result<Response> {
    let seconds = guard::cookie_seconds(shared);
    with_cookie(cx, redirect(rules::own_address(to))?, token, seconds)
}

/// On to what was written before the login ended, if whoever signs in wrote it; else to `to`.
fn back_in(cx: &Cx, person: PersonId, to: &str, token: &str, shared: bool) -> Result<Response> {
    match Kept::read(&cx.form).filter(|kept| kept.is_of(person)) {
        Some(mut kept) => {
            rules::own_address(&kept.path.clone()).clone_into(&mut kept.path);
            let page = html(&Again { v: cx.view(), kept })?;
            with_cookie(cx, page, token, guard::cookie_seconds(shared))
        }
        None => signed_in(cx, to, token, shared),
    }
}

/// To the sign-in page, without a token.
fn signed_out(cx: &Cx) -> Result<Response> {
    with_cookie(cx, redirect("/login")?, "", 0)
}

fn with_cookie(cx: &Cx, mut response: Response, token: &str, seconds: i64) -> Result<Response> {
    let house = &cx.house;
    let value = guard::set_cookie(house.cookie_name(), token, house.is_https(), seconds)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}

/// The page again, filled in, with what is wrong; too many tries are told by the status too.
fn again(page: &impl Template, refusal: &Refusal) -> Result<Response> {
    if refusal.code != "too-many" {
        return respond::refused(page);
    }
    let mut response = html(page)?;
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    Ok(response)
}

/// The refusal of an answer that has one; everything else goes its way.
fn refused<T>(result: Result<T>) -> Result<Result<T, Box<Refusal>>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(other) => Err(other),
    }
}

/// One network address may try so often in a quarter of an hour, whatever the account: a whole
/// team behind one router gets in, a list of passwords does not.
fn limit_address(cx: &Cx, name: &'static str) -> Result<()> {
    cx.limit(name, &cx.address, 120, 15)
}

/// For commands whose result is a token: what a form's command gave is kept a day to serve double
/// clicks, and a secret may not be kept.
fn unremembered(cx: &Cx) -> Cx {
    let mut cx = cx.clone();
    cx.form.set("command_id", "");
    cx
}
