//! People: the list, a new one, and one.

use std::collections::HashMap;

use cairn_ground::{Locale, PersonId, Refusal, Result, TeamId};
use cairn_people::{commands as kit, store as structure};
use cairn_web::{Cx, Form, Response, html, redirect, respond};

use super::{refused, told};
use crate::{
    commands::{
        people::{self as commands, Details},
        teams,
    },
    pages::people as pages,
    rules::{former::left_behind, manage::name_matches},
    store,
};

const PAGE: usize = 50;

pub async fn list(cx: Cx) -> Result<Response> {
    let wanted: String = cx.query.value("name").trim().chars().take(100).collect();
    let page: usize = cx.query.value("page").parse().unwrap_or(0).min(2_000);
    let mut db = cx.read().await?;
    let mut found = if wanted.is_empty() {
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let offset = i64::try_from(page * PAGE).unwrap_or(i64::MAX);
        store::list_people(&mut db, limit, offset).await?
    } else {
        let all = store::list_all_names(&mut db).await?;
        let fitting = all.into_iter().filter(|(_, name)| name_matches(name, &wanted));
        let ids: Vec<_> = fitting.map(|(id, _)| id).skip(page * PAGE).take(PAGE + 1).collect();
        store::list_people_by_id(&mut db, &ids).await?
    };
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let ids: Vec<_> = found.iter().map(|person| person.id).collect();
    let mut teams: HashMap<PersonId, Vec<String>> = HashMap::new();
    let today = cx.now.date(&cx.settings.zone);
    for (person, team) in store::list_teams_of(&mut db, &ids, today).await? {
        teams.entry(person).or_default().push(team);
    }
    let v = cx.view();
    let rows = found
        .into_iter()
        .map(|it| pages::Row::of(&v, &it, &teams.remove(&it.id).unwrap_or_default()))
        .collect();
    let address = |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !wanted.is_empty() {
            query.append_pair("name", &wanted);
        }
        format!("/manage/people?{}", query.append_pair("page", &page.to_string()).finish())
    };
    html(&pages::ListPage {
        form: Form::new().with("name", wanted.as_str()),
        rows,
        newer: if page > 0 { address(page - 1) } else { String::new() },
        older: if more { address(page + 1) } else { String::new() },
        v,
    })
}

fn details(form: &Form) -> Details {
    Details {
        name: form.value("name").to_owned(),
        email: form.value("email").to_owned(),
        title: form.value("title").to_owned(),
        locale: Locale::parse(form.value("language")),
    }
}

pub async fn new(cx: Cx) -> Result<Response> {
    let language = cx.settings.locale.tag();
    html(&new_page(&cx, Form::new().with("language", language)).await?)
}

async fn new_page(cx: &Cx, form: Form) -> Result<pages::NewPage> {
    let mut db = cx.read().await?;
    let teams = pages::team_options(&store::list_open_teams(&mut db).await?);
    let v = cx.view();
    Ok(pages::NewPage {
        command_id: v.command_id(),
        languages: pages::languages(&v),
        v,
        form,
        teams,
    })
}

pub async fn add(cx: Cx) -> Result<Response> {
    let done = match cx.form.id::<TeamId>("team") {
        Ok(team) => {
            let input = (details(&cx.form), team);
            cx.run(input, |tx, me, input| Box::pin(commands::add(tx, me, input))).await
        }
        Err(error) => Err(error),
    };
    match refused(done)? {
        Ok(id) => redirect(&format!("/manage/people/{id}?said=admin-said-{}", added(&cx.form))),
        Err(refusal) => respond::refused(&new_page(&cx, cx.refill(&refusal)).await?),
    }
}

/// What comes next for somebody new: an invitation is printed from a team.
fn added(form: &Form) -> &'static str {
    match (form.value("team").is_empty(), form.value("email").trim().is_empty()) {
        (true, _) => "added-no-team",
        (false, true) => "added-print",
        (false, false) => "added",
    }
}

/// The forms of the page, one of them perhaps sent and refused.
#[derive(Default)]
struct Forms {
    details: Option<Form>,
    teams: Form,
    roles: Option<Form>,
    active: Form,
}

pub async fn show(cx: Cx) -> Result<Response> {
    html(&page(&cx, Forms::default()).await?)
}

async fn page(cx: &Cx, forms: Forms) -> Result<pages::PersonPage> {
    let id: PersonId = cx.param("id")?;
    let mut db = cx.read().await?;
    let person = structure::find_person(&mut db, id).await?;
    let today = cx.now.date(&cx.settings.zone);
    let places = structure::list_places(&mut db, id, today).await?;
    let open = store::list_open_teams(&mut db).await?;
    let behind = left_behind(store::list_spans(&mut db, id, today).await?);
    let v = cx.view();
    let details = forms.details.unwrap_or_else(|| {
        Form::new()
            .with("name", person.name.as_str())
            .with("email", person.email.clone().unwrap_or_default())
            .with("title", person.title.as_str())
            .with("language", person.lang.as_str())
    });
    let role = |holds: bool| if holds { "on" } else { "" };
    let roles = forms.roles.unwrap_or_else(|| {
        Form::new()
            .with("curator", role(person.curator))
            .with("administrator", role(person.administrator))
    });
    let member = |id: &TeamId| places.iter().any(|place| place.team == *id && !place.manages);
    let others: Vec<_> = open.into_iter().filter(|(id, ..)| !member(id)).collect();
    let in_none = places.iter().all(|place| place.manages);
    let nowhere = person.deactivated_at.is_none() && in_none;
    Ok(pages::PersonPage {
        languages: pages::languages(&v),
        former: pages::Former::of(&v, &behind, nowhere),
        held: pages::roles(&v, person.administrator, person.curator),
        others: pages::team_options(&others),
        id,
        name: person.name,
        arrived: person.arrived_at.is_some(),
        left: person.deactivated_at,
        places,
        details,
        teams: forms.teams,
        roles,
        active: forms.active,
        v,
    })
}

fn back(cx: &Cx, said: &str) -> Result<Response> {
    let id: PersonId = cx.param("id")?;
    redirect(&format!("/manage/people/{id}?said=admin-said-{said}"))
}

pub async fn change(cx: Cx) -> Result<Response> {
    let id: PersonId = cx.param("id")?;
    let before = structure::find_person(&mut cx.read().await?, id).await?;
    let input = (id, details(&cx.form));
    let done = cx.run(input, |tx, me, input| Box::pin(commands::change(tx, me, input))).await;
    match refused(done)? {
        Ok(()) => {
            told::send(&cx, before, cx.form.value("email").trim());
            back(&cx, "saved")
        }
        Err(refusal) => {
            let forms = Forms { details: Some(cx.refill(&refusal)), ..Forms::default() };
            respond::refused(&page(&cx, forms).await?)
        }
    }
}

pub async fn set_teams(cx: Cx) -> Result<Response> {
    let person: PersonId = cx.param("id")?;
    let (said, done) = match cx.form.id::<TeamId>("team") {
        Ok(Some(team)) => one_team(&cx, person, team).await,
        Ok(None) => ("", Err(Refusal::field("choose", "team").into())),
        Err(error) => ("", Err(error)),
    };
    match refused(done)? {
        Ok(()) => back(&cx, said),
        Err(refusal) => {
            let forms = Forms { teams: cx.refill(&refusal), ..Forms::default() };
            respond::refused(&page(&cx, forms).await?)
        }
    }
}

async fn one_team(cx: &Cx, person: PersonId, team: TeamId) -> (&'static str, Result<()>) {
    match cx.form.value("word") {
        "join" => {
            let input = (person, team);
            ("joined", cx.run(input, |tx, me, it| Box::pin(commands::join(tx, me, it))).await)
        }
        "leave" => {
            let input = (person, team);
            let run = cx.run(input, |tx, me, it| Box::pin(kit::leave(tx, me, it.1, it.0)));
            ("left-team", run.await)
        }
        word @ ("lead" | "no-lead") => {
            let input = (person, team, word == "lead");
            let run =
                cx.run(input, |tx, me, it| Box::pin(teams::set_lead(tx, me, it.1, it.0, it.2)));
            ("saved", run.await)
        }
        _ => ("", Err(Refusal::field("choose", "team").into())),
    }
}

pub async fn set_roles(cx: Cx) -> Result<Response> {
    let on = |name: &str| !cx.form.value(name).is_empty();
    let input: (PersonId, bool, bool) = (cx.param("id")?, on("curator"), on("administrator"));
    let run = cx.run(input, |tx, me, it| Box::pin(teams::set_roles(tx, me, it.0, it.1, it.2)));
    match refused(run.await)? {
        Ok(()) => back(&cx, "saved"),
        Err(refusal) => {
            let forms = Forms { roles: Some(cx.refill(&refusal)), ..Forms::default() };
            respond::refused(&page(&cx, forms).await?)
        }
    }
}

pub async fn set_active(cx: Cx) -> Result<Response> {
    let id: PersonId = cx.param("id")?;
    let (said, done) = match cx.form.value("word") {
        "leave" => {
            ("left", cx.run(id, |tx, me, id| Box::pin(commands::deactivate(tx, me, *id))).await)
        }
        "back" => {
            let said = if holds_roles(&cx, id).await? { "back-roles" } else { "back" };
            (said, cx.run(id, |tx, me, id| Box::pin(kit::reactivate(tx, me, *id))).await)
        }
        _ => ("", Err(Refusal::new("choose").into())),
    };
    match refused(done)? {
        Ok(()) => back(&cx, said),
        Err(refusal) => {
            let forms = Forms { active: cx.refill(&refusal), ..Forms::default() };
            respond::refused(&page(&cx, forms).await?)
        }
    }
}

async fn holds_roles(cx: &Cx, id: PersonId) -> Result<bool> {
    let person = structure::find_person(&mut cx.read().await?, id).await?;
    Ok(person.administrator || person.curator)
}
