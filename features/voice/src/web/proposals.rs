//! Obstacles and ideas.

use cairn_feature::registry;
use cairn_ground::{Audience, Error, ObjectId, Refusal, Result};
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond::refused};

use super::{meant, prefilled, shown, words};
use crate::{
    commands::{self, Answer, FirstStep, Pass, Raise, Widen},
    pages::{self, Sent},
    rules::{Kind, Word},
    store,
};

const KINDS: &[&str] = &["obstacle", "idea"];
const HOLDER: Who = Who::Named("the one it lies with; those it has lain with get a conflict");

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/obstacles", Who::Everyone, handler!(list)),
        Route::get("/obstacles/new", Who::Everyone, handler!(new)),
        Route::post("/obstacles", Who::Everyone, handler!(create)),
        Route::get("/obstacles/{id}", Who::Readers, handler!(show)),
        Route::post("/obstacles/{id}/answer", HOLDER, handler!(answer)),
        Route::post("/obstacles/{id}/pass", HOLDER, handler!(pass)),
        Route::post("/obstacles/{id}/read", Who::Owner, handler!(read)),
        Route::get("/obstacles/{id}/edit", Who::Owner, handler!(edit)),
        Route::post("/obstacles/{id}/edit", Who::Owner, handler!(save)),
        Route::post("/obstacles/{id}/delete", Who::Owner, handler!(delete)),
        Route::post("/obstacles/{id}/widen", Who::Owner, handler!(widen)),
    ]
}

async fn list(cx: Cx) -> Result<Response> {
    html(&pages::list_page(&cx).await?)
}

async fn new(cx: Cx) -> Result<Response> {
    let form = prefilled(&cx, &["kind", "text", "to", "because_of", "back"]);
    html(&pages::ask_page(&cx, form).await?)
}

async fn create(cx: Cx) -> Result<Response> {
    let raised = match raise(&cx.form) {
        Ok(input) => cx.run(input, |tx, me, input| Box::pin(commands::raise(tx, me, input))).await,
        Err(wrong) => Err(wrong),
    };
    match raised {
        Ok(id) => match cx.form.way_back() {
            Some(path) => redirect(&format!("{path}?said=voice-said-sent")),
            None => redirect(&format!("/obstacles/{id}?said=voice-said-asked")),
        },
        Err(Error::Refused(why)) => refused(&pages::ask_page(&cx, cx.refill(&why)).await?),
        Err(other) => Err(other),
    }
}

fn raise(form: &Form) -> Result<Raise> {
    Ok(Raise {
        kind: Kind::parse(form.value("kind")),
        text: form.value("text").to_owned(),
        to: meant(form),
        shown: shown(form)?,
        because_of: form.value("because_of").parse().ok(),
    })
}

async fn show(cx: Cx) -> Result<Response> {
    html(&pages::proposal_page(&cx, cx.param("id")?, Sent::Nothing).await?)
}

async fn answer(cx: Cx) -> Result<Response> {
    let id = cx.param("id")?;
    let yes = Word::parse(cx.form.value("word")).is_some_and(Word::leads_to_a_step);
    let first = yes && !(cx.form.has("again") && has_yes(&cx, id).await?);
    match answered(&cx, id, yes).await {
        Ok(id) if first => redirect(&format!("/obstacles/{id}?said=voice-said-answered-step")),
        Ok(id) => redirect(&format!("/obstacles/{id}?said=voice-said-answered")),
        Err(Error::Refused(why)) => {
            let sent = Sent::Answer(cx.refill(&why));
            refused(&pages::proposal_page(&cx, id, sent).await?)
        }
        Err(other) => Err(other),
    }
}

/// Whether the answer that stands is a yes, and so a next step already.
async fn has_yes(cx: &Cx, id: ObjectId) -> Result<bool> {
    let (word, _) = store::find_answer(&mut cx.read().await?, id).await?;
    Ok(Word::parse(&word).is_some_and(Word::leads_to_a_step))
}

/// A day counts only for a yes: a no has none.
async fn answered(cx: &Cx, id: ObjectId, yes: bool) -> Result<ObjectId> {
    let step = match registry(cx).keeps_promises.filter(|_| yes) {
        Some(keep) => Some(FirstStep { keep, due: cx.form.date("due")? }),
        None => None,
    };
    let input = Answer {
        id,
        word: cx.form.value("word").to_owned(),
        reason: cx.form.value("reason").to_owned(),
        step,
        again: cx.form.has("again"),
    };
    cx.run(input, |tx, me, input| Box::pin(commands::answer(tx, me, input))).await
}

async fn pass(cx: Cx) -> Result<Response> {
    let reason = cx.form.value("reason").to_owned();
    let input = Pass { id: cx.param("id")?, to: meant(&cx.form), reason };
    let id = input.id;
    match cx.run(input, |tx, me, input| Box::pin(commands::pass(tx, me, input))).await {
        Ok(id) => {
            let object = cairn_objects::find(&mut cx.read().await?, &cx.actor, id).await?;
            redirect(&format!("/obstacles/{id}?said={}", said_passed(object.audience)))
        }
        Err(Error::Refused(why)) => {
            let sent = Sent::Pass(cx.refill(&why));
            refused(&pages::proposal_page(&cx, id, sent).await?)
        }
        Err(other) => Err(other),
    }
}

/// Who can see where it lies now.
fn said_passed(seen_by: Audience) -> &'static str {
    match seen_by {
        Audience::Organisation => "voice-said-passed",
        Audience::Team => "voice-said-passed-team",
        Audience::Participants | Audience::Me => "voice-said-passed-few",
    }
}

async fn read(cx: Cx) -> Result<Response> {
    let id = cx.param("id")?;
    let id = cx.run(id, |tx, me, id| Box::pin(commands::read_answer(tx, me, *id))).await?;
    redirect(&format!("/obstacles/{id}?said=voice-said-read"))
}

async fn edit(cx: Cx) -> Result<Response> {
    words::edit(&cx, KINDS).await
}

async fn save(cx: Cx) -> Result<Response> {
    words::save(&cx, KINDS, "/obstacles").await
}

async fn delete(cx: Cx) -> Result<Response> {
    words::delete(&cx, KINDS, "/obstacles").await
}

async fn widen(cx: Cx) -> Result<Response> {
    let id = run_widen(&cx, KINDS).await?;
    redirect(&format!("/obstacles/{id}?said=voice-said-widened"))
}

/// Shared with thanks: a rung that cannot be chosen there was not offered, so it is an error page.
pub(super) async fn run_widen(cx: &Cx, kinds: &'static [&'static str]) -> Result<ObjectId> {
    let to = Audience::parse(cx.form.value("audience"))
        .ok_or_else(|| Refusal::field("choose", "audience"))?;
    let input = Widen { id: cx.param("id")?, kinds, to };
    cx.run(input, |tx, me, input| Box::pin(commands::widen(tx, me, input))).await
}
