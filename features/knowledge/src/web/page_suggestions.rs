//! Pages: a suggested change, taken in or declined.

use cairn_ground::{Error, ObjectId, Result};
use cairn_web::{Cx, Form, Response, Route, View, Who, handler, html, redirect, respond};

use super::{page_history::readable, pages::find};
use crate::{
    commands::{
        pages::Saved,
        suggestions::{self as decisions, Decide},
    },
    pages::page::{self as shown, SuggestionPage},
    rules::pages as rules,
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
    html(&suggested(&cx, Form::new()).await?)
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
    // What was decided is shown against what it was made of, where the reader could have read that;
    // what is open against what stands.
    let base = match found.decided_at {
        Some(_) => readable(cx, &mut db, id, found.base_version).await?,
        None => None,
    };
    let stands = || rules::Text { title: object.title.clone(), body: page.body.clone() };
    let old = base.unwrap_or_else(stands);
    let v = cx.view();
    Ok(SuggestionPage {
        id,
        suggestion: found.id,
        by: suggester(&v, &found),
        renamed: (found.title != old.title).then(|| old.title.clone()),
        lines: shown::diff(&old.body, &found.body),
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
        Ok(Saved::Unchanged | Saved::Next | Saved::Merged | Saved::Suggested) => {
            redirect(&format!("/pages/{id}?said=knowledge-page-said-taken"))
        }
        Err(Error::Refused(r)) if r.code == "conflict" => {
            redirect(&format!("/pages/{id}/edit?suggestion={suggestion}"))
        }
        Err(Error::Refused(r)) => respond::refused(&suggested(&cx, cx.refill(&r)).await?),
        Err(other) => Err(other),
    }
}

pub async fn decline(cx: Cx) -> Result<Response> {
    let input = decision(&cx)?;
    let id = input.page;
    let done = cx.run(input, |tx, me, input| Box::pin(decisions::decline(tx, me, input))).await;
    match done {
        Ok(()) => redirect(&format!("/pages/{id}?said=knowledge-page-said-declined")),
        Err(Error::Refused(r)) => respond::refused(&suggested(&cx, cx.refill(&r)).await?),
        Err(other) => Err(other),
    }
}
