//! Writing cards. Whoever writes is known only while the request lasts: the actor is asked
//! whether they take part, and enters the card's id through a secret that is not kept.

use cairn_ground::{Actor, Error, Id, ObjectId, Refusal, Result};
use cairn_store::Tx;

use super::{not_now, taking_part};
use crate::{
    rules::{self, EditKey, Question, State},
    store,
};

#[derive(Debug, Clone)]
pub struct WriteCard {
    pub review: ObjectId,
    pub question: Question,
    pub body: String,
    pub key: EditKey,
    /// How many read it, as stood beside the field; nothing where that was not said.
    pub promised: Option<i64>,
}

/// Lays a card among the others. The same card sent twice by the same browser is one card.
pub async fn write_card(tx: &mut Tx, actor: &Actor, input: &WriteCard) -> Result<()> {
    let body = rules::body(&input.body)?;
    let people = writing(tx, actor, input.review).await?;
    if input.promised.is_some_and(|promised| promised < people) {
        return Err(Refusal::field("review-more-people", "body").with("n", people).into());
    }
    let person = actor.person()?.id;
    let id = input.key.card_id(person, input.review, input.question, &body);
    store::insert_unread(tx, input.review, id, input.question, &body).await
}

#[derive(Debug, Clone)]
pub struct ChangeCard {
    pub review: ObjectId,
    pub card: Id,
    /// The new text; for [`take_away_card`] without meaning.
    pub body: String,
    pub key: EditKey,
}

/// Says it differently, while nobody has read it.
pub async fn change_card(tx: &mut Tx, actor: &Actor, input: &ChangeCard) -> Result<()> {
    let body = rules::body(&input.body)?;
    let question = own(tx, actor, input).await?;
    let person = actor.person()?.id;
    let id = input.key.card_id(person, input.review, question, &body);
    if id == input.card {
        return Ok(());
    }
    store::delete_unread(tx, input.review, input.card).await?;
    store::insert_unread(tx, input.review, id, question, &body).await
}

/// Takes one's card away, while nobody has read it.
pub async fn take_away_card(tx: &mut Tx, actor: &Actor, input: &ChangeCard) -> Result<()> {
    own(tx, actor, input).await?;
    store::delete_unread(tx, input.review, input.card).await
}

/// How many take part.
async fn writing(tx: &mut Tx, actor: &Actor, review: ObjectId) -> Result<i64> {
    let (review, today) = taking_part(tx, actor, review).await?;
    match review.state(today) {
        State::Writing => Ok(review.people),
        State::Opened | State::Closed => Err(Refusal::field("review-opened", "body").into()),
        other => Err(not_now(other)),
    }
}

/// The question of a card that the browser's key opens.
///
/// # Errors
/// `NotFound` for everybody else's: whether it exists is not told.
async fn own(tx: &mut Tx, actor: &Actor, input: &ChangeCard) -> Result<Question> {
    writing(tx, actor, input.review).await?;
    let person = actor.person()?.id;
    let card = store::find_unread(tx, input.review, input.card).await?;
    let question = Question::of(card.question).ok_or(Error::NotFound)?;
    let mine = input.key.card_id(person, input.review, question, &card.body);
    if mine == card.id { Ok(question) } else { Err(Error::NotFound) }
}
