//! Verbs of the feature.

use cairn_record::Verb;

pub const SHOWED: Verb = Verb::own("showed-again", "showed a reported text again");
pub const KEPT_HIDDEN: Verb = Verb::own("kept-hidden", "kept a reported text hidden");

pub const CHANGED_ORGANISATION: Verb =
    Verb::own("changed-organisation", "changed the settings of the organisation");

pub const VERBS: &[Verb] = &[SHOWED, KEPT_HIDDEN, CHANGED_ORGANISATION];
