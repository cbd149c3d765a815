//! What the record hears of this feature.

use cairn_record::Verb;

pub const NOTED: Verb = Verb::own("noted", "noted");

/// Every verb of the feature; its plain words are the message `laid-verb-…`.
pub const VERBS: &[Verb] = &[NOTED];
