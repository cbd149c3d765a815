//! Floor 8: laid. See README.md.

pub mod commands;
mod data;
mod events;
mod pages;
mod rules;
mod slots;
mod store;
mod web;

use cairn_feature::{Creation, Feature};
use cairn_ground::messages::Source;
use cairn_store::Migration;

const MIGRATIONS: &[Migration] =
    &[Migration { name: "laid-1", sql: include_str!("../migrations/1.sql") }];

const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

const CREATIONS: &[Creation] = &[Creation {
    label: "laid-create",
    hint: "laid-create-hint",
    href: "/laid/new",
    // Below what begins a loop.
    order: 70,
}];

/// What the feature hands to the house.
pub fn feature() -> Feature {
    Feature {
        routes: web::routes(),
        verbs: events::VERBS,
        creations: CREATIONS,
        slots: slots::SLOTS,
        data: data::DATA,
        samples: pages::SAMPLES,
        ..Feature::new("laid", MIGRATIONS, MESSAGES)
    }
}
