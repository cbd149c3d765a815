//! Pages: a suggested change, taken in or declined.

use cairn_ground::{Error, ObjectId, Result};
use cairn_web::{Cx, Form, Response, Route, View, Who, handler, html, redirect, respond};

use super::{page_history::readable, pages::find};
use crate::{
    commands::suggestions::{self as decisions, Decide},
    pages::{differences, page::SuggestionPage},
    rules::pages::{self as rules, Outcome, Text},
    store::suggestions::{self, Suggestion},
};

pub fn routes() -> Vec<Route> {
    let decides = Who::Named("owner or curator");
    vec![
        Route::get(
            "/pages/{id}/suggestions/{suggestion}",
            Who::Named("owner, curator or author of the suggestion"),
            handler!(suggestion),
        ),
        Route::post("/pages/{id}/suggestions/{suggestion}", decides, handler!(take)),
        Route::post("/pages/{id}/suggestions/{suggestion}/decline", decides, handler!(decline)),
    ]
}

pub async fn suggestion(cx: Cx) -> Result<Response> {
    match suggested(&cx, Form::new()).await {
        Ok(page) => html(&page),
        Err(Error::NotFound) => gone(&cx).await,
        Err(other) => Err(other),
    }
}

async fn suggested(cx: &Cx, form: Form) -> Result<SuggestionPage> {
    let id: ObjectId = cx.param("id")?;
    let mut db = cx.read().await?;
    let (object, page) = find(cx, &mut db, id).await?;
    let found = suggestions::find(&mut db, id, cx.param("suggestion")?).await?;
    let decides = rules::decides(&object, &cx.actor);
    let mine = found.author.is_some() && found.author == cx.actor.person_id();
    if !decides && !mine {
        return Err(Error::Forbidden);
    }
    let base = readable(cx, &mut db, id, found.base_version).await?;
    let stands = Text { title: object.title.clone(), body: page.body.clone() };
    let (old, new) = compared(&found, base, stands);
    let nothing = found.decided_at.is_none() && old == new;
    let v = cx.view();
    Ok(SuggestionPage {
        id,
        suggestion: found.id,
        by: suggester(&v, &found),
        renamed: (new.title != old.title).then(|| old.title.clone()),
        lines: differences::read(&v, &old.body, &new.body),
        nothing,
        decides: decides && found.decided_at.is_none(),
        decided: found.taken.map(|taken| {
            v.t(if taken { "knowledge-suggestion-taken" } else { "knowledge-suggestion-declined" })
        }),
        title: found.title,
        why: found.why,
        reason: found.reason,
        command_id: v.command_id(),
        form,
        v,
    })
}

/// What was decided is shown against what it was made of, where the reader could have read that;
/// what is open as what stands and what would stand then.
fn compared(found: &Suggestion, base: Option<Text>, stands: Text) -> (Text, Text) {
    let mine = Text { title: found.title.clone(), body: found.body.clone() };
    if found.decided_at.is_some() {
        return (base.unwrap_or(stands), mine);
    }
    match base.map(|base| rules::save(&base, &mine, &stands)) {
        Some(Outcome::Next(then) | Outcome::Merged(then)) => (stands, then),
        Some(Outcome::Unchanged) => (stands.clone(), stands),
        Some(Outcome::Conflict) | None => (stands, mine),
    }
}

fn suggester(v: &View, found: &Suggestion) -> String {
    if found.imported { v.t("knowledge-from-import") } else { v.name_or_former(&found.author_name) }
}

fn decision(cx: &Cx) -> Result<Decide> {
    Ok(Decide {
        page: cx.param("id")?,
        suggestion: cx.param("suggestion")?,
        reason: cx.form.value("reason").to_owned(),
    })
}

/// Takes it in as it is; where somebody changed the same meanwhile, the decider edits.
pub async fn take(cx: Cx) -> Result<Response> {
    let input = decision(&cx)?;
    let (id, suggestion) = (input.page, input.suggestion);
    let done = cx.run(input, |tx, me, input| Box::pin(decisions::take(tx, me, input))).await;
    match done {
        Ok(saved) => {
            redirect(&format!("/pages/{id}?said=knowledge-page-said-{}", saved.word_taken()))
        }
        Err(Error::Refused(r)) if r.code == "conflict" => {
            redirect(&format!("/pages/{id}/edit?suggestion={suggestion}"))
        }
        Err(Error::Refused(r)) => respond::refused(&suggested(&cx, cx.refill(&r)).await?),
        Err(Error::NotFound) => gone(&cx).await,
        Err(other) => Err(other),
    }
}

/// An import may have replaced what somebody is about to decide on: whoever decides is led to the
/// page, which says so.
async fn gone(cx: &Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let (object, _) = find(cx, &mut cx.read().await?, id).await?;
    if !rules::decides(&object, &cx.actor) {
        return Err(Error::NotFound);
    }
    redirect(&format!("/pages/{id}?said=knowledge-page-said-suggestion-gone"))
}

pub async fn decline(cx: Cx) -> Result<Response> {
    let input = decision(&cx)?;
    let id = input.page;
    let done = cx.run(input, |tx, me, input| Box::pin(decisions::decline(tx, me, input))).await;
    match done {
        Ok(()) => redirect(&format!("/pages/{id}?said=knowledge-page-said-declined")),
        Err(Error::Refused(r)) => respond::refused(&suggested(&cx, cx.refill(&r)).await?),
        Err(Error::NotFound) => gone(&cx).await,
        Err(other) => Err(other),
    }
}
