//! Handlers: a request becomes a command or a query, and that a page.

mod lead;
mod roads;
mod show;
mod start;
mod write;

pub(crate) use lead::{bring, call_off, close, hand_over, move_to, open, start_now, strike};
pub(crate) use roads::{to_idea, to_obstacle, to_page, to_question, to_step};
pub(crate) use show::{insight, list, live, show};
pub(crate) use start::{create, new};
pub(crate) use write::{add, change, next_person, write};

use cairn_ground::{Error, ObjectId};
use cairn_store::Read;
use cairn_web::{Cx, Response, Result, redirect};
use jiff::civil::Date;

use crate::{pages::Head, store};

/// The browser's secret that lets it find its own cards again.
const KEY: &str = "cairn-cards";

/// Today where the organisation is: the grain of a review's days.
fn today(cx: &Cx) -> Date {
    cx.now.date(&cx.settings.zone)
}

async fn head(cx: &Cx, db: &mut Read, id: ObjectId) -> Result<Head> {
    let review = store::find_review(db, &cx.actor, id).await?;
    Ok(Head::of(cx, review, today(cx)))
}

/// To the review, with a sentence.
fn back(id: ObjectId, said: &str) -> Result<Response> {
    redirect(&format!("/reviews/{id}?said=reviews-said-{said}"))
}

/// Empties the database's log after cards were written to `table` or went from it: in it they
/// would lie in the order in which they came, between what their writers did under their names.
/// Where a reader is in the way the sweep does it, which also says what went wrong: here no line
/// may tell of a card.
async fn fold(cx: &Cx, table: &'static str, done: bool) {
    if done {
        drop(cx.house.store.forget(table).await);
    }
}

/// A refusal of a page without fields becomes the page itself with the words; anything else stays.
async fn refused_on_page(cx: &Cx, id: ObjectId, error: Error) -> Result<Response> {
    match error {
        Error::Refused(refusal) => show::shown(cx, id, cx.refill(&refusal)).await,
        other => Err(other),
    }
}
