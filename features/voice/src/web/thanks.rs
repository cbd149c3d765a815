//! Thanks.

use cairn_ground::{Error, Result};
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond::refused};

use super::{meant, prefilled, proposals::run_widen, shown, words};
use crate::{
    commands::{self, Thank},
    pages,
};

const KINDS: &[&str] = &["thanks"];

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/thanks", Who::Everyone, handler!(list)),
        Route::get("/thanks/new", Who::Everyone, handler!(new)),
        Route::post("/thanks", Who::Everyone, handler!(create)),
        Route::get("/thanks/{id}", Who::Readers, handler!(show)),
        Route::post("/thanks/{id}/seen", Who::Readers, handler!(seen)),
        Route::get("/thanks/{id}/edit", Who::Owner, handler!(edit)),
        Route::post("/thanks/{id}/edit", Who::Owner, handler!(save)),
        Route::post("/thanks/{id}/delete", Who::Owner, handler!(delete)),
        Route::post("/thanks/{id}/widen", Who::Owner, handler!(widen)),
    ]
}

async fn list(cx: Cx) -> Result<Response> {
    html(&pages::thanks_list(&cx).await?)
}

async fn new(cx: Cx) -> Result<Response> {
    let form = prefilled(&cx, &["to", "what_for", "because_of"]);
    html(&pages::thank_page(&cx, form).await?)
}

async fn create(cx: Cx) -> Result<Response> {
    let thanked = match thank(&cx.form) {
        Ok(input) => cx.run(input, |tx, me, input| Box::pin(commands::thank(tx, me, input))).await,
        Err(wrong) => Err(wrong),
    };
    match thanked {
        Ok(id) => redirect(&format!("/thanks/{id}?said=voice-said-thanked")),
        Err(Error::Refused(why)) => refused(&pages::thank_page(&cx, cx.refill(&why)).await?),
        Err(other) => Err(other),
    }
}

fn thank(form: &Form) -> Result<Thank> {
    Ok(Thank {
        to: meant(form),
        what_for: form.value("what_for").to_owned(),
        shown: shown(form)?,
        because_of: form.value("because_of").parse().ok(),
    })
}

async fn show(cx: Cx) -> Result<Response> {
    html(&pages::thanks_page(&cx, cx.param("id")?).await?)
}

async fn seen(cx: Cx) -> Result<Response> {
    let id = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(commands::see(tx, me, id))).await?;
    redirect("/")
}

async fn edit(cx: Cx) -> Result<Response> {
    words::edit(&cx, KINDS).await
}

async fn save(cx: Cx) -> Result<Response> {
    words::save(&cx, KINDS, "/thanks").await
}

async fn delete(cx: Cx) -> Result<Response> {
    words::delete(&cx, KINDS, "/thanks").await
}

async fn widen(cx: Cx) -> Result<Response> {
    let id = run_widen(&cx, KINDS).await?;
    redirect(&format!("/thanks/{id}?said=voice-said-widened"))
}
