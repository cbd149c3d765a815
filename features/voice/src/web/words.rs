//! Changing or taking back what one said: the same for obstacles, ideas and thanks.

use cairn_ground::{Error, ObjectId, Result};
use cairn_web::{Cx, Response, html, redirect, respond::refused};

use crate::{
    commands::{self, Edit},
    pages,
};

pub(super) async fn edit(cx: &Cx, kinds: &[&str]) -> Result<Response> {
    html(&pages::edit_page(cx, cx.param("id")?, kinds, None).await?)
}

pub(super) async fn save(cx: &Cx, kinds: &'static [&'static str], place: &str) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = Edit { id, kinds, text: cx.form.value("text").to_owned() };
    match cx.run(input, |tx, me, input| Box::pin(commands::edit(tx, me, input))).await {
        Ok(id) => redirect(&format!("{place}/{id}?said=voice-said-edited")),
        Err(Error::Refused(why)) => {
            refused(&pages::edit_page(cx, id, kinds, Some(cx.refill(&why))).await?)
        }
        Err(other) => Err(other),
    }
}

/// What was answered meanwhile stays: the form says so, with the words.
pub(super) async fn delete(
    cx: &Cx,
    kinds: &'static [&'static str],
    place: &str,
) -> Result<Response> {
    let id: ObjectId = cx.param("id")?;
    let input = (id, kinds);
    match cx.run(input, |tx, me, input| Box::pin(commands::take_back(tx, me, input))).await {
        Ok(()) => redirect(&format!("{place}?said=voice-said-taken-back")),
        Err(Error::Refused(why)) => {
            let object = cairn_objects::find_owned(&mut cx.read().await?, &cx.actor, id).await?;
            let form = cx.refill(&why).with("text", object.title);
            refused(&pages::edit_page(cx, id, kinds, Some(form)).await?)
        }
        Err(other) => Err(other),
    }
}
