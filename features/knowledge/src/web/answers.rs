//! Answering, and saying what an answer gave.

use cairn_ground::{Error, ObjectId, Result};
use cairn_objects::Object;
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond};

use crate::{
    commands::{answers as commands, helped},
    pages::{question_forms as forms, questions as pages},
    store::{answers as store, questions},
    web::{question_photo, questions::colleague},
};

const ASKER: Who = Who::Named("the asker");
const ANSWERER: Who = Who::Named("who answered");

pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/questions/{id}/answers", Who::Readers, handler!(answer)).takes_file(),
        Route::get("/questions/{id}/pass", Who::Readers, handler!(pass)),
        Route::post("/questions/{id}/pass", Who::Readers, handler!(pass_on)),
        Route::post("/questions/{id}/answers/{answer}/accept", ASKER, handler!(accept)),
        Route::post("/questions/{id}/answers/{answer}/helped", Who::Readers, handler!(help)),
        Route::get("/questions/{id}/answers/{answer}/edit", ANSWERER, handler!(edit)),
        Route::post("/questions/{id}/answers/{answer}/edit", ANSWERER, handler!(save)),
        Route::post("/questions/{id}/answers/{answer}/delete", ANSWERER, handler!(delete)),
    ]
}

async fn answer(mut cx: Cx) -> Result<Response> {
    let question: ObjectId = cx.param("id")?;
    match question_photo::keep(&mut cx).await {
        Ok(()) => {}
        Err(Error::Refused(r)) => {
            return respond::refused(&pages::show(&cx, question, cx.refill(&r)).await?);
        }
        Err(other) => return Err(other),
    }
    let photo = Some(cx.form.value("photo_kept").to_owned()).filter(|name| !name.is_empty());
    let untitled = cx.t("knowledge-question-untitled", &[]);
    let text = cx.form.value("text").to_owned();
    let input = commands::Answer { question, text, photo, untitled };
    match cx.run(input, |tx, me, input| Box::pin(commands::answer(tx, me, input))).await {
        Ok(_) => {
            let to = format!("/questions/{question}?said=knowledge-said-answered");
            redirect(&if hears_of_it(&cx, question).await? { to } else { to + "-here" })
        }
        Err(Error::Refused(r)) => {
            respond::refused(&pages::show(&cx, question, cx.refill(&r)).await?)
        }
        Err(other) => Err(other),
    }
}

/// Whether the answer reaches somebody else: whoever answers the own question knows already, and
/// whoever has left hears of nothing.
async fn hears_of_it(cx: &Cx, question: ObjectId) -> Result<bool> {
    let mut db = cx.read().await?;
    let asker = cairn_objects::find(&mut db, &cx.actor, question).await?.owner;
    let is_here = questions::find_zone(&mut db, asker).await?.is_some();
    Ok(is_here && asker != cx.actor.person_id())
}

async fn question(cx: &Cx) -> Result<Object> {
    let mut db = cx.read().await?;
    cairn_objects::find(&mut db, &cx.actor, cx.param("id")?).await
}

async fn pass(cx: Cx) -> Result<Response> {
    html(&forms::pass(&cx, &question(&cx).await?, Form::new()).await?)
}

async fn pass_on(cx: Cx) -> Result<Response> {
    let object = question(&cx).await?;
    match named(&cx, &object).await {
        Ok(()) => {
            let mine = object.owner == cx.actor.person_id();
            let said = if mine { "asked" } else { "passed" };
            redirect(&format!("{}?said=knowledge-said-{said}", object.href))
        }
        Err(Error::Refused(r)) => {
            respond::refused(&forms::pass(&cx, &object, cx.refill(&r)).await?)
        }
        Err(other) => Err(other),
    }
}

async fn named(cx: &Cx, question: &Object) -> Result<()> {
    let mut db = cx.read().await?;
    let mine = question.owner == cx.actor.person_id();
    let oneself = if mine { "ask-yourself" } else { "name-yourself" };
    let to = colleague(cx, &mut db, oneself).await?;
    drop(db);
    let question = question.id;
    let input = commands::PassOn { question, to, text: cx.form.value("text").to_owned() };
    cx.run(input, |tx, me, input| Box::pin(commands::pass_on(tx, me, input))).await
}

/// The answer of the address, if it belongs to the question of the address.
async fn given(cx: &Cx) -> Result<(ObjectId, store::Standing)> {
    let (question, id): (ObjectId, ObjectId) = (cx.param("id")?, cx.param("answer")?);
    let mut db = cx.read().await?;
    cairn_objects::find(&mut db, &cx.actor, id).await?;
    let standing = store::find(&mut db, id).await?;
    if standing.question == question { Ok((id, standing)) } else { Err(Error::NotFound) }
}

async fn accept(cx: Cx) -> Result<Response> {
    let (id, _) = given(&cx).await?;
    let question = cx.run(id, |tx, me, id| Box::pin(helped::accept(tx, me, id))).await?;
    redirect(&format!("/questions/{question}?said=knowledge-said-accepted"))
}

async fn help(cx: Cx) -> Result<Response> {
    let (id, _) = given(&cx).await?;
    let question = cx.run(id, |tx, me, id| Box::pin(helped::helped(tx, me, id))).await?;
    redirect(&format!("/questions/{question}?said=knowledge-said-helped"))
}

async fn edit(cx: Cx) -> Result<Response> {
    let (id, standing) = given(&cx).await?;
    let mut db = cx.read().await?;
    cairn_objects::find_owned(&mut db, &cx.actor, id).await?;
    drop(db);
    html(&forms::edit_answer(&cx, id, &standing, None))
}

async fn save(cx: Cx) -> Result<Response> {
    let (id, standing) = given(&cx).await?;
    let untitled = cx.t("knowledge-question-untitled", &[]);
    let input = commands::EditAnswer { id, text: cx.form.value("text").to_owned(), untitled };
    match cx.run(input, |tx, me, input| Box::pin(commands::edit(tx, me, input))).await {
        Ok(question) => redirect(&format!("/questions/{question}?said=knowledge-said-saved")),
        Err(Error::Refused(r)) => {
            let form = Some(cx.refill(&r));
            respond::refused(&forms::edit_answer(&cx, id, &standing, form))
        }
        Err(other) => Err(other),
    }
}

async fn delete(cx: Cx) -> Result<Response> {
    let (id, _) = given(&cx).await?;
    let question = cx.run(id, |tx, me, id| Box::pin(commands::delete(tx, me, id))).await?;
    redirect(&format!("/questions/{question}?said=knowledge-said-deleted"))
}
