//! What a review and a card are. Pure: no database, no clock.

mod card;
mod review;

pub use card::{CARD, EditKey, Question, body};
pub use review::{MOST_DAYS_AHEAD, Review, State, cards_until, day};
