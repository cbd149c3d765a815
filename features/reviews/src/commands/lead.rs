//! What the one who leads a review does: move it, call it off, open the cards, close it.

use cairn_ground::{Actor, Error, Id, ObjectId, PersonId, Refusal, Result};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_store::Tx;
use jiff::civil::Date;

use super::{leading, not_now, record, start::announce};
use crate::{
    events,
    rules::{self, Question, State},
    store,
};

#[derive(Debug, Clone)]
pub struct MoveTo {
    pub review: ObjectId,
    pub day: Option<Date>,
}

/// Holds a planned review on another day. Nobody has written yet, so the day on which cards are
/// deleted may still move with it.
pub async fn move_to(tx: &mut Tx, actor: &Actor, input: &MoveTo) -> Result<()> {
    let (review, today) = leading(tx, actor, input.review).await?;
    let state = review.state(today);
    if state != State::Planned {
        return Err(not_now(state));
    }
    let day = input.day.ok_or_else(|| Error::from(Refusal::field("choose", "day")))?;
    let held_on = rules::day(Some(day), today)?;
    store::update_day(tx, review.id, held_on, rules::cards_until(held_on)).await?;
    cairn_nudge::settle_object(tx, review.id).await?;
    super::people::gather(tx, review.id, review.team, today).await?;
    let people = cairn_objects::list_participants(tx, review.id).await?;
    let leader = review.waits_for(actor.person()?.id);
    announce(tx, review.id, Some(leader), &people, held_on, today).await?;
    let verb = if held_on > today { events::MOVED } else { events::STARTED };
    record(tx, actor, review.id, verb).await
}

/// Begins a planned review today.
pub async fn start_now(tx: &mut Tx, actor: &Actor, review: &ObjectId) -> Result<()> {
    let today = cairn_people::commands::today(tx).await?;
    move_to(tx, actor, &MoveTo { review: *review, day: Some(today) }).await
}

/// It does not take place. What was written is deleted unread.
pub async fn call_off(tx: &mut Tx, actor: &Actor, review: &ObjectId) -> Result<()> {
    let (review, today) = leading(tx, actor, *review).await?;
    match review.state(today) {
        State::Planned | State::Writing => {}
        State::CalledOff => return Ok(()),
        other => return Err(not_now(other)),
    }
    store::delete_all_unread(tx, review.id).await?;
    store::update_called_off(tx, review.id).await?;
    cairn_search::remove(tx, review.id).await?;
    cairn_nudge::settle_object(tx, review.id).await?;
    record(tx, actor, review.id, events::CALLED_OFF).await
}

#[derive(Debug, Clone)]
pub struct HandOver {
    pub review: ObjectId,
    pub to: Option<PersonId>,
}

/// Somebody else who takes part opens the cards.
pub async fn hand_over(tx: &mut Tx, actor: &Actor, input: &HandOver) -> Result<()> {
    let (review, today) = leading(tx, actor, input.review).await?;
    let state = review.state(today);
    if !matches!(state, State::Planned | State::Writing | State::Opened) {
        return Err(not_now(state));
    }
    let people = store::list_people(tx, review.id).await?;
    let to = input.to.filter(|to| people.iter().any(|(id, _)| id == to));
    let to = to.ok_or_else(|| Error::from(Refusal::field("choose", "to")))?;
    cairn_objects::hand_over(tx, review.id, Some(to)).await?;
    cairn_nudge::settle(tx, review.id, "open", None).await?;
    let me = actor.person()?.id;
    if review.opened_at.is_none() {
        cairn_nudge::settle(tx, review.id, "review", Some(to)).await?;
        let open = Waiting::new(to, review.id, "open", Rank::Now, "reviews-waits-handed");
        let open = open.from(me).due(review.held_on).closes(review.cards_until);
        cairn_nudge::wait(tx, &open).await?;
    }
    let reason = "reviews-waits-handed";
    let tell = Tell { to, from: me, object: review.id, verb: "open", reason };
    cairn_nudge::tell(tx, &tell).await?;
    record(tx, actor, review.id, events::HANDED_OVER).await
}

/// Opens the cards: each gets a new random id and is laid down anew in the order of these, so
/// that neither ids nor places in the table tell which came when, and no browser's secret opens
/// one any longer. Opening twice opens once.
pub async fn open_cards(tx: &mut Tx, actor: &Actor, review: &ObjectId) -> Result<()> {
    let (review, today) = leading(tx, actor, *review).await?;
    match review.state(today) {
        State::Writing => {}
        State::Opened | State::Closed => return Ok(()),
        other => return Err(not_now(other)),
    }
    let cards = store::list_unread(tx, review.id).await?;
    if cards.is_empty() {
        return Err(Refusal::new("review-no-cards").into());
    }
    let mut anew: Vec<(Id, store::Card)> =
        cards.into_iter().map(|card| (tx.anonymous_id(), card)).collect();
    anew.sort_by_key(|(id, _)| *id);
    store::delete_all_unread(tx, review.id).await?;
    for (id, card) in &anew {
        let question = Question::of(card.question).ok_or(Error::NotFound)?;
        store::insert_card(tx, review.id, *id, question, &card.body).await?;
    }
    store::update_opened(tx, review.id).await?;
    cairn_nudge::settle_object(tx, review.id).await?;
    if !store::has_begun(tx, review.id).await? {
        record(tx, actor, review.id, events::STARTED).await?;
    }
    record(tx, actor, review.id, events::OPENED).await
}

/// The talk is over; what came of it stays.
pub async fn close(tx: &mut Tx, actor: &Actor, review: &ObjectId) -> Result<()> {
    let (review, today) = leading(tx, actor, *review).await?;
    match review.state(today) {
        State::Opened => {
            store::update_closed(tx, review.id).await?;
            record(tx, actor, review.id, events::CLOSED).await
        }
        State::Closed => Ok(()),
        other => Err(not_now(other)),
    }
}
