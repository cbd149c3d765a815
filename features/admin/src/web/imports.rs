//! People from a file: choose it, see what would change, confirm.

use cairn_ground::{Error, Id, Refusal, Result};
use cairn_web::{Cx, Form, Response, html, redirect, respond};

use super::refused;
use crate::{
    commands::import::{self as commands, Confirm, Keep},
    pages::imports as pages,
    rules::{
        plan::{self, Leavers},
        table::{self, Table},
    },
    store,
};

pub async fn ask(cx: Cx) -> Result<Response> {
    html(&pages::AskPage::new(cx.view(), Form::new()))
}

pub async fn upload(cx: Cx) -> Result<Response> {
    match refused(keep(&cx).await)? {
        Ok(id) => redirect(&format!("/manage/import/{id}")),
        Err(refusal) => respond::refused(&pages::AskPage::new(cx.view(), cx.refill(&refusal))),
    }
}

async fn keep(cx: &Cx) -> Result<cairn_ground::ObjectId> {
    let Some(file) = cx.file("file").map_err(of_people)? else {
        let refusal = Refusal::field("required", "file").saying("admin-refused-no-file");
        return Err(refusal.into());
    };
    // Read before it is kept: what is no table of people is told at once.
    table::read(&file.content)?;
    let leave = !cx.form.value("leave").is_empty();
    let input = Keep { content: file.content.to_vec(), leave };
    cx.run(input, |tx, me, input| Box::pin(commands::keep(tx, me, input))).await
}

/// What is too large for any upload is told the limit of this one.
fn of_people(error: Error) -> Error {
    match error {
        Error::Refused(refusal) if refusal.code == "file-too-large" => table::too_large().into(),
        other => other,
    }
}

pub async fn show(cx: Cx) -> Result<Response> {
    let (table, leave) = kept(&cx).await?;
    html(&plan_page(&cx, &table, leave, Form::new()).await?)
}

async fn kept(cx: &Cx) -> Result<(Table, bool)> {
    let id: Id = cx.param("id")?;
    let (content, leave) = store::find_import(&mut cx.read().await?, id).await?;
    Ok((table::read(&content)?, leave))
}

async fn plan_page(cx: &Cx, table: &Table, leave: bool, form: Form) -> Result<pages::PlanPage> {
    let id: Id = cx.param("id")?;
    let today = cx.now.date(&cx.settings.zone);
    let standing = store::load_standing(&mut cx.read().await?, today).await?;
    let plan = plan::plan(&standing, table, leave);
    let words = pages::Words { messages: &cx.house.messages, locale: cx.locale };
    Ok(pages::PlanPage::of(cx.view(), &words, id.to_string(), (table, &standing, &plan), form))
}

/// Where a file leads that is read in already.
const OVER: &str = "/manage/import?said=admin-said-import-over";

pub async fn confirm(cx: Cx) -> Result<Response> {
    // The second of two clicks finds the file gone and is told the same as the first.
    let id: Id = cx.param("id")?;
    let kept = kept(&cx).await;
    let Ok((table, leave)) = kept else {
        return redirect(OVER);
    };
    let seen = cx.form.value("seen").to_owned();
    let allowed = cx.form.has("leavers").then(|| cx.form.value("leaving").parse().ok());
    let leavers = Leavers { missing: leave, allowed: allowed.flatten() };
    let input = Confirm { import: id, table: table.clone(), leavers, seen };
    let done = match cx.meant() {
        Ok(()) => commands::confirm(&cx.house.store, &cx.actor, input).await,
        Err(kept) => Err(kept),
    };
    if matches!(done, Err(Error::NotFound)) {
        return redirect(OVER);
    }
    match refused(done)? {
        Ok(plan) => {
            let words = pages::Words { messages: &cx.house.messages, locale: cx.locale };
            let page = pages::DonePage::of(cx.view(), &words, &plan);
            // What is to be mended would be gone with the file.
            if page.parts.is_empty() {
                return redirect("/manage/teams?said=admin-said-imported");
            }
            html(&page)
        }
        Err(refusal) => {
            respond::refused(&plan_page(&cx, &table, leave, cx.refill(&refusal)).await?)
        }
    }
}
