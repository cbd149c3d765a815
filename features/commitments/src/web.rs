//! Handlers: what was sent, the command, the page or where to go.

mod learned;
mod steps;

use cairn_ground::{ObjectId, Refusal, Result};
use cairn_web::{Cx, Form, Response, Route, Who, handler, redirect};

const TEAM: Who = Who::Named("a member of the team it is offered to, and whoever gave it");
const COLLEAGUE: Who = Who::Named("the colleague who was asked");

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/steps", Who::Everyone, handler!(steps::list)),
        Route::get("/steps/new", Who::Everyone, handler!(steps::new)),
        Route::post("/steps", Who::Everyone, handler!(steps::create)),
        Route::get("/steps/{id}", Who::Readers, handler!(steps::show)),
        Route::get("/steps/{id}/change", Who::Owner, handler!(steps::edit)),
        Route::post("/steps/{id}/change", Who::Owner, handler!(steps::change)),
        Route::post("/steps/{id}/answer", Who::Owner, handler!(steps::answer)),
        Route::post("/steps/{id}/tell", Who::Owner, handler!(steps::tell)),
        Route::post("/steps/{id}/pause", Who::Owner, handler!(steps::pause)),
        Route::post("/steps/{id}/drop", Who::Owner, handler!(steps::let_go)),
        Route::post("/steps/{id}/look-back", Who::Owner, handler!(steps::look_back)),
        Route::post("/steps/{id}/ask", Who::Owner, handler!(steps::ask)),
        Route::post("/steps/{id}/look", COLLEAGUE, handler!(steps::look)),
        Route::post("/steps/{id}/accept", Who::Owner, handler!(steps::accept)),
        Route::post("/steps/{id}/offer", Who::Owner, handler!(steps::offer)),
        Route::post("/steps/{id}/take-over", TEAM, handler!(steps::take_over)),
        Route::post("/steps/{id}/pass", Who::Readers, handler!(steps::pass)),
        Route::post("/steps/{id}/widen", Who::Owner, handler!(steps::widen)),
        Route::get("/learned", Who::Everyone, handler!(learned::list)),
        Route::get("/learned/new", Who::Everyone, handler!(learned::new)),
        Route::post("/learned", Who::Everyone, handler!(learned::create)),
        Route::get("/learned/{id}", Who::Readers, handler!(learned::show)),
        Route::post("/learned/{id}/widen", Who::Owner, handler!(learned::widen)),
        Route::post("/learned/{id}/edit", Who::Owner, handler!(learned::edit)),
        Route::post("/learned/{id}/delete", Who::Owner, handler!(learned::delete)),
    ]
}

/// After a command: where to, with a greeting.
fn go(href: &str, said: &str) -> Result<Response> {
    redirect(&format!("{href}?said=commitments-said-{said}"))
}

/// Back to where the buttons stood, if they stood on a page of ours, or to the step.
fn back(cx: &Cx, id: ObjectId, said: &str) -> Result<Response> {
    match cx.form.value("back") {
        "today" => go("/", said),
        _ => go(&format!("/steps/{id}"), said),
    }
}

/// A word of a form as one of ours.
fn chosen<T>(form: &Form, field: &'static str, parse: fn(&str) -> Option<T>) -> Result<T> {
    parse(form.value(field)).ok_or_else(|| Refusal::field("choose", field).into())
}

/// What a refused command leads to: its page again, filled in, with what is wrong.
macro_rules! or_again {
    ($cx:expr, $result:expr, $page:expr) => {
        match $result {
            Err(Error::Refused(refusal)) => {
                let form = $cx.refill(&refusal);
                return respond::refused(&$page(&$cx, form).await?);
            }
            other => other?,
        }
    };
}
use or_again;
