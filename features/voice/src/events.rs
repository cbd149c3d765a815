//! What the feature says to the record. Moving up makes no statement: no person acted.

use cairn_record::Verb;

pub const RAISED: Verb = Verb::own("raised", "raised");
/// The word: `we-do-it`, `we-try-it`, `no-because`, or `passed-on`, which decides nothing yet.
pub const DECIDED: Verb = Verb::own("decided", "decided");
pub const READ_ANSWER: Verb = Verb::own("read-answer", "read the answer to");
pub const THANKED: Verb = Verb::own("thanked", "thanked");
pub const EDITED: Verb = Verb::own("edited", "edited");
pub const WIDENED: Verb = Verb::own("widened", "showed to more people");

pub const VERBS: &[Verb] = &[RAISED, DECIDED, READ_ANSWER, THANKED, EDITED, WIDENED];
