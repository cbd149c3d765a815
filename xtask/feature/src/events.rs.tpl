//! What the record hears of this feature.

use cairn_record::Verb;

pub const NOTED: Verb = Verb::own("__name__-noted", "noted");

/// Every verb of the feature, for plain words and tests.
pub const VERBS: &[Verb] = &[NOTED];
