//! What pages show, and a sample of each.

use askama::Template;
use cairn_feature::{About, Sample};
use cairn_ground::{Audience, Error, Id, Instant, ObjectId, Result};
use cairn_web::{Cx, Form, View};

use crate::{rules, store, store::Entry};

/// Rows on one page.
const PAGE: usize = 50;

/// A line of a list.
#[derive(Debug, Clone)]
pub struct Row {
    pub href: String,
    pub title: String,
    pub sub: String,
}

impl Row {
    pub fn of(v: &View, note: &Entry) -> Self {
        Self { href: note.href.clone(), title: note.title.clone(), sub: by(v, note) }
    }
}

fn by(v: &View, note: &Entry) -> String {
    format!("{} · {}", v.name_or_former(&note.owner), v.day(&note.noted_at))
}

#[derive(Template)]
#[template(path = "laid/list.html")]
pub struct ListPage {
    pub v: View,
    pub rows: Vec<Row>,
    /// The address of what is older, or nothing.
    pub older: String,
}

impl ListPage {
    pub async fn of(cx: &Cx) -> Result<Self> {
        let (v, before) = (cx.view(), cx.query.id("before")?);
        let limit = i64::try_from(PAGE + 1).map_err(Error::internal)?;
        let mut db = cx.read().await?;
        let notes = store::list_notes(&mut db, &cx.actor, before, limit).await?;
        let shown = &notes[..notes.len().min(PAGE)];
        let last = shown.last().filter(|_| notes.len() > PAGE);
        let older = last.map_or_else(String::new, |it| format!("/laid?before={}", it.id));
        Ok(Self { rows: shown.iter().map(|note| Row::of(&v, note)).collect(), older, v })
    }
}

#[derive(Template)]
#[template(path = "laid/new.html")]
pub struct NewPage {
    pub v: View,
    pub form: Form,
    /// Who will read it and when it is deleted: stands beside the field.
    pub promise: String,
}

impl NewPage {
    pub fn of(cx: &Cx, form: Form) -> Result<Self> {
        let (v, me) = (cx.view(), cx.actor.person()?);
        let promise = match rules::audience(&cx.actor) {
            Audience::Me => v.t("laid-promise-me"),
            _ => v.t1("laid-promise-team", "team", me.home_team_name.clone()),
        };
        Ok(Self { v, form, promise })
    }
}

#[derive(Template)]
#[template(path = "laid/note.html")]
pub struct NotePage {
    pub v: View,
    pub note: Entry,
    pub by: String,
    pub about: About,
}

impl NotePage {
    pub async fn of(cx: &Cx, id: ObjectId) -> Result<Self> {
        let v = cx.view();
        let mut db = cx.read().await?;
        let note = store::find_note(&mut db, &cx.actor, id).await?;
        let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
        let about = About::of(cx, &mut db, &object).await?;
        Ok(Self { by: by(&v, &note), v, note, about })
    }
}

/// The team's newest, on its page.
#[derive(Template)]
#[template(path = "laid/slot.html")]
pub struct TeamSlot<'a> {
    pub v: &'a View,
    pub rows: Vec<Row>,
}

pub const SAMPLES: &[Sample] = &[
    Sample { name: "laid/list", render: list },
    Sample { name: "laid/new", render: new },
    Sample { name: "laid/note", render: note },
    Sample { name: "laid/slot", render: slot },
];

fn rendered(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn rows() -> Vec<Row> {
    vec![Row { href: "/1".into(), title: "1".into(), sub: "2".into() }]
}

fn list(v: View) -> Result<String> {
    rendered(&ListPage { v, rows: rows(), older: "/1".into() })
}

fn new(v: View) -> Result<String> {
    let promise = v.t1("laid-promise-team", "team", "1");
    rendered(&NewPage { v, form: Form::new(), promise })
}

fn note(v: View) -> Result<String> {
    let note = Entry {
        id: ObjectId(Id::max()),
        href: "/1".into(),
        title: "1".into(),
        text: "2".into(),
        owner: None,
        audience: Audience::Team,
        noted_at: Instant(0),
    };
    let about = About { audience: "team".into(), ..About::default() };
    rendered(&NotePage { by: by(&v, &note), v, note, about })
}

fn slot(v: View) -> Result<String> {
    rendered(&TeamSlot { v: &v, rows: rows() })
}
