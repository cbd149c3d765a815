//! Setup. Every page leads here until it was sent.

use askama::Template;
use cairn_feature::{Section, Subject};
use cairn_ground::{Error, Instant, Refusal, Result, TeamId};
use cairn_people::{password, store};
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, View, html, redirect};
use futures_util::future::BoxFuture;

use super::{again, limit_address, refused, signed_in, twice, unremembered};
use crate::{
    commands::{self, AddPeople},
    pages, rules, store as queries,
};

pub async fn show(cx: Cx) -> Result<Response> {
    if cx.settings.ready {
        return redirect("/");
    }
    let form = Form::new()
        .with("locale", cx.locale.tag())
        .with("zone", cx.settings.zone_name.as_str())
        .with("teams", "one")
        .with("manages", "on");
    html(&page(&cx, form).await?)
}

async fn page(cx: &Cx, form: Form) -> Result<pages::setup::SetUp> {
    let code = commands::needs_code(&mut cx.read().await?).await?;
    Ok(pages::setup::SetUp::of(cx.view(), form, code))
}

pub async fn send(cx: Cx) -> Result<Response> {
    let done = match refused(set_up(&cx).await)? {
        Err(refusal) if refusal.code == "conflict" => {
            refused(twice::answer(&cx, *refusal, false).await)?.map(|came| came.token)
        }
        other => other,
    };
    match done {
        Ok(token) => signed_in(&cx, "/setup/people", &token, false),
        Err(refusal) if refusal.code == "conflict" => Err(Error::Refused(refusal)),
        Err(refusal) => again(&page(&cx, cx.refill(&refusal)).await?, &refusal),
    }
}

async fn set_up(cx: &Cx) -> Result<String> {
    limit_address(cx, "setup")?;
    let form = &cx.form;
    let code = if cx.settings.ready {
        Ok(())
    } else {
        commands::check_code(&mut cx.read().await?, form.value("code"), cx.from_this_machine).await
    };
    let yes_no = |name: &'static str, yes: &str, no: &str| match form.value(name) {
        word if word == yes => Ok(true),
        word if word == no => Ok(false),
        _ => Err(Error::from(Refusal::field("choose", name))),
    };
    let locale = rules::language(form.value("locale"));
    let public_body = yes_no("public_body", "yes", "no");
    let one_team = yes_no("teams", "one", "several");
    let mut input = commands::SetUp {
        organisation: form.value("organisation").to_owned(),
        short_name: form.value("short_name").to_owned(),
        locale: *locale.as_ref().unwrap_or(&cx.locale),
        zone: form.value("zone").to_owned(),
        public_body: matches!(public_body, Ok(true)),
        one_team: matches!(one_team, Ok(true)),
        team: form.value("team").to_owned(),
        name: form.value("name").to_owned(),
        email: form.value("email").to_owned(),
        password_hash: String::new(),
        manages: form.has("manages"),
        public_url: cx.house.public_url.clone(),
        mark: twice::mark(cx),
    };
    let typed = form.value("password");
    let chosen = [code, locale.map(drop), public_body.map(drop), one_team.map(drop)];
    let typed_well = if cx.settings.ready { Ok(()) } else { input.check(typed) };
    Refusal::all(chosen.into_iter().chain([typed_well]))?;
    if !cx.settings.ready {
        input.password_hash = password::hash(typed.to_owned()).await?;
    }
    let cx = unremembered(cx);
    cx.run(input, |tx, me, input| Box::pin(commands::set_up(tx, me, input))).await
}

pub async fn people(cx: Cx) -> Result<Response> {
    let mut form = Form::new();
    if cx.query.has("manage") {
        form.set("manage", "on");
    }
    if !cx.query.has("another") {
        form.set("team", first_team(&cx).await?);
    }
    html(&pages::setup::People::of(&cx, form))
}

/// The team that was asked for, else the one that setup opened: the one of the administrator, else
/// the first there is.
async fn first_team(cx: &Cx) -> Result<String> {
    let mut db = cx.read().await?;
    let asked: Option<TeamId> = cx.query.value("team").parse().ok();
    let wanted = asked.or(cx.actor.person()?.home_team);
    let teams = store::list_teams(&mut db).await?;
    let own = teams.iter().find(|team| Some(team.id) == wanted).or(teams.first());
    Ok(own.map(|team| team.name.clone()).unwrap_or_default())
}

pub async fn add_people(cx: Cx) -> Result<Response> {
    let input = AddPeople {
        team: cx.form.value("team").to_owned(),
        names: cx.form.value("names").to_owned(),
    };
    let added = cx.run(input, |tx, me, input| Box::pin(commands::add_people(tx, me, input)));
    match refused(added.await)? {
        Ok(team) if cx.form.has("manage") => redirect(&format!("/teams/{team}/invitations")),
        Ok(team) => redirect(&format!("/teams/{team}/invitations?setup=on")),
        Err(refusal) => again(&pages::setup::People::of(&cx, cx.refill(&refusal)), &refusal),
    }
}

pub async fn know(cx: Cx) -> Result<Response> {
    html(&pages::setup::Know { v: cx.view(), steps: pages::setup::STEPS })
}

pub async fn review(cx: Cx) -> Result<Response> {
    let me = cx.actor.person()?;
    let team = me.home_team;
    let href = team.map_or_else(|| "/reviews/new".into(), |id| format!("/reviews/new?team={id}"));
    let own = team.filter(|id| me.manages.contains(id)).map(|id| format!("/teams/{id}"));
    let own = own.unwrap_or_default();
    html(&pages::setup::FirstReview { v: cx.view(), href, own, steps: pages::setup::STEPS })
}

/// So long after setup Today leads the way on.
const NEW: i64 = 30 * Instant::DAY;

/// On the administrator's Today: the last page of setup, until there is a review. The pages before
/// it lead away, to a first question or tip.
pub fn on_today<'a>(
    cx: &'a Cx,
    db: &'a mut Read,
    v: &'a View,
    _: Subject,
) -> BoxFuture<'a, Result<Option<Section>>> {
    Box::pin(async move {
        let me = cx.actor.person()?;
        let since = Instant(cx.now.0 - NEW);
        if !me.roles.administrator || !queries::awaits_first_review(db, me.id, since).await? {
            return Ok(None);
        }
        let html = pages::setup::OnToday { v: v.clone() }.render().map_err(Error::internal)?;
        Ok(Some(Section { html }))
    })
}
