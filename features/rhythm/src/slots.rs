//! Sections on Today, the team's and the organisation's page.

use askama::Template;
use cairn_feature::{Section, Slot, SlotPlace, Subject};
use cairn_ground::{Error, Result, TeamId, dates, dates::Quarter};
use cairn_store::Read;
use cairn_web::{Bar, Cx, View};
use futures_util::future::BoxFuture;
use jiff::civil::Date;

use crate::{
    pages,
    rules::{self, Held},
    store::{self, Day, Week},
};

pub const SLOTS: &[Slot] = &[
    Slot { place: SlotPlace::Today, order: 30, render: ask },
    Slot { place: SlotPlace::Start, order: 10, render: start },
    Slot { place: SlotPlace::Team, order: 56, render: team },
    Slot { place: SlotPlace::Organisation, order: 60, render: organisation },
];

type Rendered<'a> = BoxFuture<'a, Result<Option<Section>>>;

fn section(part: &impl Template) -> Result<Option<Section>> {
    Ok(Some(Section { html: part.render().map_err(Error::internal)? }))
}

/// Was the time kept? Asked from the day after, for three days, until answered; of several teams
/// the first. As an answer is taken, by the organisation's day.
fn ask<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let me = cx.actor.person()?;
        let today = cx.house_day();
        let earliest = dates::plus_days(today, -i32::from(rules::ANSWER_DAYS));
        let slots = store::list_slots_of(db, &me.teams, dates::plus_days(today, -1)).await?;
        let held = |slot: &rules::Slot, from: Date| {
            Some(slot.last_before(today)).filter(|last| *last >= earliest && *last >= from)
        };
        let mut held: Vec<_> = slots
            .into_iter()
            .filter_map(|(team, name, slot, from)| Some((team, name, slot, held(&slot, from)?)))
            .collect();
        if held.is_empty() {
            return Ok(None);
        }
        let answered = store::list_answered(db, me.id, earliest).await?;
        held.retain(|(team, _, _, last)| !answered.contains(&(*team, *last)));
        let Some((team, name, slot, last)) = held.into_iter().next() else { return Ok(None) };
        let day = dates::weekday(cx.locale, last.weekday());
        section(&pages::AskSection {
            v,
            title: v.tn("rhythm-ask", &[("day", day.into()), ("time", span(slot).into())]),
            team: name,
            action: format!("/teams/{team}/time/{last}"),
        })
    })
}

/// `14–16`, `14:30–16`.
pub fn span(slot: rules::Slot) -> String {
    let short = |time: jiff::civil::Time| {
        if time.minute() == 0 {
            time.hour().to_string()
        } else {
            format!("{}:{:02}", time.hour(), time.minute())
        }
    };
    format!("{}–{}", short(slot.starts), short(slot.ends))
}

fn team<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, subject: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let Subject::Team(team) = subject else { return Ok(None) };
        let today = cx.house_day();
        let may_write = cx.actor.teams().contains(&team);
        let weeks = rules::eight_weeks(today);
        let quarter = Quarter::of(today);
        let board = store::find_board(db, team, quarter, today, weeks[0]).await?;
        let store::Board { lines, slot, weeks: mut held } = board;
        held.retain(|week| rules::is_settled(week.held_on, today));
        if !may_write && lines.is_empty() && slot.is_none() {
            return Ok(None);
        }
        // A team always sees its own; others see it from five people up.
        let shown = may_write || held.iter().all(|week| week.people >= rules::FOLD);
        let seen = |week: &Week| {
            let held = week.held();
            if may_write { held } else { held.from_outside(week.people) }
        };
        let held = held.iter().map(seen);
        let known = held.clone().any(|time| time.known > 0);
        let when = slot.map_or_else(String::new, |slot| weekly(cx, v, slot));
        let none = if may_write { "rhythm-no-answers" } else { "rhythm-few-answers" };
        let (rows, unit) = rows(v, &weeks, held, none);
        section(&pages::TeamSection {
            v,
            team_href: format!("/teams/{team}"),
            may_write,
            lines,
            when,
            rows: if known && shown { rows } else { Vec::new() },
            unit: v.t(unit),
            note: if may_write { String::new() } else { v.t("rhythm-note-team") },
        })
    })
}

/// Where Today is still empty: what the reader's team wants to get better at, and why; and to its
/// manager what is to be said first.
fn start<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let me = cx.actor.person()?;
        let Some(team) = me.manages.first().or(me.teams.first()) else { return Ok(None) };
        let today = cx.house_day();
        let board = store::find_board(db, *team, Quarter::of(today), today, today).await?;
        let says = me.manages.contains(team);
        let (no_time, no_lines) = (says && board.slot.is_none(), says && board.lines.is_empty());
        if board.lines.is_empty() && !no_time && !no_lines {
            return Ok(None);
        }
        let team_href = format!("/teams/{team}");
        section(&pages::StartSection { v, team_href, lines: board.lines, no_time, no_lines })
    })
}

fn weekly(cx: &Cx, v: &View, slot: rules::Slot) -> String {
    let day = jiff::civil::Weekday::from_monday_one_offset(slot.weekday)
        .map_or("", |day| dates::weekday(cx.locale, day));
    v.t2("rhythm-weekly", "day", day, "span", span(slot))
}

/// Promised and kept, a row for each of the eight weeks, and the unit: hours, or minutes where
/// hours would round half of it away. A week of which nothing is known says so.
fn rows(
    v: &View,
    weeks: &[Date],
    held: impl Iterator<Item = Held> + Clone,
    none: &str,
) -> (Vec<Bar>, &'static str) {
    let sums = weeks.iter().map(|monday| {
        let of = held.clone().filter(|time| dates::monday(time.on) == *monday);
        of.fold(Held::none(*monday), Held::with)
    });
    let (each, unit) = rules::unit(sums.clone().map(|week| week.promised).max());
    let round = |minutes: i64| u32::try_from((minutes + each / 2) / each).unwrap_or(0);
    let row = |week: Held| Bar {
        what: v.t1("rhythm-week", "n", i64::from(dates::week_number(week.on))),
        of: match (week.promised, week.answers) {
            (0, _) => String::new(),
            (_, 0) => v.t(none),
            (_, n) => v.t1("rhythm-answers", "n", n),
        },
        promised: round(week.promised),
        known: round(week.known),
        kept: (week.promised == 0 || week.known > 0).then(|| round(week.kept)),
    };
    (sums.map(row).collect(), unit)
}

fn organisation<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let today = cx.house_day();
        let weeks = rules::eight_weeks(today);
        let mut days = store::list_days(db, weeks[0]).await?;
        days.retain(|day| rules::is_settled(day.held_on, today));
        if days.is_empty() {
            return Ok(None);
        }
        let (rows, unit) = rows(v, &weeks, days.iter().map(Day::held), "rhythm-few-answers");
        let note = v.t("rhythm-note-organisation");
        section(&pages::OrganisationSection { v, rows, unit: v.t(unit), note })
    })
}

/// The team in the path, if the reader belongs to it.
pub fn own_team(cx: &Cx) -> Result<TeamId> {
    let team: TeamId = cx.param("id")?;
    if cx.actor.teams().contains(&team) { Ok(team) } else { Err(Error::Forbidden) }
}
