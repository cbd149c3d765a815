//! What a route's declaration means for a caller, written down a second time and without the
//! product's code: permission first, then who of those with it.

use cairn_ground::{Audience, Permission};
use cairn_testkit::Answer;
use cairn_web::{Route, Who};

use super::{callers::Caller, objects::Made};

const LEADS_OR_TOOK_PART: &str =
    "who leads the review; from the day after it, or when that one has left, all who take part";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done or shown, or refused in words for another reason than who asks.
    May,
    SignIn,
    Forbidden,
    NotFound,
    /// Nothing that an answer should be, a failure of ours among them.
    Other(u16),
}

/// What an answer says.
pub fn outcome(route: &Route, answer: &Answer) -> Outcome {
    let asks_to_sign_in = route.permission != Permission::Anyone;
    match answer.status.as_u16() {
        303 if asks_to_sign_in && answer.location().starts_with("/login") => Outcome::SignIn,
        // What was sent is in the page that asks.
        401 if asks_to_sign_in => Outcome::SignIn,
        200 | 303 | 409 | 422 => Outcome::May,
        403 => Outcome::Forbidden,
        404 => Outcome::NotFound,
        other => Outcome::Other(other),
    }
}

/// What the declaration promises.
pub fn expected(route: &Route, made: &Made, caller: Caller) -> Outcome {
    let has_role = match route.permission {
        Permission::Anyone | Permission::Member => true,
        Permission::Curate => caller.curates(),
        Permission::Administer => caller == Caller::Administrator,
    };
    if route.permission != Permission::Anyone && !caller.is_signed_in() {
        return Outcome::SignIn;
    }
    if !has_role {
        return Outcome::Forbidden;
    }
    let reads = made.is_read_by(caller);
    let may = match route.who {
        Who::Everyone => true,
        Who::Readers => reads,
        Who::Owner => caller == Caller::Owner,
        Who::Named(words) => is_named(words, made, caller),
    };
    match (may, reads) {
        (true, _) => Outcome::May,
        (false, true) => Outcome::Forbidden,
        (false, false) => Outcome::NotFound,
    }
}

/// Whom the words of a declaration mean; new words are given a meaning here.
fn is_named(words: &str, made: &Made, caller: Caller) -> bool {
    let reads = made.is_read_by(caller);
    let owns = caller == Caller::Owner;
    // An administrator keeps the house running and decides on nobody's page.
    let curates = caller == Caller::Curator && reads;
    let decides = owns || curates;
    match words {
        "administrators and the team's manager" => {
            matches!(caller, Caller::Administrator | Caller::Manager)
        }
        "members and manager of the team"
        | "a member of the team it is offered to, and whoever gave it" => caller.is_of_the_team(),
        "curators" => caller == Caller::Curator,
        "the colleague who was asked"
        | "the one it lies with; those it has lain with get a conflict" => {
            caller == Caller::Participant
        }
        "the asker" => caller == Caller::Colleague,
        "who answered" | "the one it was written to" | LEADS_OR_TOOK_PART => owns,
        "whoever holds the link" => true,
        "curators who could see it, not administrators" => curates,
        "curators who could see it, and whoever deleted the own page" => decides,
        "owner or curator" | "owner or curator; who may edit, where nobody looks after it" => {
            decides
        }
        "owner, curator or author of the suggestion" => decides || caller == Caller::Colleague,
        "those who may edit it; the others suggest" => decides || (reads && !made.is_narrow()),
        "those who take part in the review; the others get 403" => {
            owns || made.takes_part.contains(&caller)
        }
        other => panic!("say in matrix/expected.rs whom these words mean: {other}"),
    }
}

impl Made {
    /// Whether the ladder lets the caller see it.
    pub fn is_read_by(&self, caller: Caller) -> bool {
        let owns = caller == Caller::Owner && self.is_owned();
        let beside = owns || self.takes_part.contains(&caller);
        beside || caller.is_within(self.audience.unwrap_or(Audience::Organisation))
    }
}
