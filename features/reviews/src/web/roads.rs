//! A card goes on: it becomes the team's insight, and what comes of it is written where such things
//! are written, because of the insight.

use cairn_ground::{Id, ObjectId};
use cairn_web::{Cx, Response, Result, redirect};

use super::refused_on_page;
use crate::{
    commands::{self, TakeUp},
    store,
};

/// A card read aloud is an observation; what one will do about it is a sentence of its own. So the
/// form of a next step begins empty, as the team's, and leads back to the other cards.
pub(crate) async fn to_step(cx: Cx) -> Result<Response> {
    let (review, insight) = match take_up(&cx).await {
        Ok(taken) => taken,
        Err(refused) => return refused,
    };
    let mut db = cx.read().await?;
    let team = store::find_review(&mut db, &cx.actor, review).await?.team;
    // Whoever was named beside the team cannot decide for it.
    let ours = if cx.actor.teams().contains(&team) {
        format!("&scope=ours&team={team}")
    } else {
        String::new()
    };
    redirect(&format!("/steps/new?because_of={insight}{ours}&back=/reviews/{review}"))
}

pub(crate) async fn to_question(cx: Cx) -> Result<Response> {
    with_its_words(&cx, "/questions/new?text=").await
}

pub(crate) async fn to_page(cx: Cx) -> Result<Response> {
    with_its_words(&cx, "/pages/new?title=").await
}

pub(crate) async fn to_obstacle(cx: Cx) -> Result<Response> {
    with_its_words(&cx, "/obstacles/new?text=").await
}

pub(crate) async fn to_idea(cx: Cx) -> Result<Response> {
    with_its_words(&cx, "/obstacles/new?kind=idea&text=").await
}

/// To a form that begins with what the card says.
async fn with_its_words(cx: &Cx, form: &str) -> Result<Response> {
    let (review, insight) = match take_up(cx).await {
        Ok(taken) => taken,
        Err(refused) => return refused,
    };
    let mut db = cx.read().await?;
    let text = store::find_insight(&mut db, &cx.actor, insight).await?.text;
    let text: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    redirect(&format!("{form}{text}&because_of={insight}&back=/reviews/{review}"))
}

/// The review and what the card became, or the page that says why not.
async fn take_up(cx: &Cx) -> Result<(ObjectId, ObjectId), Result<Response>> {
    let card = || -> Result<(ObjectId, Id)> { Ok((cx.param("id")?, cx.param("card")?)) };
    let (review, card) = card().map_err(Err)?;
    let input = TakeUp { review, card };
    match cx.run(input, |tx, me, input| Box::pin(commands::take_up(tx, me, input))).await {
        Ok(insight) => Ok((review, insight)),
        Err(error) => Err(refused_on_page(cx, review, error).await),
    }
}
