//! The list of questions, and the sections on other pages.

use askama::Template;
use cairn_feature::{Section, Subject};
use cairn_ground::{Audience, Error, Result, text};
use cairn_store::Read;
use cairn_web::{Cx, View};
use futures_util::future::BoxFuture;

use super::questions::photo_of;
use crate::{
    rules::nearest::nearest,
    store::question_lists::{self as store, Could, Listed, Which},
};

/// A question in a row.
#[derive(Debug, Clone)]
pub struct Row {
    pub href: String,
    pub title: String,
    pub sub: String,
}

impl Row {
    /// Who asked, when, and how it stands.
    pub fn of(v: &View, listed: &Listed) -> Self {
        let asker = v.name_or_former(&listed.asker_name);
        let sub = format!("{asker} · {} · {}", v.day(&listed.asked_at), standing(v, listed));
        Self { href: listed.href.clone(), title: listed.title.clone(), sub }
    }

    /// One's own: only how it stands.
    pub fn own(v: &View, listed: &Listed) -> Self {
        let sub = format!("{} · {}", v.day(&listed.asked_at), standing(v, listed));
        Self { href: listed.href.clone(), title: listed.title.clone(), sub }
    }
}

fn standing(v: &View, listed: &Listed) -> String {
    if listed.answered_at.is_some() {
        let name = v.name_or_former(&listed.answered_by);
        return v.t1("knowledge-question-answered-by", "name", name);
    }
    let lies_with = |name: &str| v.t1("knowledge-question-lies-with", "name", name);
    match (&listed.lies_with_name, &listed.team_name, listed.audience) {
        (Some(name), ..) => lies_with(name),
        (None, _, Audience::Organisation) => v.t("knowledge-question-lies-with-everyone"),
        (None, Some(team), Audience::Team) => lies_with(team),
        _ => v.t("knowledge-question-open"),
    }
}

#[derive(Template)]
#[template(path = "knowledge/question_list.html")]
pub struct ListPage {
    pub v: View,
    pub heading: String,
    pub sub: String,
    pub tabs: Vec<(&'static str, String, bool)>,
    pub rows: Vec<Row>,
    pub empty: String,
    pub newer: String,
    pub older: String,
}

/// The tabs, as their addresses name them.
pub const TABS: [(Which, &str, &str); 4] = [
    (Which::Open, "open", "/questions"),
    (Which::Team, "team", "/questions?show=team"),
    (Which::Mine, "mine", "/questions?show=mine"),
    (Which::All, "all", "/questions?show=all"),
];

/// A page of a list. `more` is the address behind it, `first` that of the list's beginning when
/// one is further on.
pub fn list(cx: &Cx, which: Which, rows: &[Listed], more: String, first: String) -> ListPage {
    let v = cx.view();
    let name = TABS.iter().find(|(tab, ..)| *tab == which).map_or("open", |(_, name, _)| name);
    let tab = |(tab, name, href): &(Which, &str, &'static str)| {
        (*href, v.t(&format!("knowledge-question-tab-{name}")), *tab == which)
    };
    let tabs = TABS.iter().map(tab).collect();
    // The oldest come first among those that wait: there, what follows is newer.
    let (newer, older) = if which == Which::Open { (more, first) } else { (first, more) };
    let heading = match rows.first().filter(|_| which == Which::Open) {
        Some(oldest) => {
            let asker = v.name_or_former(&oldest.asker_name);
            v.t1("knowledge-question-longest", "name", asker)
        }
        None => v.t("knowledge-question-list-title"),
    };
    ListPage {
        heading,
        sub: v.t(&format!("knowledge-question-list-{name}")),
        tabs,
        rows: rows.iter().map(|row| Row::of(&v, row)).collect(),
        empty: v.t(&format!("knowledge-question-empty-{name}")),
        newer,
        older,
        v,
    }
}

#[derive(Template)]
#[template(path = "knowledge/question_section.html")]
pub struct QuestionSection<'a> {
    pub v: &'a View,
    pub title: String,
    pub rows: Vec<Row>,
    /// There are others, of which this page shows nothing.
    pub others: bool,
    pub more: &'static str,
    pub more_label: String,
}

fn section(v: &View, key: &str, mut rows: Vec<Row>, more: &'static str) -> Result<Option<Section>> {
    if rows.is_empty() {
        return Ok(None);
    }
    let others = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let more_label = v.t("knowledge-question-all");
    let section = QuestionSection { v, title: v.t(key), rows, others, more, more_label };
    Ok(Some(Section { html: section.render().map_err(Error::internal)? }))
}

#[derive(Template)]
#[template(path = "knowledge/question_could.html")]
pub struct CouldSection<'a> {
    pub v: &'a View,
    pub title: String,
    pub name: String,
    pub initials: String,
    /// The asker's team and the day.
    pub from: String,
    pub question: String,
    pub href: String,
    /// Its address and what is heard of it.
    pub photo: Option<(String, String)>,
}

type Rendered<'a> = BoxFuture<'a, Result<Option<Section>>>;

/// Today: the question nearest to what the reader has written, or the one that has waited longest
/// in the reader's team.
pub fn today<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let listed = store::list_to_answer(db, &cx.actor).await?;
        let me = cx.actor.person()?;
        if listed.is_empty() {
            return Ok(None);
        }
        let written = store::list_written(db, me.id).await?;
        let titles: Vec<&str> = listed.iter().map(|row| row.title.as_str()).collect();
        // Nobody is asked what only others know of: without a sign of it, only one's own team.
        let of_team = |row: &&Could| row.team.is_some_and(|team| me.teams.contains(&team));
        let found = nearest(&titles, &written).and_then(|at| listed.get(at));
        let found = found.or_else(|| listed.first().filter(of_team));
        let Some(row) = found else { return Ok(None) };
        let name = v.name_or_former(&row.asker_name);
        let photo = photo_of(db, v, row.photo.as_ref(), &name).await?;
        could(v, row, name, photo).map(Some)
    })
}

fn could(
    v: &View,
    listed: &Could,
    name: String,
    photo: Option<(String, String)>,
) -> Result<Section> {
    let day = v.day(&listed.asked_at);
    let section = CouldSection {
        v,
        title: v.t("knowledge-question-could"),
        initials: text::initials(&name),
        from: listed.team_name.as_ref().map_or(day.clone(), |team| format!("{team} · {day}")),
        question: listed.title.clone(),
        href: listed.href.clone(),
        photo,
        name,
    };
    Ok(Section { html: section.render().map_err(Error::internal)? })
}

const SHOWN: usize = 5;
/// One more, to know whether there are others.
const LIMIT: i64 = 6;

/// A team's page: what has waited longest.
pub fn team<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, subject: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let Subject::Team(team) = subject else { return Ok(None) };
        let listed = store::list_open_in(db, &cx.actor, team, LIMIT).await?;
        let rows = listed.iter().map(|row| Row::of(v, row)).collect();
        section(v, "knowledge-question-section-open", rows, "/questions?show=team")
    })
}

/// The organisation's page: what has waited longest of what everyone sees.
pub fn organisation<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let listed = store::list_open_to_all(db, &cx.actor, LIMIT).await?;
        let rows = listed.iter().map(|row| Row::of(v, row)).collect();
        section(v, "knowledge-question-section-open", rows, "/questions")
    })
}

/// The reader's own page: what one asked.
pub fn me<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, _: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let listed = store::list_own(db, &cx.actor, LIMIT).await?;
        let rows = listed.iter().map(|row| Row::own(v, row)).collect();
        section(v, "knowledge-question-section-mine", rows, "/questions?show=mine")
    })
}

/// A person's page: what they answered.
pub fn person<'a>(cx: &'a Cx, db: &'a mut Read, v: &'a View, subject: Subject) -> Rendered<'a> {
    Box::pin(async move {
        let Subject::Person(person) = subject else { return Ok(None) };
        let listed = store::list_answered_by(db, &cx.actor, person, LIMIT).await?;
        let rows = listed.iter().map(|row| Row::of(v, row)).collect();
        section(v, "knowledge-question-section-answered", rows, "")
    })
}
