//! Coming in by a link or a code. Opening one changes nothing: its page has one button.

use cairn_ground::{Error, PersonId, Result};
use cairn_people::{password, store, ways_in};
use cairn_web::{Cx, Form, Kept, Response, html, redirect};
use url::form_urlencoded::byte_serialize;

use super::twice::{self, Came, mark};
use super::{again, back_in, limit_address, refused, signed_in, unremembered};
use crate::{
    commands::{self, ComeIn, NewPassword},
    pages::ways_in as pages,
    rules,
};

pub async fn code(cx: Cx) -> Result<Response> {
    html(&pages::Code { v: cx.view(), form: Form::new(), kept: None })
}

/// A typed code leads to the same page as the square beside it. What was written before the login
/// ended comes along in the pages: no address could carry it.
pub async fn send_code(cx: Cx) -> Result<Response> {
    let kept = Kept::read(&cx.form);
    if kept.is_some() && !cx.form.has("code") {
        return html(&pages::Code { v: cx.view(), form: Form::new(), kept });
    }
    let typed: String =
        cx.form.value("code").chars().filter(char::is_ascii_alphanumeric).take(80).collect();
    match refused(find(&cx, &typed).await)? {
        Ok(found) if kept.is_some() && found.kind != "reset" => {
            let (v, to) = (cx.view(), "/".to_owned());
            html(&pages::ComeIn { v, name: found.name, token: typed, to, kept })
        }
        // A code from paper in its own look; a token out of a mail as it is.
        Ok(_) if typed.len() < 40 => redirect(&format!("/in/{}", typed.to_ascii_uppercase())),
        Ok(_) => redirect(&format!("/in/{typed}")),
        Err(refusal) => {
            let form = cx.refill(&refusal);
            again(&pages::Code { v: cx.view(), form, kept }, &refusal)
        }
    }
}

struct Found {
    person: PersonId,
    name: String,
    first: bool,
    kind: String,
}

async fn find(cx: &Cx, token: &str) -> Result<Found> {
    limit_address(cx, "way-in")?;
    let mut db = cx.read().await?;
    let (person, kind) = ways_in::peek(&mut db, token, cx.now).await?;
    let found = store::find_person(&mut db, person).await?;
    Ok(Found { person, name: found.name, first: found.arrived_at.is_none(), kind })
}

pub async fn show(cx: Cx) -> Result<Response> {
    let token: String = cx.param("token")?;
    let to = rules::own_address(cx.query.value("to")).to_owned();
    match refused(find(&cx, &token).await)? {
        Ok(found) if found.kind == "reset" => redirect(&format!("/reset/{token}")),
        Ok(found) => html(&pages::ComeIn { v: cx.view(), name: found.name, token, to, kept: None }),
        Err(refusal) => again(&pages::Over::of(&cx, &refusal), &refusal),
    }
}

pub async fn come_in(cx: Cx) -> Result<Response> {
    let token: String = cx.param("token")?;
    let to = rules::own_address(cx.form.value("to")).to_owned();
    let shared = cx.form.has("shared");
    let came = match refused(use_up(&cx, token, shared).await)? {
        Err(over) if over.code == OVER => refused(twice::answer(&cx, *over, shared).await)?,
        other => other,
    };
    match came {
        Ok(Came { first: true, token, .. }) => {
            let to: String = byte_serialize(to.as_bytes()).collect();
            signed_in(&cx, &format!("/me/settings/welcome?to={to}"), &token, shared)
        }
        Ok(came) => back_in(&cx, came.person, &to, &came.token, shared),
        Err(refusal) => again(&pages::Over::of(&cx, &refusal), &refusal),
    }
}

/// The refusal of what is used or too old.
const OVER: &str = "way-in-over";

async fn use_up(cx: &Cx, token: String, shared: bool) -> Result<Came> {
    let Found { person, first, .. } = find(cx, &token).await?;
    let input = ComeIn { token, shared, came_with: cx.token.clone(), first, mark: mark(cx) };
    let cx = unremembered(cx);
    let run = cx.run(input, |tx, me, input| Box::pin(commands::come_in(tx, me, input)));
    Ok(Came { person, first, token: run.await? })
}

pub async fn reset(cx: Cx) -> Result<Response> {
    let token: String = cx.param("token")?;
    match refused(find(&cx, &token).await)? {
        Ok(found) if found.kind != "reset" => redirect(&format!("/in/{token}")),
        Ok(found) => {
            html(&pages::NewPassword { v: cx.view(), form: Form::new(), name: found.name, token })
        }
        Err(refusal) => again(&pages::Over::of(&cx, &refusal), &refusal),
    }
}

pub async fn choose_password(cx: Cx) -> Result<Response> {
    let token: String = cx.param("token")?;
    let chosen = match refused(choose(&cx, &token).await)? {
        Err(over) if over.code == OVER => {
            refused(twice::answer(&cx, *over, false).await)?.map(|came| came.token)
        }
        other => other,
    };
    match chosen {
        Ok(cookie) => signed_in(&cx, "/?said=entry-said-password", &cookie, false),
        Err(refusal) if refusal.field == Some("password") => {
            let name = find(&cx, &token).await?.name;
            let form = cx.refill(&refusal);
            again(&pages::NewPassword { v: cx.view(), form, name, token }, &refusal)
        }
        Err(refusal) => again(&pages::Over::of(&cx, &refusal), &refusal),
    }
}

async fn choose(cx: &Cx, token: &str) -> Result<String, Error> {
    find(cx, token).await?;
    let typed = password::check(cx.form.value("password"))?.to_owned();
    let hash = password::hash(typed).await?;
    let (token, came_with) = (token.to_owned(), cx.token.clone());
    let input = NewPassword { token, hash, came_with, mark: mark(cx) };
    let cx = unremembered(cx);
    cx.run(input, |tx, me, input| Box::pin(commands::choose_password(tx, me, input))).await
}
