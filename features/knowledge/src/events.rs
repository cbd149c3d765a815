//! Verbs of questions and pages.

use cairn_record::Verb;

pub const VERBS: &[Verb] = &[];
