//! Time to learn, and what a team wants to get better at: see README.md.

pub mod commands;
mod data;
mod events;
mod jobs;
mod pages;
pub mod rules;
mod slots;
mod store;
mod web;

use cairn_feature::{Feature, Sweep};
use cairn_ground::messages::Source;
use cairn_store::Migration;

const MIGRATIONS: &[Migration] = &[
    Migration { name: "rhythm-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "rhythm-2", sql: include_str!("../migrations/2.sql") },
    Migration { name: "rhythm-3", sql: include_str!("../migrations/3.sql") },
    Migration { name: "rhythm-4", sql: include_str!("../migrations/4.sql") },
];

const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

const SWEEPS: &[Sweep] = &[Sweep { name: "rhythm-weeks", every: 900, run: jobs::sweep }];

/// What the feature hands to the house.
pub fn feature() -> Feature {
    Feature {
        routes: web::routes(),
        verbs: events::VERBS,
        slots: slots::SLOTS,
        sweeps: SWEEPS,
        data: data::DATA,
        samples: pages::SAMPLES,
        ..Feature::new("rhythm", MIGRATIONS, MESSAGES)
    }
}
