//! Pages: what stood there before, and bringing it back.

use cairn_ground::{Error, ObjectId, Result};
use cairn_store::Read;
use cairn_web::{Cx, Form, Response, Route, View, Who, handler, html, redirect};

use super::pages::find;
use crate::{
    commands::pages::{self as commands, Restore},
    pages::{
        differences,
        page::{self as shown, HistoryPage, Row, VersionPage},
    },
    rules::pages as rules,
    store::versions::{self, Version},
};

pub fn routes() -> Vec<Route> {
    let edits = Who::Named("those who may edit it; the others suggest");
    vec![
        Route::get("/pages/{id}/history", Who::Readers, handler!(history)),
        Route::get("/pages/{id}/history/{number}", Who::Readers, handler!(version)),
        Route::post("/pages/{id}/history/{number}", edits, handler!(restore)),
    ]
}

const PER_HISTORY: i64 = 50;

pub async fn history(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let (object, _) = find(&cx, &mut db, id).await?;
    let before = cx.query.value("before").parse().ok();
    let mut found = versions::list(&mut db, &cx.actor, id, before, PER_HISTORY + 1).await?;
    let most = usize::try_from(PER_HISTORY).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    let v = cx.view();
    let last = found.last().filter(|_| more);
    let older = last.map(|it| format!("/pages/{id}/history?before={}", it.number));
    html(&HistoryPage {
        id,
        title: object.title,
        rows: found.iter().map(|it| version_row(&v, id, it)).collect(),
        older: older.unwrap_or_default(),
        v,
    })
}

fn version_row(v: &View, id: ObjectId, version: &Version) -> Row {
    Row {
        href: format!("/pages/{id}/history/{}", version.number),
        title: v.t1("knowledge-version", "number", version.number),
        sub: version_sub(v, version),
    }
}

fn version_sub(v: &View, version: &Version) -> String {
    let name = if version.how == "imported" {
        v.t("knowledge-from-import")
    } else {
        v.name_or_former(&version.author_name)
    };
    let when = format!("{} {}", v.day(&version.saved_at), v.clock_time(&version.saved_at));
    format!("{} · {when}", v.t1(&format!("knowledge-how-{}", version.how), "name", name))
}

/// The text of a version, if there is one that the reader could have read when it stood.
pub(super) async fn readable(
    cx: &Cx,
    db: &mut Read,
    id: ObjectId,
    number: i64,
) -> Result<Option<rules::Text>> {
    match versions::find_text(db, &cx.actor, id, number).await {
        Ok(text) => Ok(Some(text)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

pub async fn version(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let number: i64 = cx.param("number")?;
    let mut db = cx.read().await?;
    let (object, page) = find(&cx, &mut db, id).await?;
    let line = versions::find(&mut db, &cx.actor, id, number).await?;
    let text = versions::find_text(&mut db, &cx.actor, id, number).await?;
    let before = readable(&cx, &mut db, id, number - 1).await?;
    let v = cx.view();
    let old = before.as_ref().map_or("", |it| it.body.as_str());
    let turn = |to: i64| format!("/pages/{id}/history/{to}");
    html(&VersionPage {
        id,
        number,
        sub: version_sub(&v, &line),
        renamed: before.as_ref().map(|it| it.title.clone()).filter(|it| *it != text.title),
        lines: if before.is_some() { differences::read(&v, old, &text.body) } else { Vec::new() },
        html: shown::render(&v, &text.body, page.imported),
        restores: number != page.version
            && rules::edits(&object, page.edited_by(), page.is_approved(), &cx.actor),
        asks_approved: page.is_approved(),
        form: Form::new().with("still_approved", "on"),
        older: if before.is_some() { turn(number - 1) } else { String::new() },
        newer: if number < page.version { turn(number + 1) } else { String::new() },
        command_id: v.command_id(),
        title: text.title,
        body: text.body,
        v,
    })
}

pub async fn restore(cx: Cx) -> Result<Response> {
    let (id, number) = (cx.param("id")?, cx.param("number")?);
    let input = Restore { page: id, number, still_approved: cx.form.has("still_approved") };
    cx.run(input, |tx, me, input| Box::pin(commands::restore(tx, me, input))).await?;
    redirect(&format!("/pages/{id}?said=knowledge-page-said-restored"))
}
