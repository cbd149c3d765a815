//! Floor 8: next steps, and *I learned …*. See README.md.

pub mod commands;
pub mod events;
mod jobs;
mod pages;
pub mod rules;
pub mod store;
mod web;

use cairn_feature::{Creation, DataKind, Feature, Kept, Offer, Readers, Slot, SlotPlace, Tell};
use cairn_ground::messages::Source;
use cairn_store::Migration;

pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "commitments-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "commitments-2", sql: include_str!("../migrations/2.sql") },
];

pub const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

const OFFERS: &[Offer] = &[Offer {
    kinds: &[
        "question",
        "answer",
        "page",
        "material",
        "step",
        "review",
        "insight",
        "obstacle",
        "idea",
        "thanks",
        "learned",
        "direction",
    ],
    label: "commitments-offer-step",
    href: "/steps/new",
    to_owner: false,
    order: 10,
}];

const CREATIONS: &[Creation] = &[
    Creation {
        label: "commitments-create-step",
        hint: "commitments-create-step-hint",
        href: "/steps/new",
        order: 30,
    },
    Creation {
        label: "commitments-create-learned",
        hint: "commitments-create-learned-hint",
        href: "/learned/new",
        order: 40,
    },
];

const SLOTS: &[Slot] = &[
    Slot { place: SlotPlace::Today, order: 20, render: pages::slots::today },
    Slot { place: SlotPlace::Team, order: 20, render: pages::slots::team },
    Slot { place: SlotPlace::Me, order: 10, render: pages::slots::my_steps },
    Slot { place: SlotPlace::Me, order: 50, render: pages::slots::my_learned },
    Slot { place: SlotPlace::Person, order: 30, render: pages::slots::person },
];

const DATA: &[DataKind] = &[
    DataKind {
        key: "commitments-data-steps",
        tables: &["commitments_step"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(pages::export::steps(db, me, v))),
        erase: Some(|tx, person| Box::pin(commands::erase_steps(tx, person))),
    },
    DataKind {
        key: "commitments-data-looks",
        tables: &["commitments_look"],
        readers: Readers::Between,
        kept: Kept::UntilErased,
        export: Some(|db, me, v| Box::pin(pages::export::looks(db, me, v))),
        erase: Some(|tx, person| Box::pin(commands::erase_looks(tx, person))),
    },
    DataKind {
        key: "commitments-data-learned",
        tables: &["commitments_learned"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(pages::export::learned(db, me, v))),
        erase: Some(|tx, person| Box::pin(commands::erase_learned(tx, person))),
    },
];

/// What the house gets.
pub fn feature() -> Feature {
    Feature {
        routes: web::routes(),
        verbs: events::VERBS,
        offers: OFFERS,
        creations: CREATIONS,
        slots: SLOTS,
        subscriptions: jobs::SUBSCRIPTIONS,
        sweeps: jobs::SWEEPS,
        data: DATA,
        samples: pages::samples::SAMPLES,
        tells: &[Tell { kind: "step", tell: store::tell }],
        keeps_promises: Some(|tx, me, promise| Box::pin(commands::promise(tx, me, promise))),
        ..Feature::new("commitments", MIGRATIONS, MESSAGES)
    }
}
