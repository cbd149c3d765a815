//! Handlers.

use cairn_feature::About;
use cairn_ground::{Error, ObjectId, Refusal, Result, TeamId, dates, dates::Quarter};
use cairn_people::store as people;
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond};
use jiff::civil::Date;

use crate::{
    commands::{self, LINE_FIELDS, MADE_OF, SayKept, SetDirection, SetTime},
    pages,
    rules::{self, Meeting, Slot},
    slots::own_team,
    store::{self, Direction},
};

const TEAM: Who = Who::Named("members and manager of the team");

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/teams/{id}/time", TEAM, handler!(time)),
        Route::post("/teams/{id}/time", TEAM, handler!(set_time)),
        Route::post("/teams/{id}/time/{date}", TEAM, handler!(say_kept)),
        Route::get("/teams/{id}/direction", Who::Everyone, handler!(direction)),
        Route::post("/teams/{id}/direction", TEAM, handler!(set_direction)),
        Route::get("/directions/{id}", Who::Readers, handler!(line)),
    ]
}

async fn time(cx: Cx) -> Result<Response> {
    let team = own_team(&cx)?;
    let mut db = cx.read().await?;
    let slot = store::find_slot(&mut db, team, cx.house_day()).await?;
    let mut form = Form::new().with("weekday", "4").with("starts", "14:00").with("ends", "16:00");
    if let Some(slot) = slot {
        form = Form::new()
            .with("weekday", slot.weekday.to_string())
            .with("starts", short(slot.starts))
            .with("ends", short(slot.ends));
    }
    drop(db);
    html(&time_page(&cx, team, form).await?)
}

fn short(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

async fn time_page(cx: &Cx, team: TeamId, form: Form) -> Result<pages::TimePage> {
    let mut db = cx.read().await?;
    let has = store::find_slot(&mut db, team, cx.house_day()).await?.is_some();
    let name = people::find_team(&mut db, team).await?.name;
    let days = (1..=7)
        .filter_map(|n| {
            let day = jiff::civil::Weekday::from_monday_one_offset(n).ok()?;
            Some((n.to_string(), dates::weekday(cx.locale, day).to_owned()))
        })
        .collect();
    Ok(pages::TimePage {
        v: cx.view(),
        form,
        team: name,
        href: format!("/teams/{team}"),
        days,
        has,
    })
}

async fn set_time(cx: Cx) -> Result<Response> {
    let team = own_team(&cx)?;
    let none = !cx.form.value("none").is_empty();
    let slot = if none {
        Ok(None)
    } else {
        let form = &cx.form;
        Slot::parse(form.value("weekday"), form.value("starts"), form.value("ends")).map(Some)
    };
    let done = match slot {
        Ok(slot) => {
            let input = SetTime { team, slot };
            cx.run(input, |tx, me, input| Box::pin(commands::set_time(tx, me, input))).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            let said = if none { "rhythm-said-no-time" } else { "rhythm-said-time" };
            redirect(&format!("/teams/{team}?said={said}"))
        }
        Err(Error::Refused(refusal)) => {
            respond::refused(&time_page(&cx, team, cx.refill(&refusal)).await?)
        }
        Err(other) => Err(other),
    }
}

async fn say_kept(cx: Cx) -> Result<Response> {
    let team = own_team(&cx)?;
    let date: String = cx.param("date")?;
    let held_on: Date = dates::parse(&date).ok_or(Error::NotFound)?;
    let input = SayKept { team, held_on, word: cx.form.value("word").to_owned() };
    cx.run(input, |tx, me, input| Box::pin(commands::say_kept(tx, me, input))).await?;
    redirect("/?said=rhythm-said-kept")
}

async fn line(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let line = store::find_direction(&mut db, &cx.actor, id).await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    let about = About::of(&cx, &mut db, &object).await?;
    let quarter = Quarter::parse(&line.quarter);
    let period = quarter.map_or_else(String::new, |quarter| quarter.written(cx.locale));
    html(&pages::LinePage { v: cx.view(), line, period, about })
}

/// What readers are shown of a team's lines.
async fn shown(db: &mut Read, team: TeamId, quarter: Quarter) -> Result<Vec<Direction>> {
    let mut lines = store::list_directions(db, team, quarter).await?;
    lines.retain(|line| !line.hidden);
    Ok(lines)
}

async fn direction(cx: Cx) -> Result<Response> {
    let team: TeamId = cx.param("id")?;
    let this = Quarter::of(cx.house_day());
    let quarter = Quarter::parse(cx.query.value("quarter")).unwrap_or(this);
    let mut db = cx.read().await?;
    let lines = shown(&mut db, team, quarter).await?;
    let mut form = Form::new();
    for line in &lines {
        let place = usize::try_from(line.place).unwrap_or(0);
        if let Some((line_field, why_field)) = LINE_FIELDS.get(place) {
            form.set(line_field, line.line.clone());
            form.set(why_field, line.why.clone());
        }
    }
    drop(db);
    made_of(&mut form, &lines);
    html(&direction_page(&cx, team, quarter, form).await?)
}

/// The form says what it was made of.
fn made_of(form: &mut Form, lines: &[Direction]) {
    for (place, field) in MADE_OF.into_iter().enumerate() {
        let stands = lines.iter().find(|line| usize::try_from(line.place) == Ok(place));
        form.set(field, rules::mark(rules::standing(stands)));
    }
}

/// The form that comes back knows what stands by now: lines that a colleague wrote meanwhile are
/// in it, and where both wrote, theirs is given to be shown beside it.
fn meet(form: &mut Form, lines: &[Direction]) -> Vec<(String, String)> {
    let mut theirs = Vec::new();
    for (place, (line_field, why_field)) in LINE_FIELDS.into_iter().enumerate() {
        let line = lines.iter().find(|line| usize::try_from(line.place) == Ok(place));
        let stands = rules::standing(line);
        let sent = [line_field, why_field].map(|field| form.value(field).trim().to_owned());
        match rules::meeting(form.value(MADE_OF[place]), stands, (&sent[0], &sent[1])) {
            Meeting::Mine => {}
            Meeting::Theirs => {
                form.set(line_field, stands.0);
                form.set(why_field, stands.1);
            }
            Meeting::Both => theirs.push((stands.0.to_owned(), stands.1.to_owned())),
        }
    }
    made_of(form, lines);
    theirs
}

async fn direction_page(
    cx: &Cx,
    team: TeamId,
    quarter: Quarter,
    form: Form,
) -> Result<pages::DirectionPage> {
    let mut db = cx.read().await?;
    let this = Quarter::of(cx.house_day());
    Ok(pages::DirectionPage {
        v: cx.view(),
        form,
        team: people::find_team(&mut db, team).await?.name,
        href: format!("/teams/{team}"),
        period: quarter.written(cx.locale),
        may_write: quarter == this && cx.actor.teams().contains(&team),
        theirs: Vec::new(),
        lines: shown(&mut db, team, quarter).await?,
    })
}

async fn set_direction(cx: Cx) -> Result<Response> {
    let team = own_team(&cx)?;
    let value = |name: &str| cx.form.value(name).to_owned();
    let lines: Vec<(String, String)> =
        LINE_FIELDS.iter().map(|(line, why)| (value(line), value(why))).collect();
    let empty = lines.iter().all(|(line, _)| line.trim().is_empty());
    let done = if empty {
        Err(Refusal::field("required", "line1").into())
    } else {
        let made_of = MADE_OF.iter().map(|name| value(name)).collect();
        let made_of = cx.form.has(MADE_OF[0]).then_some(made_of);
        let input = SetDirection { team, lines, made_of };
        cx.run(input, |tx, me, input| Box::pin(commands::set_direction(tx, me, input))).await
    };
    match done {
        Ok(()) => redirect(&format!("/teams/{team}?said=rhythm-said-direction")),
        Err(Error::Refused(refusal)) => {
            let quarter = Quarter::of(cx.house_day());
            let mut page = direction_page(&cx, team, quarter, cx.refill(&refusal)).await?;
            if page.form.has(MADE_OF[0]) {
                page.theirs = meet(&mut page.form, &page.lines);
            }
            respond::refused(&page)
        }
        Err(other) => Err(other),
    }
}
