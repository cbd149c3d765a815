//! What setup asked for, to be changed.

use cairn_ground::{Locale, Refusal, Result};
use cairn_people::organisation::Organisation;
use cairn_web::{Cx, Form, Response, html, redirect, respond};

use super::refused;
use crate::{commands::organisation as commands, pages::organisation::Page};

pub async fn show(cx: Cx) -> Result<Response> {
    let settings = &cx.settings;
    let form = Form::new()
        .with("organisation", settings.organisation.as_str())
        .with("short_name", settings.short_name.as_str())
        .with("language", settings.locale.tag())
        .with("zone", settings.zone_name.as_str())
        .with("public_body", if settings.public_body { "yes" } else { "no" })
        .with("teams", if settings.one_team { "one" } else { "several" });
    html(&Page::of(cx.view(), form))
}

pub async fn change(cx: Cx) -> Result<Response> {
    let done = match read(&cx.form) {
        Ok(input) => cx.run(input, |tx, me, it| Box::pin(commands::change(tx, me, it))).await,
        Err(error) => Err(error),
    };
    match refused(done)? {
        Ok(()) => redirect("/manage/organisation?said=admin-said-saved"),
        Err(refusal) => respond::refused(&Page::of(cx.view(), cx.refill(&refusal))),
    }
}

fn read(form: &Form) -> Result<Organisation> {
    let choice = |name: &'static str, yes: &str, no: &str| match form.value(name) {
        word if word == yes => Ok(true),
        word if word == no => Ok(false),
        _ => Err(Refusal::field("choose", name)),
    };
    let locale = Locale::parse(form.value("language"));
    Ok(Organisation {
        name: form.value("organisation").to_owned(),
        short_name: form.value("short_name").to_owned(),
        locale: locale.ok_or_else(|| Refusal::field("choose", "language"))?,
        zone: form.value("zone").to_owned(),
        public_body: choice("public_body", "yes", "no")?,
        one_team: choice("teams", "one", "several")?,
    })
}
