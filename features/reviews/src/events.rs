//! What the record hears of this feature. What is anonymous makes no statement: neither writing a
//! card nor striking one, which would keep that it had been there.

use cairn_record::{Subscription, Verb};

use crate::commands;

pub const PLANNED: Verb = Verb::own("planned-review", "planned a review");
/// On the day it is held, not when it is planned: others wait for the next review.
pub const STARTED: Verb = Verb::own("started-review", "started a review");
pub const MOVED: Verb = Verb::own("moved-review", "moved a review to another day");
pub const CALLED_OFF: Verb = Verb::own("called-off-review", "called off a review");
pub const HANDED_OVER: Verb = Verb::own("handed-over-review", "handed a review over");
pub const OPENED: Verb = Verb::own("opened-cards", "opened the cards of a review");
pub const CLOSED: Verb = Verb::own("closed-review", "closed a review");
/// Every verb of the feature.
pub const VERBS: &[Verb] =
    &[PLANNED, STARTED, MOVED, CALLED_OFF, HANDED_OVER, OPENED, CLOSED, cairn_links::NOTICED];

/// What was made of cards that somebody took up.
pub const MADE: Subscription = Subscription {
    name: "reviews-made",
    apply: |tx, entry| Box::pin(commands::note_made(tx, entry)),
    // What search has is the index's to empty.
    clear: |_| Box::pin(async { Ok(()) }),
};
