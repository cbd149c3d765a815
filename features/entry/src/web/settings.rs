//! One's own settings: a page of small forms, each with a button of its own.

use cairn_feature::post;
use cairn_ground::{Error, Refusal, Result};
use cairn_people::{login, password, store as people};
use cairn_store::Outcome;
use cairn_web::{Cx, Form, Response, html, redirect};

use super::{again, refused, sign_out, signed_in, unremembered};
use crate::{
    commands::{self, Messages, Preferences, Profile, WaysIn, Welcome},
    pages::settings::{Part, Settings, Welcome as WelcomePage},
    rules, store,
};

const SAVED: &str = "/me/settings?said=entry-said-saved";

pub async fn show(cx: Cx) -> Result<Response> {
    html(&page(&cx, None).await?)
}

async fn page(cx: &Cx, sent: Option<(Part, Form)>) -> Result<Settings> {
    let me = cx.actor.person()?.id;
    let mut db = cx.read().await?;
    let person = people::find_person(&mut db, me).await?;
    let has_password = store::find_password(&mut db, me).await?.is_some();
    let pause = store::find_pause(&mut db, me).await?;
    let devices = people::count_logins(&mut db, me, cx.now).await?;
    drop(db);
    Ok(Settings::of(cx.view(), &person, pause, has_password, devices, sent))
}

/// After a command: saved, or the page again with this part as it was sent.
async fn after<T: Outcome>(cx: &Cx, part: Part, result: Result<T>) -> Result<Response> {
    match refused(result)? {
        Ok(_) => redirect(SAVED),
        Err(refusal) => again(&page(cx, Some((part, cx.refill(&refusal)))).await?, &refusal),
    }
}

pub async fn profile(cx: Cx) -> Result<Response> {
    let text = |name: &str| cx.form.value(name).to_owned();
    let input = Profile { name: text("name"), title: text("title"), about: text("about") };
    let run = cx.run(input, |tx, me, input| Box::pin(commands::set_profile(tx, me, input)));
    after(&cx, Part::Profile, run.await).await
}

pub async fn preferences(cx: Cx) -> Result<Response> {
    let run = async {
        let input = Preferences {
            locale: rules::language(cx.form.value("locale"))?,
            zone: cx.form.value("zone").to_owned(),
            theme: cx.form.value("theme").to_owned(),
        };
        cx.run(input, |tx, me, input| Box::pin(commands::set_preferences(tx, me, input))).await
    };
    after(&cx, Part::Preferences, run.await).await
}

pub async fn messages(cx: Cx) -> Result<Response> {
    let run = async {
        let paused_until = cx.form.date("paused_until")?;
        let input = Messages { word: cx.form.value("messages").to_owned(), paused_until };
        cx.run(input, |tx, me, input| Box::pin(commands::set_messages(tx, me, input))).await
    };
    after(&cx, Part::Messages, run.await).await
}

pub async fn ways_in(cx: Cx) -> Result<Response> {
    let shared = is_shared(&cx).await?;
    let changed = change_ways_in(&cx).await;
    match &changed {
        Ok(token) if !token.is_empty() => signed_in(&cx, SAVED, token, shared),
        _ => after(&cx, Part::WaysIn, changed).await,
    }
}

/// Whoever has a password gives it here, so that a phone left on a table cannot be taken over.
async fn change_ways_in(cx: &Cx) -> Result<String> {
    let me = cx.actor.person()?.id;
    let kept = store::find_password(&mut cx.read().await?, me).await?;
    if kept.is_some() {
        cx.limit("password", &me.to_string(), 10, 15)?;
        let typed: String = cx.form.value("current").chars().take(1000).collect();
        if !password::verify(typed, kept).await? {
            return Err(Refusal::field("wrong-password", "current").into());
        }
    }
    let hash = new_hash(cx).await?;
    let email = cx.form.value("email").to_owned();
    let input = WaysIn { email, hash, came_with: cx.token.clone() };
    let cx = unremembered(cx);
    cx.run(input, |tx, me, input| Box::pin(commands::set_ways_in(tx, me, input))).await
}

async fn new_hash(cx: &Cx) -> Result<Option<String>, Error> {
    let typed = cx.form.value("password");
    if typed.is_empty() {
        return Ok(None);
    }
    let typed = password::check(typed)?.to_owned();
    password::hash(typed).await.map(Some)
}

pub async fn devices(cx: Cx) -> Result<Response> {
    let shared = is_shared(&cx).await?;
    let plain = unremembered(&cx);
    let came_with = cx.token.clone();
    let token =
        plain.run(came_with, |tx, me, input| Box::pin(commands::sign_out_elsewhere(tx, me, input)));
    signed_in(&cx, "/me/settings?said=entry-said-devices", &token.await?, shared)
}

/// Whether the browser is on a phone that others use: the new cookie lives no longer than the old.
async fn is_shared(cx: &Cx) -> Result<bool> {
    let Some(token) = &cx.token else { return Ok(false) };
    let session = login::find_session(&mut cx.read().await?, token, cx.now).await?;
    Ok(session.is_some_and(|session| session.shared))
}

pub async fn welcome(cx: Cx) -> Result<Response> {
    let form = Form::new().with("locale", cx.locale.tag()).with("to", cx.query.value("to"));
    html(&welcome_page(&cx, form).await?)
}

async fn welcome_page(cx: &Cx, mut form: Form) -> Result<WelcomePage> {
    let lacks = sign_out::lacks(cx).await?;
    let me = cx.actor.person()?;
    let mut db = cx.read().await?;
    let person = people::find_person(&mut db, me.id).await?;
    let has_password = store::find_password(&mut db, me.id).await?.is_some();
    drop(db);
    if !form.has("email") {
        form.set("email", person.email.unwrap_or_default());
    }
    let to = rules::own_address(form.value("to")).to_owned();
    let v = cx.view();
    let command_id = v.command_id();
    let languages = rules::languages();
    let name = person.name;
    let later = lacks.map(|lacks| v.t(&format!("entry-welcome-later-{}", lacks.word())));
    let email_hint = match post(cx) {
        Some(_) => "entry-welcome-email-hint",
        None => "entry-welcome-email-hint-no-mail",
    };
    Ok(WelcomePage { v, form, command_id, name, languages, has_password, email_hint, later, to })
}

pub async fn send_welcome(cx: Cx) -> Result<Response> {
    let to = rules::own_address(cx.form.value("to")).to_owned();
    let shared = is_shared(&cx).await?;
    let run = async {
        let input = Welcome {
            email: cx.form.value("email").to_owned(),
            hash: new_hash(&cx).await?,
            locale: rules::language(cx.form.value("locale"))?,
            came_with: cx.token.clone(),
        };
        let cx = unremembered(&cx);
        cx.run(input, |tx, me, input| Box::pin(commands::welcome(tx, me, input))).await
    };
    match refused(run.await)? {
        Ok(token) if token.is_empty() => redirect(&to),
        Ok(token) => signed_in(&cx, &to, &token, shared),
        Err(refusal) => again(&welcome_page(&cx, cx.refill(&refusal)).await?, &refusal),
    }
}
