//! Handlers: parse, call a command or a query, answer with a page.

use cairn_ground::{Error, ObjectId, Result};
use cairn_web::{Cx, Form, Response, Route, Who, handler, html, redirect, respond};

use crate::{
    commands::{self, Add},
    pages::{ListPage, NewPage, NotePage},
};

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/laid", Who::Everyone, handler!(list)),
        Route::get("/laid/new", Who::Everyone, handler!(new)),
        Route::post("/laid", Who::Everyone, handler!(add)),
        Route::get("/laid/{id}", Who::Readers, handler!(show)),
    ]
}

async fn list(cx: Cx) -> Result<Response> {
    html(&ListPage::of(&cx).await?)
}

async fn new(cx: Cx) -> Result<Response> {
    html(&NewPage::of(&cx, Form::new())?)
}

async fn add(cx: Cx) -> Result<Response> {
    let value = |name: &str| cx.form.value(name).to_owned();
    let input = Add { title: value("title"), text: value("text") };
    match cx.run(input, |tx, me, input| Box::pin(commands::add(tx, me, input))).await {
        Ok(id) => redirect(&format!("/laid/{id}?said=laid-said-added")),
        Err(Error::Refused(refusal)) => respond::refused(&NewPage::of(&cx, cx.refill(&refusal))?),
        Err(other) => Err(other),
    }
}

async fn show(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    html(&NotePage::of(&cx, id).await?)
}
