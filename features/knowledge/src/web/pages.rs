//! Pages: the place, lists, one to read.

use cairn_feature::About;
use cairn_ground::{Error, Instant, ObjectId, Result};
use cairn_objects::Object;
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, Route, View, Who, handler, html, redirect};

use super::{files, material, page_care, page_edit, page_history, page_suggestions};
use crate::{
    commands::heard,
    pages::page::{self as shown, ListPage, PlacePage, Row, ShowPage, WrongLine},
    rules::{pages as rules, pictures},
    store::{
        marks, page_lists as lists,
        pages::{self as store, Names, Page},
        suggestions,
    },
};

pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/pages", Who::Everyone, handler!(place)),
        Route::get("/pages/{id}", Who::Readers, handler!(show)),
    ];
    routes.extend(page_edit::routes());
    routes.extend(page_history::routes());
    routes.extend(page_suggestions::routes());
    routes.extend(page_care::routes());
    routes.extend(material::routes());
    routes.extend(files::routes());
    routes
}

/// How many pages a list shows at once.
const PER_LIST: i64 = 50;
/// … and how many lists one turns over.
const LISTS: i64 = 100;

/// Sections that stand on the first page; the others are one tap away.
const FOLDERS: usize = 6;

pub async fn place(cx: Cx) -> Result<Response> {
    if cx.query.has("section") || cx.query.has("list") {
        return list(cx).await;
    }
    let v = cx.view();
    let mut db = cx.read().await?;
    let sections = lists::list_sections(&mut db, &cx.actor).await?;
    let approved = lists::list_approved(&mut db, &cx.actor, cx.today(), 0, 6).await?;
    let newest = lists::list_newest(&mut db, &cx.actor, 0, 10).await?;
    let mut folders = rules::folders(&sections, "");
    let more_folders = folders.len() > FOLDERS + 1;
    if more_folders {
        folders.truncate(FOLDERS);
    }
    html(&PlacePage {
        folders,
        more_folders,
        approved: approved.iter().map(|line| shown::row(&v, line)).collect(),
        newest: newest.iter().map(|line| shown::row(&v, line)).collect(),
        curator: rules::is_curator(&cx.actor),
        v,
    })
}

async fn list(cx: Cx) -> Result<Response> {
    let v = cx.view();
    let number = cx.query.value("at").parse().unwrap_or(0).clamp(0, LISTS);
    let (skip, most) = (number * PER_LIST, PER_LIST + 1);
    let mut db = cx.read().await?;
    let section = cx.query.value("section").trim_matches('/').to_owned();
    let (title, base, found) = match cx.query.value("list") {
        "approved" => {
            let found = lists::list_approved(&mut db, &cx.actor, cx.today(), skip, most).await?;
            (v.t("knowledge-how-we-do-it"), "/pages?list=approved".to_owned(), found)
        }
        "newest" => {
            let found = lists::list_newest(&mut db, &cx.actor, skip, most).await?;
            (v.t("knowledge-newest"), "/pages?list=newest".to_owned(), found)
        }
        _ => {
            let found = lists::list_in(&mut db, &cx.actor, &section, skip, most).await?;
            let name = section.rsplit('/').next().unwrap_or_default().to_owned();
            let name = if name.is_empty() { v.t("knowledge-place") } else { name };
            (name, rules::section_href(&section), found)
        }
    };
    let in_section = !cx.query.has("list");
    let mut folders = Vec::new();
    if in_section && number == 0 {
        let sections = lists::list_sections(&mut db, &cx.actor).await?;
        folders = rules::folders(&sections, &section);
    }
    let mut trail = rules::trail(&section);
    trail.pop();
    let more = i64::try_from(found.len()).unwrap_or(0) > PER_LIST && number < LISTS;
    let turn = |to: i64| format!("{base}&at={to}");
    html(&ListPage {
        title,
        trail,
        folders,
        rows: found
            .iter()
            .take(usize::try_from(PER_LIST).unwrap_or(0))
            .map(|line| shown::row(&v, line))
            .collect(),
        newer: if number > 0 { turn(number - 1) } else { String::new() },
        older: if more { turn(number + 1) } else { String::new() },
        share_href: if in_section { rules::share_href(&section) } else { String::new() },
        v,
    })
}

pub async fn show(cx: Cx) -> Result<Response> {
    match reading(&cx, Form::new()).await {
        Err(Error::NotFound) if was_mine(&cx).await? => redirect("/pages/deleted"),
        page => html(&page?),
    }
}

/// Whether somebody else deleted a page of the reader's, who is led to where that stands.
async fn was_mine(cx: &Cx) -> Result<bool> {
    let mut db = cx.read().await?;
    match cairn_objects::find(&mut db, &cx.actor, cx.param("id")?).await {
        Ok(object) => Ok(object.kind == "page" && rules::owns(&object, &cx.actor)),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// So long the page leads whoever suggested a change to what became of it.
const DECISION_DAYS: i64 = 14;

/// The page to read; `form` holds what somebody said to be wrong and could not be sent.
pub async fn reading(cx: &Cx, form: Form) -> Result<ShowPage> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let (object, page) = find(cx, &mut db, id).await?;
    let names = store::find_names(&mut db, &cx.actor, id).await?;
    let found = marks::find(&mut db, id, cx.actor.person_id()).await?;
    let decides = rules::decides(&object, &cx.actor);
    let v = cx.view();
    let (mut wrong, mut open) = (Vec::new(), Vec::new());
    if decides {
        open = suggestions::list_open(&mut db, id).await?;
        if found.wrong > 0 {
            wrong = marks::list_wrong(&mut db, id).await?;
        }
    } else if found.i_suggested > 0 {
        let since = cx.now.plus(-DECISION_DAYS * Instant::DAY);
        open = suggestions::list_of(&mut db, id, cx.actor.person()?.id, since).await?;
    }
    let me = cx.actor.person()?.id;
    let heard = cairn_nudge::waits(&mut db, id, &heard::OF_A_PAGE, me).await?;
    let glad = heard && cairn_nudge::waits(&mut db, id, &[heard::HELPED], me).await?;
    let about = About::of(cx, &mut db, &object).await?;
    let (top, good) = shown::top(&v, &page, &names);
    let edits = rules::edits(&object, page.edited_by(), page.is_approved(), &cx.actor);
    Ok(ShowPage {
        about,
        form,
        id,
        title: object.title.clone(),
        lang: object.lang.clone(),
        trail: rules::trail(&page.section),
        top,
        good,
        notes: notes(&v, &page),
        html: shown::render(&v, &page.body, page.imported),
        foot: foot(&v, &page, &names),
        marks: found,
        mine: rules::owns(&object, &cx.actor),
        edits,
        edit_label: v.t(if edits { "knowledge-edit" } else { "knowledge-suggest-change" }),
        decides,
        due: decides && page.review_on <= v.today(),
        ownerless: object.owner.is_none(),
        heard,
        glad,
        reworded: page.answered_by == Some(me)
            && names.made_by != Some(me)
            && page.answer_words() == rules::AnswerWords::Changed,
        wrong: wrong.iter().map(|it| wrong_line(&v, it)).collect(),
        suggestions: open.iter().map(|it| suggestion_row(&v, id, it)).collect(),
        undescribed: if decides { undescribed(&v, &page.body) } else { String::new() },
        command_id: v.command_id(),
        body: page.body,
        v,
    })
}

fn undescribed(v: &View, body: &str) -> String {
    match i64::try_from(pictures::undescribed(body).len()) {
        Ok(count @ 1..) => v.t1("knowledge-undescribed", "count", count),
        _ => String::new(),
    }
}

/// The page and its object, if the reader sees it.
pub async fn find(cx: &Cx, db: &mut Read, id: ObjectId) -> Result<(Object, Page)> {
    let object = cairn_objects::find(db, &cx.actor, id).await?;
    let page = store::find(db, id).await?;
    Ok((object, page))
}

fn notes(v: &View, page: &Page) -> Vec<String> {
    let mut notes = Vec::new();
    match (page.standing(v.today()), page.approved_from, page.approved_until) {
        (rules::Standing::Lapsed, _, Some(until)) => {
            notes.push(v.t1("knowledge-note-lapsed", "until", v.long_date(&until)));
        }
        (rules::Standing::Announced, Some(from), _) => {
            notes.push(v.t1("knowledge-note-announced", "from", v.long_date(&from)));
        }
        _ => {}
    }
    if page.edited_by() != rules::EditedBy::Everyone {
        let key = format!("knowledge-note-edited-by-{}", page.edited_by().as_str());
        notes.push(v.t1(&key, "why", &page.edited_by_why));
    }
    notes
}

fn foot(v: &View, page: &Page, names: &Names) -> Vec<String> {
    let mut foot = Vec::new();
    if page.answer.is_some() && page.answer_words() != rules::AnswerWords::Unnamed {
        let answerer = v.name_or_former(&names.answerer);
        foot.push(if names.question.is_some() {
            let asker = v.name_or_former(&names.asker);
            v.t2("knowledge-foot-answer", "answerer", answerer, "asker", asker)
        } else {
            v.t1("knowledge-foot-answer-alone", "answerer", answerer)
        });
    }
    let last = v.name_or_former(&names.last);
    foot.push(v.t2("knowledge-foot-changed", "name", last, "day", v.day(&page.changed_at)));
    let owner = v.name_or_former(&names.owner);
    let review = v.long_date(&page.review_on);
    foot.push(v.t2("knowledge-foot-owner", "name", owner, "review", review));
    foot
}

fn wrong_line(v: &View, wrong: &marks::Wrong) -> WrongLine {
    WrongLine {
        person: wrong.person,
        name: v.name_or_former(&wrong.name),
        text: wrong.text.clone(),
        day: v.day(&wrong.made_at),
    }
}

fn suggestion_row(v: &View, page: ObjectId, line: &suggestions::Line) -> Row {
    let name = if line.imported {
        v.t("knowledge-from-import")
    } else {
        v.name_or_former(&line.author_name)
    };
    let why =
        if line.why.is_empty() { v.t("knowledge-suggestion-no-why") } else { line.why.clone() };
    let who = match line.taken {
        None => name,
        Some(true) => v.t("knowledge-suggestion-taken"),
        Some(false) => v.t("knowledge-suggestion-declined"),
    };
    let href = format!("/pages/{page}/suggestions/{}", line.id);
    Row { href, title: why, sub: format!("{who} · {}", v.day(&line.made_at)) }
}
