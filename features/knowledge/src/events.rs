//! Verbs of questions and pages, and what is read from the record.

use cairn_ground::Audience;
use cairn_record::{Subscription, Verb};

use crate::{commands::helped, store::answers};

pub const ASKED: Verb = Verb::known("asked", "http://adlnet.gov/expapi/verbs/asked", "asked");
pub const ANSWERED: Verb =
    Verb::known("answered", "http://adlnet.gov/expapi/verbs/answered", "answered");
pub const PASSED_ON: Verb = Verb::own("passed-on", "named somebody else to ask about");
pub const ACCEPTED: Verb = Verb::own("accepted", "accepted");
pub const HELPED: Verb = Verb::own("helped", "was helped by");
pub const READ_ANSWER: Verb = Verb::own("read-answer", "read the answer to");
pub const WIDENED: Verb = Verb::own("widened", "showed to more people");
pub const SHARED: Verb = Verb::known("shared", "http://adlnet.gov/expapi/verbs/shared", "shared");
/// What nobody else sees yet is not shared.
pub const WROTE: Verb = Verb::own("wrote", "wrote");
pub const EDITED: Verb = Verb::own("edited", "edited");
pub const APPROVED: Verb = Verb::own("approved", "approved");
pub const SUGGESTED: Verb = Verb::own("suggested", "suggested a change of");
pub const TOOK_IN: Verb = Verb::own("took-in", "took in a suggested change of");
pub const DECLINED: Verb = Verb::own("declined", "declined a suggested change of");

/// What a new page or material is to those who may see it.
pub fn shared(audience: Audience) -> Verb {
    if audience == Audience::Me { WROTE } else { SHARED }
}

/// Every verb of the feature.
pub const VERBS: &[Verb] = &[
    ASKED,
    ANSWERED,
    PASSED_ON,
    ACCEPTED,
    HELPED,
    READ_ANSWER,
    WIDENED,
    SHARED,
    WROTE,
    EDITED,
    APPROVED,
    SUGGESTED,
    TOOK_IN,
    DECLINED,
];

/// What was made because of an answer.
pub const USES: Subscription = Subscription {
    name: "knowledge-uses",
    apply: |tx, entry| Box::pin(helped::note_use(tx, entry)),
    clear: |tx| Box::pin(answers::clear_uses(tx)),
};
