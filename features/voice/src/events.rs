//! What the feature says to the record. Moving up makes no statement: no person acted.

use cairn_record::{Subscription, Verb};

use crate::commands;

pub const RAISED: Verb = Verb::own("raised", "raised");
/// The word: `we-do-it`, `we-try-it`, `no-because`, or `passed-on`, which decides nothing yet.
pub const DECIDED: Verb = Verb::own("decided", "decided");
pub const READ_ANSWER: Verb = Verb::own("read-answer", "read the answer to");
pub const THANKED: Verb = Verb::own("thanked", "thanked");
pub const WIDENED: Verb = Verb::own("widened", "showed to more people");

pub const VERBS: &[Verb] = &[RAISED, DECIDED, READ_ANSWER, THANKED, WIDENED];

/// The step that an answer promised.
pub const STEPS: Subscription = Subscription {
    name: "voice-steps",
    apply: |tx, entry| Box::pin(commands::note_step(tx, entry)),
    clear: |_| Box::pin(async { Ok(()) }),
};
