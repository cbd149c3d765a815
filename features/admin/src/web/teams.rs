//! Teams: the list, a new one, and one.

use cairn_ground::{Refusal, Result, TeamId};
use cairn_people::{TeamKind, commands as kit, store as structure};
use cairn_web::{Cx, Form, Response, html, redirect, respond};

use super::refused;
use crate::{
    commands::people::{self as commands, TeamDetails},
    pages::{people::team_options, teams as pages},
    store,
};

pub async fn list(cx: Cx) -> Result<Response> {
    let today = cx.now.date(&cx.settings.zone);
    let teams = store::list_teams(&mut cx.read().await?, today).await?;
    let v = cx.view();
    let rows = teams.iter().map(|team| pages::Row::of(&v, team)).collect();
    html(&pages::ListPage { v, rows })
}

fn details(form: &Form) -> Result<TeamDetails> {
    let kind = TeamKind::parse(form.value("kind"));
    Ok(TeamDetails {
        name: form.value("name").to_owned(),
        short_name: form.value("short_name").to_owned(),
        kind: kind.ok_or_else(|| Refusal::field("choose", "kind"))?,
        parent: form.id("parent")?,
        manager: form.id("manager")?,
    })
}

async fn form_page(cx: &Cx, team: Option<TeamId>, form: Form) -> Result<pages::TeamPage> {
    let mut db = cx.read().await?;
    let units = store::list_open_teams(&mut db).await?;
    let units: Vec<_> =
        units.into_iter().filter(|(id, _, kind)| kind == "unit" && Some(*id) != team).collect();
    let people = store::list_choices(&mut db).await?;
    let found = match team {
        Some(id) => Some(structure::find_team(&mut db, id).await?),
        None => None,
    };
    let today = cx.now.date(&cx.settings.zone);
    let members = match team {
        Some(id) => structure::list_members(&mut db, id, today).await?,
        None => Vec::new(),
    };
    let v = cx.view();
    Ok(pages::TeamPage {
        id: team.map(|id| id.to_string()).unwrap_or_default(),
        name: found.as_ref().map(|team| team.name.clone()).unwrap_or_default(),
        closed: found.is_some_and(|team| team.closed_at.is_some()),
        kinds: pages::kinds(&v),
        units: team_options(&units),
        people: people.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        members: members.into_iter().map(|it| (it.id.to_string(), it.name)).collect(),
        form,
        v,
    })
}

pub async fn new(cx: Cx) -> Result<Response> {
    html(&form_page(&cx, None, Form::new().with("kind", "team")).await?)
}

pub async fn add(cx: Cx) -> Result<Response> {
    let done = match details(&cx.form) {
        Ok(input) => cx.run(input, |tx, me, it| Box::pin(commands::add_team(tx, me, it))).await,
        Err(error) => Err(error),
    };
    match refused(done)? {
        Ok(id) => redirect(&format!("/manage/teams/{id}?said=admin-said-team-added")),
        Err(refusal) => respond::refused(&form_page(&cx, None, cx.refill(&refusal)).await?),
    }
}

pub async fn show(cx: Cx) -> Result<Response> {
    let id: TeamId = cx.param("id")?;
    let today = cx.now.date(&cx.settings.zone);
    let mut db = cx.read().await?;
    let team = structure::find_team(&mut db, id).await?;
    let parent = structure::find_parent(&mut db, id, today).await?;
    let manager = structure::find_manager(&mut db, id, today).await?;
    drop(db);
    let form = Form::new()
        .with("name", team.name)
        .with("short_name", team.short_name)
        .with("kind", team.kind)
        .with("parent", parent.map(|id| id.to_string()).unwrap_or_default())
        .with("manager", manager.map(|id| id.to_string()).unwrap_or_default());
    html(&form_page(&cx, Some(id), form).await?)
}

pub async fn change(cx: Cx) -> Result<Response> {
    let id: TeamId = cx.param("id")?;
    structure::find_team(&mut cx.read().await?, id).await?;
    let done = match details(&cx.form) {
        Ok(details) => {
            let input = (id, details);
            cx.run(input, |tx, me, it| Box::pin(commands::change_team(tx, me, it))).await
        }
        Err(error) => Err(error),
    };
    match refused(done)? {
        Ok(()) => redirect(&format!("/manage/teams/{id}?said=admin-said-saved")),
        Err(refusal) => respond::refused(&form_page(&cx, Some(id), cx.refill(&refusal)).await?),
    }
}

pub async fn close(cx: Cx) -> Result<Response> {
    let id: TeamId = cx.param("id")?;
    structure::find_team(&mut cx.read().await?, id).await?;
    cx.run(id, |tx, me, id| Box::pin(kit::close_team(tx, me, *id))).await?;
    redirect("/manage/teams?said=admin-said-closed")
}
