//! Today, team and organisation pages, search and the loop: see README.md.

mod events;
mod pages;
mod places;
mod rules;
mod slots;
mod store;
mod web;

use cairn_feature::{DataKind, Feature, Kept, Readers, Sweep};
use cairn_ground::messages::Source;
use cairn_store::Migration;

const MIGRATIONS: &[Migration] =
    &[Migration { name: "home-1", sql: include_str!("../migrations/1.sql") }];

const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

const DATA: &[DataKind] = &[DataKind {
    key: "home-data-loop",
    tables: &["home_loop", "home_member", "home_figure"],
    readers: Readers::Everyone,
    kept: Kept::WhileInUse,
    // Derived from the record, which is carried out whole; no column points to a person.
    export: None,
    erase: None,
}];

const SWEEPS: &[Sweep] = &[
    Sweep { name: "home-index", every: 2, run: events::index_people },
    Sweep { name: "home-gone", every: 600, run: events::drop_gone },
];

/// What the feature hands to the house.
pub fn feature() -> Feature {
    Feature {
        routes: web::routes(),
        slots: slots::SLOTS,
        places: places::PLACES,
        subscriptions: events::SUBSCRIPTIONS,
        sweeps: SWEEPS,
        data: DATA,
        samples: pages::SAMPLES,
        ..Feature::new("home", MIGRATIONS, MESSAGES)
    }
}
