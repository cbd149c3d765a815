//! `/learned…`

use cairn_ground::{Audience, Error, ObjectId, Refusal, Result};
use cairn_web::{Cx, Response, html, redirect, respond};

use super::{chosen, go, or_again};
use crate::{
    commands::{self, Learn, Widen},
    pages, store,
};

pub async fn list(cx: Cx) -> Result<Response> {
    html(&pages::list::learned(&cx).await?)
}

pub async fn new(cx: Cx) -> Result<Response> {
    let form = pages::learned::prefilled(&cx);
    html(&pages::learned::new(&cx, form).await?)
}

pub async fn create(cx: Cx) -> Result<Response> {
    let id = or_again!(cx, learned(&cx).await, pages::learned::new);
    let mut db = cx.read().await?;
    if store::find_learned(&mut db, &cx.actor, id).await?.asked {
        let said = "commitments-said-learned";
        return redirect(&format!("/steps/new?because_of={id}&ask=differently&said={said}"));
    }
    go(&format!("/learned/{id}"), "learned")
}

async fn learned(cx: &Cx) -> Result<ObjectId> {
    let minutes = match cx.form.value("minutes") {
        "" => None,
        n => Some(n.parse::<i64>().map_err(|_| Refusal::field("choose", "minutes"))?),
    };
    let input = Learn {
        text: cx.form.value("text").to_owned(),
        how: cx.form.value("how").to_owned(),
        minutes,
        audience: chosen(&cx.form, "audience", Audience::parse)?,
        because_of: pages::new_step::origin(cx).await?.map(|origin| origin.id),
    };
    cx.run(input, |tx, me, input| Box::pin(commands::learn(tx, me, input))).await
}

pub async fn show(cx: Cx) -> Result<Response> {
    html(&pages::learned::show(&cx, cairn_web::Form::new()).await?)
}

pub async fn widen(cx: Cx) -> Result<Response> {
    let object: ObjectId = cx.param("id")?;
    let to = Audience::parse(cx.form.value("audience"));
    let input = Widen { object, kind: "learned", to };
    let done = cx.run(input, |tx, me, input| Box::pin(commands::widen(tx, me, input))).await;
    let id = or_again!(cx, done, pages::learned::show);
    go(&format!("/learned/{id}"), "widened")
}

pub async fn edit(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = (id, cx.form.value("text").to_owned());
    let done = cx.run(input, |tx, me, input| Box::pin(commands::reword(tx, me, input))).await;
    or_again!(cx, done, pages::learned::show);
    go(&format!("/learned/{id}"), "reworded")
}

pub async fn delete(cx: Cx) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    cx.run(id, |tx, me, id| Box::pin(commands::unlearn(tx, me, id))).await?;
    go("/learned", "unlearned")
}
