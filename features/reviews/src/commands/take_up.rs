//! A card that goes on once it lies open.

use cairn_ground::{Actor, Audience, Error, Id, ObjectId, Result};
use cairn_links::Kind;
use cairn_objects::New;
use cairn_record::Entry;
use cairn_search::{Document, Lang};
use cairn_store::Tx;

use super::{not_now, taking_part};
use crate::{
    rules::{Question, Review},
    store,
};

#[derive(Debug, Clone)]
pub struct TakeUp {
    pub review: ObjectId,
    pub card: Id,
}

/// Makes a card an insight, from which next steps come. It has no owner: whoever takes it up is
/// not thereby its author. Those who took part see it, as they see the card, until something of
/// the team hangs on it (`cairn_links::link`): a form that is left has shown it to nobody. Taking
/// up the same card again gives the same insight.
pub async fn take_up(tx: &mut Tx, actor: &Actor, input: &TakeUp) -> Result<ObjectId> {
    let (review, today) = taking_part(tx, actor, input.review).await?;
    if !review.shows_cards(today) {
        return Err(not_now(review.state(today)));
    }
    let card = store::find_card(tx, review.id, input.card).await?;
    if let Some(known) = store::find_insight_of(tx, review.id, card.id).await? {
        return Ok(known);
    }
    let id = insight(tx, actor, &review, &card).await?;
    cairn_links::link(tx, actor, id, review.id, Kind::BecauseOf).await?;
    Ok(id)
}

async fn insight(
    tx: &mut Tx,
    actor: &Actor,
    review: &Review,
    card: &store::Card,
) -> Result<ObjectId> {
    let question = Question::of(card.question).ok_or(Error::NotFound)?;
    let title = card.body.split_whitespace().collect::<Vec<_>>().join(" ");
    let id = tx.new_id();
    let new = New {
        id,
        kind: "insight",
        title: &title,
        lang: actor.person()?.locale.tag(),
        owner: None,
        team: Some(review.team),
        audience: Audience::Participants,
        href: format!("/reviews/noticed/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    store::insert_insight(tx, id, review.id, question, card.id).await?;
    let people = cairn_objects::list_participants(tx, review.id).await?;
    cairn_objects::add_participants(tx, id, &people).await?;
    Ok(id)
}

/// Reads from the record that something was made of a card: search finds it from then on, and
/// nothing of one whose form was left.
pub async fn note_made(tx: &mut Tx, entry: &Entry) -> Result<()> {
    let Some(origin) = entry.because_of else { return Ok(()) };
    let Some(title) = store::find_shown_title(tx, origin).await? else { return Ok(()) };
    let document = Document {
        object: origin,
        kind: "insight",
        title: &title,
        body: "",
        boost: cairn_search::ORDINARY,
        langs: &Lang::ALL,
    };
    cairn_search::put(tx, &document).await
}
