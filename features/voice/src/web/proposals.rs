//! Obstacles and ideas.

use cairn_ground::{Audience, Error, ObjectId, Refusal, Result};
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond::refused};

use super::{meant, prefilled, shown};
use crate::{
    commands::{self, Answer, Pass, Raise, Widen},
    pages::{self, Sent},
    rules::{Kind, Word},
};

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
        Route::post("/obstacles/{id}/widen", Who::Owner, handler!(widen)),
    ]
}

async fn list(cx: Cx) -> Result<Response> {
    html(&pages::list_page(&cx).await?)
}

async fn new(cx: Cx) -> Result<Response> {
    let form = prefilled(&cx, &["kind", "text", "to", "because_of"]);
    html(&pages::ask_page(&cx, form).await?)
}

async fn create(cx: Cx) -> Result<Response> {
    let raised = match raise(&cx.form) {
        Ok(input) => cx.run(input, |tx, me, input| Box::pin(commands::raise(tx, me, input))).await,
        Err(wrong) => Err(wrong),
    };
    match raised {
        Ok(id) => redirect(&format!("/obstacles/{id}?said=voice-said-asked")),
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

/// An answer that leads to a step goes on to the form of that step.
async fn answer(cx: Cx) -> Result<Response> {
    let input = Answer {
        id: cx.param("id")?,
        word: cx.form.value("word").to_owned(),
        reason: cx.form.value("reason").to_owned(),
    };
    let id = input.id;
    match cx.run(input, |tx, me, input| Box::pin(commands::answer(tx, me, input))).await {
        Ok(id) => {
            let word = Word::parse(cx.form.value("word"));
            if word.is_some_and(Word::leads_to_a_step) {
                let step = pages::step_after(id, cx.form.value("reason"));
                return redirect(&format!("{step}&said=voice-said-answered-step"));
            }
            redirect(&format!("/obstacles/{id}?said=voice-said-answered"))
        }
        Err(Error::Refused(why)) => {
            let sent = Sent::Answer(cx.refill(&why));
            refused(&pages::proposal_page(&cx, id, sent).await?)
        }
        Err(other) => Err(other),
    }
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

async fn widen(cx: Cx) -> Result<Response> {
    let id = run_widen(&cx, &["obstacle", "idea"]).await?;
    redirect(&format!("/obstacles/{id}?said=voice-said-widened"))
}

/// Shared with thanks: a rung that cannot be chosen there was not offered, so it is an error page.
pub(super) async fn run_widen(cx: &Cx, kinds: &'static [&'static str]) -> Result<ObjectId> {
    let to = Audience::parse(cx.form.value("audience"))
        .ok_or_else(|| Refusal::field("choose", "audience"))?;
    let input = Widen { id: cx.param("id")?, kinds, to };
    cx.run(input, |tx, me, input| Box::pin(commands::widen(tx, me, input))).await
}
