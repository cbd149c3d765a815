//! Starting a review.

use cairn_ground::{Error, ObjectId, dates};
use cairn_people::store as people;
use cairn_web::{Cx, Form, Response, Result, html, redirect, respond};
use jiff::civil::Date;

use super::today;
use crate::{
    commands::{self, StartReview},
    pages::{Because, New},
    rules, store,
};

/// Reviews of the last days that nobody opened are still under way to those who look for theirs.
const SHOWN_DAYS: i32 = 7;
pub(super) const SHOWN: i64 = 3;

pub(crate) async fn new(cx: Cx) -> Result<Response> {
    let mut form = Form::new();
    for name in ["team", "day", "about", "because_of"] {
        form.set(name, cx.query.value(name));
    }
    html(&page(&cx, form).await?)
}

async fn page(cx: &Cx, mut form: Form) -> Result<New> {
    let person = cx.actor.person()?;
    let mut db = cx.read().await?;
    let mut teams = people::list_team_names(&mut db, &person.teams).await?;
    teams.sort_by_key(|(_, name)| cairn_people::commands::order(name));
    let teams: Vec<(String, String)> =
        teams.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    if !teams.iter().any(|(id, _)| id == form.value("team")) {
        let home = person.home_team.map(|team| team.to_string());
        form.set("team", home.unwrap_or_default());
    }
    let origin = form.value("because_of").parse().ok();
    let because = cairn_objects::find_origin(&mut db, &cx.actor, origin).await?;
    if because.is_none() {
        form.set("because_of", "");
    }
    let because = because.map(|object| Because { title: object.title, href: object.href });
    let today = today(cx);
    let rows = store::list_under_way(&mut db, &cx.actor, shown_from(today), SHOWN).await?;
    Ok(New { v: cx.view(), form, teams, days: days(cx), because, rows, today })
}

pub(super) fn shown_from(today: Date) -> Date {
    dates::plus_days(today, -SHOWN_DAYS)
}

/// Now, and each day of the coming week.
pub(super) fn days(cx: &Cx) -> Vec<(String, String)> {
    let view = cx.view();
    let mut days = vec![(String::new(), view.t("reviews-now"))];
    for ahead in 1..=rules::MOST_DAYS_AHEAD {
        let date = dates::plus_days(today(cx), ahead);
        let weekday = dates::weekday(cx.locale, date.weekday());
        let text = format!("{weekday} {}", view.date(&date));
        days.push((date.to_string(), text));
    }
    days
}

pub(crate) async fn create(cx: Cx) -> Result<Response> {
    match try_create(&cx).await {
        Ok(id) => {
            let planned = cx.form.value("day").trim() > today(&cx).to_string().as_str();
            let said = if planned { "planned" } else { "started" };
            redirect(&format!("/reviews/{id}?said=reviews-said-{said}"))
        }
        Err(Error::Refused(refusal)) => respond::refused(&page(&cx, cx.refill(&refusal)).await?),
        Err(other) => Err(other),
    }
}

async fn try_create(cx: &Cx) -> Result<ObjectId> {
    let typed = cx.form.value("about");
    let about =
        if typed.trim().is_empty() { cx.t("reviews-about-usual", &[]) } else { typed.into() };
    let input = StartReview {
        about,
        team: cx.form.id("team")?,
        day: cx.form.date("day")?,
        with: cx.form.value("with").to_owned(),
        because_of: cx.form.id("because_of")?,
    };
    cx.run(input, |tx, me, input| Box::pin(commands::start(tx, me, input))).await
}
