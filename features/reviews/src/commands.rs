//! One function per verb: may the actor, is it right, write it, record it.

mod card;
mod lead;
mod people;
mod start;
mod strike;
mod take_up;

pub use card::{ChangeCard, WriteCard, change_card, take_away_card, write_card};
pub use lead::{HandOver, MoveTo, call_off, close, hand_over, move_to, open_cards, start_now};
pub use people::bring_newcomers;
pub(crate) use people::list_newcomers;
pub(crate) use start::begin_planned;
pub use start::{StartReview, start};
pub use strike::{StrikeCard, strike_card};
pub use take_up::{TakeUp, note_made, take_up};

use cairn_ground::{Actor, Error, ObjectId, Refusal, Result};
use cairn_record::{Event, Verb};
use cairn_store::Tx;
use jiff::civil::Date;

use crate::{
    rules::{Review, State},
    store,
};

/// The review and today, to whoever takes part.
async fn taking_part(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<(Review, Date)> {
    actor.person()?;
    let review = store::find_review(tx, actor, id).await?;
    let today = cairn_people::commands::today(tx).await?;
    if review.takes_part { Ok((review, today)) } else { Err(Error::Forbidden) }
}

/// The review and today, to whoever may lead it.
async fn leading(tx: &mut Tx, actor: &Actor, id: ObjectId) -> Result<(Review, Date)> {
    actor.person()?;
    let review = store::find_review(tx, actor, id).await?;
    let today = cairn_people::commands::today(tx).await?;
    if review.may_lead(actor, today) { Ok((review, today)) } else { Err(Error::Forbidden) }
}

/// One statement about the review as it is now.
async fn record(tx: &mut Tx, actor: &Actor, review: ObjectId, verb: Verb) -> Result<()> {
    let object = cairn_objects::find_any(tx, review).await?;
    cairn_record::append(tx, actor, &Event::about(verb, &object)).await.map(drop)
}

/// Why something cannot be done in this state, in words of its own.
fn not_now(state: State) -> Error {
    let code = match state {
        State::Planned => "review-planned",
        State::Writing => "review-not-open",
        State::Opened => "review-opened",
        State::Closed => "review-closed",
        State::CalledOff => "review-called-off",
        State::Lapsed => "review-lapsed",
    };
    Refusal::new(code).into()
}
