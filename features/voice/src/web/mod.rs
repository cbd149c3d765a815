//! Addresses and handlers.

mod proposals;
mod thanks;
mod words;

use cairn_ground::{Audience, Refusal, Result};
use cairn_web::{Cx, Form, Route};

use crate::commands::{Meant, Shown};

pub fn routes() -> Vec<Route> {
    let mut routes = proposals::routes();
    routes.extend(thanks::routes());
    routes
}

/// The person a form means.
fn meant(form: &Form) -> Meant {
    Meant::Typed { name: form.value("to").to_owned(), chosen: form.value("to_id").parse().ok() }
}

/// The rung a form says: `team:{id}`, or a word of the ladder.
fn shown(form: &Form) -> Result<Shown> {
    let wrong = || Refusal::field("choose", "audience");
    let value = form.value("audience");
    if let Some(team) = value.strip_prefix("team:") {
        let team = Some(team.parse().map_err(|_| wrong())?);
        return Ok(Shown { audience: Audience::Team, team });
    }
    let audience = Audience::parse(value).ok_or_else(wrong)?;
    Ok(Shown { audience, team: None })
}

/// What an address fills in: only fields of the form, only what fits into them.
fn prefilled(cx: &Cx, fields: &[&str]) -> Form {
    let mut form = Form::new();
    for name in fields.iter().filter(|name| cx.query.has(name)) {
        let value: String = cx.query.value(name).chars().take(1_000).collect();
        form.set(name, value);
    }
    form
}
