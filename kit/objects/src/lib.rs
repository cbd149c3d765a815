//! Floor 4: the row of every noun, and the one filter that says who may see it.

mod commands;
mod store;

use cairn_ground::{Audience, Id, Instant, ObjectId, PersonId, TeamId};
use cairn_store::Migration;

pub use commands::{
    add_participants, create, follow, hand_over, hide, remove, remove_participant, retitle, strike,
    unhide, widen, withdraw,
};
pub use store::{
    find, find_any, find_even_hidden, find_origin, find_owned, list_owned_ids, list_participants,
    list_visible, list_visible_ids, orphan, take_unindexed,
};

pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "objects-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "objects-2", sql: include_str!("../migrations/2.sql") },
    Migration { name: "objects-3", sql: include_str!("../migrations/3.sql") },
];

/// Nouns whose words have no author: what comes of them is never shown to more people than they
/// are, whoever widens it ("anonymous text never").
pub const ANONYMOUS: &[&str] = &["insight", STRUCK];

/// What is left of words without an author that were taken away for good: a row that holds together
/// what came of them, and that nobody is ever shown.
pub const STRUCK: &str = "struck";

/// Nouns in which people take part because they are in the team: reviews and the cards taken up
/// from them. Into all else with participants one is asked by name.
pub const OF_TEAM: [&str; 2] = ["review", "insight"];

/// The only read filter of lists, for the alias `o` of `objects_object`: bind the reader with
/// `Query::viewer`, which fills `$1` (the person) and `$2` (the person's teams). It stands in the
/// `WHERE`, so that it runs before the limit.
#[macro_export]
macro_rules! visible {
    () => {
        concat!("((o.hidden_at IS NULL OR o.owner_id = $1) AND ", $crate::shown!(), ")")
    };
}

/// Whom the ladder shows an object, hidden or not: for what is done to hidden ones. Lists use
/// [`visible!`].
#[macro_export]
macro_rules! shown {
    () => {
        "(o.audience = 'organisation' \
         OR (o.audience = 'team' AND o.team_id {in $2}) \
         OR o.owner_id = $1 \
         OR EXISTS (SELECT 1 FROM objects_participant op \
         WHERE op.object_id = o.id AND op.person_id = $1))"
    };
}

cairn_store::row! {
    /// What every noun has in common.
    #[derive(Debug, Clone)]
    pub struct Object {
        pub id: ObjectId,
        /// `question`, `page`, `step` …: the noun.
        pub kind: String,
        pub title: String,
        /// `en` or `sv`: what the title is written in.
        pub lang: String,
        /// `None` once the owner is erased: "former colleague".
        pub owner: Option<PersonId>,
        pub team: Option<TeamId>,
        pub audience: Audience,
        pub href: String,
        pub created_at: Instant,
        pub changed_at: Instant,
        pub hidden_at: Option<Instant>,
    }
}

/// What a command says of the noun it makes.
#[derive(Debug, Clone)]
pub struct New<'a> {
    pub id: Id,
    pub kind: &'a str,
    pub title: &'a str,
    pub lang: &'a str,
    pub owner: Option<PersonId>,
    pub team: Option<TeamId>,
    pub audience: Audience,
    pub href: String,
}
