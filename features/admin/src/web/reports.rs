//! "Report this text", and what curators make of it.

use cairn_feature::registry;
use cairn_ground::{Error, Id, Locale, ObjectId, Result};
use cairn_people::{store as structure, turns};
use cairn_web::{Cx, Form, Response, html, redirect, respond};

use super::refused;
use crate::{
    commands::report::{self as commands, Decide, ReportText, is_text},
    pages::reports as pages,
    store,
};

/// How a refusal is called that says when there may be another try.
const TOO_MANY: &str = "too-many";
/// Most rows of each kind on the page.
const MOST: i64 = 100;

pub async fn ask(cx: Cx) -> Result<Response> {
    html(&ask_page(&cx, Form::new()).await?)
}

async fn ask_page(cx: &Cx, form: Form) -> Result<pages::AskPage> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let object = cairn_objects::find(&mut db, &cx.actor, id).await?;
    if !is_text(&object.kind) {
        return Err(Error::NotFound);
    }
    let since = turns::since(cx.today());
    let curators = structure::list_curators(&mut db, since).await?;
    let v = cx.view();
    let curators = pages::curators(&v, &curators);
    let action = format!("/report/{id}");
    Ok(pages::AskPage { v, form, action, title: object.title, href: object.href, curators })
}

pub async fn send(cx: Cx) -> Result<Response> {
    let object: ObjectId = cx.param("id")?;
    match refused(try_send(&cx, object).await)? {
        Ok(()) => redirect("/reported"),
        Err(refusal) => {
            let mut answer = respond::refused(&ask_page(&cx, cx.refill(&refusal)).await?)?;
            if refusal.code == TOO_MANY {
                *answer.status_mut() = 429.try_into().map_err(Error::internal)?;
            }
            Ok(answer)
        }
    }
}

/// A person, not an address, hides so many texts in an hour: a whole office shares one address.
/// In memory, and without which texts they were.
async fn try_send(cx: &Cx, object: ObjectId) -> Result<()> {
    let person = cx.actor.person()?.id.to_string();
    cx.limit("report", &person, 20, 60)?;
    let title = |locale| cx.house.messages.format(locale, "admin-waits-title", &[]);
    let input = ReportText {
        object,
        titles: Locale::CHOICES.map(|locale| (locale, title(locale))).into(),
        reason: cx.form.value("reason").to_owned(),
        parts: registry(cx).parts.clone(),
    };
    let done = cx.run(input, |tx, me, input| Box::pin(commands::report(tx, me, input))).await;
    if done.is_err() {
        cx.house.limiter.give_back("report", &person);
    }
    done
}

/// A page of its own: the text itself can no longer be shown.
pub async fn thanks(cx: Cx) -> Result<Response> {
    html(&pages::ThanksPage { v: cx.view() })
}

pub async fn list(cx: Cx) -> Result<Response> {
    html(&list_page(&cx, Form::new()).await?)
}

async fn list_page(cx: &Cx, form: Form) -> Result<pages::ListPage> {
    let mut db = cx.read().await?;
    let (open, decided) = store::list_reports(&mut db, MOST).await?;
    // An administrator who is no curator reads nothing that others cannot: of a question or a step
    // the title is all there is.
    let reads = cx.actor.person()?.roles.curator;
    let mut words = Vec::new();
    if reads {
        let objects: Vec<ObjectId> = open.iter().map(|report| report.object).collect();
        words = cairn_search::words_of(&mut db, &objects).await?;
        // The index has none of an answer's words, and of a question also those of its answers.
        for part in &registry(cx).parts {
            let own = (part.words)(&mut db, &objects).await?;
            words.retain(|(object, _)| !own.iter().any(|(it, _)| it == object));
            words.extend(own);
        }
    }
    Ok(pages::ListPage { v: cx.view(), form, open, decided, reads, words })
}

pub async fn decide(cx: Cx) -> Result<Response> {
    let report: Id = cx.param("id")?;
    let word = cx.form.value("word").to_owned();
    let said = if word == "shown" { "shown" } else { "hidden" };
    let input = Decide { report, word, parts: registry(&cx).parts.clone() };
    let done = cx.run(input, |tx, me, input| Box::pin(commands::decide(tx, me, input))).await;
    match refused(done)? {
        Ok(()) => redirect(&format!("/manage/reports?said=admin-said-{said}")),
        Err(refusal) => respond::refused(&list_page(&cx, cx.refill(&refusal)).await?),
    }
}
