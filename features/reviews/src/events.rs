//! What the record hears of this feature. Writing a card is not among it.

use cairn_record::Verb;

pub const STARTED: Verb = Verb::own("started-review", "started a review");
pub const OPENED: Verb = Verb::own("opened-cards", "opened the cards of a review");
/// By whoever takes the card up, which says nothing about who wrote it.
pub const NOTICED: Verb = Verb::own("noticed", "took up what a review noticed");

/// Every verb of the feature.
pub const VERBS: &[Verb] = &[STARTED, OPENED, NOTICED];
