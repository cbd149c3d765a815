//! Setup. Every page leads here until it was sent.

use cairn_ground::{Error, Result};
use cairn_people::{password, store};
use cairn_web::{Cx, Form, Response, html, redirect};

use super::{again, limit_address, refused, signed_in, unremembered};
use crate::{
    commands::{self, AddPeople},
    pages, rules,
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
    html(&pages::setup::SetUp::of(cx.view(), form))
}

pub async fn send(cx: Cx) -> Result<Response> {
    match refused(set_up(&cx).await)? {
        Ok(token) => signed_in(&cx, "/setup/people", &token, false),
        Err(refusal) if refusal.code == "conflict" => Err(Error::Refused(refusal)),
        Err(refusal) => again(&pages::setup::SetUp::of(cx.view(), cx.refill(&refusal)), &refusal),
    }
}

async fn set_up(cx: &Cx) -> Result<String> {
    limit_address(cx, "setup")?;
    let form = &cx.form;
    let yes_no = |name: &'static str, yes: &str, no: &str| match form.value(name) {
        word if word == yes => Ok(true),
        word if word == no => Ok(false),
        _ => Err(Error::from(cairn_ground::Refusal::field("choose", name))),
    };
    let mut input = commands::SetUp {
        organisation: form.value("organisation").to_owned(),
        short_name: form.value("short_name").to_owned(),
        locale: rules::language(form.value("locale"))?,
        zone: form.value("zone").to_owned(),
        public_body: yes_no("public_body", "yes", "no")?,
        one_team: yes_no("teams", "one", "several")?,
        team: form.value("team").to_owned(),
        name: form.value("name").to_owned(),
        email: form.value("email").to_owned(),
        password_hash: String::new(),
        manages: form.has("manages"),
        public_url: cx.house.public_url.clone(),
    };
    let typed = form.value("password");
    if !cx.settings.ready {
        input.check(typed)?;
        input.password_hash = password::hash(typed.to_owned()).await?;
    }
    let cx = unremembered(cx);
    cx.run(input, |tx, me, input| Box::pin(commands::set_up(tx, me, input))).await
}

pub async fn people(cx: Cx) -> Result<Response> {
    let mut form = Form::new();
    if !cx.query.has("another") {
        form.set("team", first_team(&cx).await?);
    }
    html(&pages::setup::People::of(&cx, form))
}

/// The team that setup opened: the one of the administrator, else the first there is.
async fn first_team(cx: &Cx) -> Result<String> {
    let mut db = cx.read().await?;
    let home = cx.actor.person()?.home_team;
    let teams = store::list_teams(&mut db).await?;
    let own = teams.iter().find(|team| Some(team.id) == home).or(teams.first());
    Ok(own.map(|team| team.name.clone()).unwrap_or_default())
}

pub async fn add_people(cx: Cx) -> Result<Response> {
    let input = AddPeople {
        team: cx.form.value("team").to_owned(),
        names: cx.form.value("names").to_owned(),
    };
    let added = cx.run(input, |tx, me, input| Box::pin(commands::add_people(tx, me, input)));
    match refused(added.await)? {
        Ok(team) => redirect(&format!("/teams/{team}/invitations?setup=on")),
        Err(refusal) => again(&pages::setup::People::of(&cx, cx.refill(&refusal)), &refusal),
    }
}

pub async fn know(cx: Cx) -> Result<Response> {
    html(&pages::setup::Know { v: cx.view(), steps: pages::setup::STEPS })
}

pub async fn review(cx: Cx) -> Result<Response> {
    let team = cx.actor.person()?.home_team;
    let href = team.map_or_else(|| "/reviews/new".into(), |id| format!("/reviews/new?team={id}"));
    html(&pages::setup::FirstReview { v: cx.view(), href, steps: pages::setup::STEPS })
}
