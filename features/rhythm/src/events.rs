//! Verbs of the feature.

use cairn_record::Verb;

pub const SET_TIME: Verb = Verb::own("set-time", "set time to learn");
pub const KEPT_TIME: Verb = Verb::own("kept-time", "said whether the time was kept");
pub const SET_DIRECTION: Verb = Verb::own("set-direction", "said what to get better at");
pub const DROPPED_DIRECTION: Verb =
    Verb::own("dropped-direction", "took away what to get better at");

pub const VERBS: &[Verb] = &[SET_TIME, KEPT_TIME, SET_DIRECTION, DROPPED_DIRECTION];
