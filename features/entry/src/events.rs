//! What the record hears of this feature. Coming in, and what is said of people and teams, are
//! verbs of the people kit.

use cairn_record::Verb;

pub const INVITED: Verb = Verb::own("invited", "invited");

pub const VERBS: &[Verb] = &[INVITED];
