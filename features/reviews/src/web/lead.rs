//! What the one who leads does.

use cairn_ground::ObjectId;
use cairn_web::{Cx, Response, Result};

use super::{back, fold, refused_on_page};
use crate::{
    commands::{self, HandOver, MoveTo, StrikeCard},
    store,
};

async fn answer(cx: &Cx, id: ObjectId, result: Result<()>, said: &str) -> Result<Response> {
    match result {
        Ok(()) => back(id, said),
        Err(error) => refused_on_page(cx, id, error).await,
    }
}

pub(crate) async fn start_now(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = cx.run(id, |tx, me, id| Box::pin(commands::start_now(tx, me, id))).await;
    answer(&cx, id, done, "started").await
}

pub(crate) async fn bring(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = cx.run(id, |tx, me, id| Box::pin(commands::bring_newcomers(tx, me, id))).await;
    answer(&cx, id, done, "brought").await
}

pub(crate) async fn move_to(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = match cx.form.date("day") {
        Ok(day) => {
            let input = MoveTo { review: id, day };
            cx.run(input, |tx, me, input| Box::pin(commands::move_to(tx, me, input))).await
        }
        Err(error) => Err(error),
    };
    answer(&cx, id, done, "moved").await
}

pub(crate) async fn call_off(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = cx.run(id, |tx, me, id| Box::pin(commands::call_off(tx, me, id))).await;
    fold(&cx, store::UNREAD, done.is_ok()).await;
    answer(&cx, id, done, "called-off").await
}

pub(crate) async fn hand_over(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = match cx.form.id("to") {
        Ok(to) => {
            let input = HandOver { review: id, to };
            cx.run(input, |tx, me, input| Box::pin(commands::hand_over(tx, me, input))).await
        }
        Err(error) => Err(error),
    };
    answer(&cx, id, done, "handed").await
}

pub(crate) async fn open(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = cx.run(id, |tx, me, id| Box::pin(commands::open_cards(tx, me, id))).await;
    fold(&cx, store::UNREAD, done.is_ok()).await;
    answer(&cx, id, done, "opened").await
}

pub(crate) async fn close(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = cx.run(id, |tx, me, id| Box::pin(commands::close(tx, me, id))).await;
    answer(&cx, id, done, "closed").await
}

pub(crate) async fn strike(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let done = match cx.form.id("card") {
        Ok(card) => {
            let input = StrikeCard { review: id, card };
            cx.run(input, |tx, me, input| Box::pin(commands::strike_card(tx, me, input))).await
        }
        Err(error) => Err(error),
    };
    fold(&cx, store::CARDS, done.is_ok()).await;
    answer(&cx, id, done, "struck").await
}
