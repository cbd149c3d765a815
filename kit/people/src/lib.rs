//! Floor 5: persons, teams, roles and ways in. Everyone refers to them.

mod alike;
pub mod commands;
pub mod events;
pub mod login;
pub mod organisation;
pub mod password;
pub mod pasted;
pub mod rules;
pub mod store;
pub mod turns;
pub mod ways_in;
pub mod zones;

use cairn_ground::messages::Source;
use cairn_store::Migration;

pub use cairn_store::Settings;
pub use events::{WAY_IN, WAYS_IN};
pub use organisation::is_whole;
pub use rules::{Person, Team, TeamKind};

pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "people-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "people-2", sql: include_str!("../migrations/2.sql") },
    Migration { name: "people-3", sql: include_str!("../migrations/3.sql") },
    Migration { name: "people-4", sql: include_str!("../migrations/4.sql") },
];

pub const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };
