//! Obstacles, ideas and thanks: see README.md.

pub mod commands;
mod events;
mod jobs;
mod pages;
pub mod rules;
mod store;
mod web;

use cairn_feature::{Creation, DataKind, Feature, Kept, Offer, Readers};
use cairn_ground::messages::Source;
use cairn_store::Migration;

const MIGRATIONS: &[Migration] = &[
    Migration { name: "voice-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "voice-2", sql: include_str!("../migrations/2.sql") },
];

const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

const ANYTHING: &[&str] = &["step", "insight", "question", "page", "answer", "review"];

const OFFERS: &[Offer] = &[
    Offer {
        kinds: ANYTHING,
        label: "voice-offer-stops",
        href: "/obstacles/new?kind=obstacle",
        to_owner: false,
        order: 20,
    },
    Offer {
        kinds: ANYTHING,
        label: "voice-offer-could",
        href: "/obstacles/new?kind=idea",
        to_owner: false,
        order: 21,
    },
    Offer {
        kinds: &["answer", "page", "step"],
        label: "voice-offer-thank",
        href: "/thanks/new",
        to_owner: true,
        order: 50,
    },
    Offer {
        kinds: &["person"],
        label: "voice-offer-thank",
        href: "/thanks/new",
        to_owner: true,
        order: 10,
    },
];

const CREATIONS: &[Creation] = &[
    Creation {
        label: "voice-offer-stops",
        hint: "voice-create-stops",
        href: "/obstacles/new?kind=obstacle",
        order: 40,
    },
    Creation {
        label: "voice-offer-could",
        hint: "voice-create-could",
        href: "/obstacles/new?kind=idea",
        order: 50,
    },
    Creation {
        label: "voice-create-thank",
        hint: "voice-create-thank-hint",
        href: "/thanks/new",
        order: 60,
    },
];

const DATA: &[DataKind] = &[
    DataKind {
        key: "voice-data-proposals",
        tables: &["voice_proposal", "voice_station"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(pages::export_proposals(db, me, v))),
        erase: Some(|tx, person| Box::pin(commands::erase_proposals(tx, person))),
    },
    DataKind {
        key: "voice-data-thanks",
        tables: &["voice_thanks"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(pages::export_thanks(db, me, v))),
        erase: Some(|tx, person| Box::pin(commands::erase_private(tx, person, &["thanks"]))),
    },
];

/// What the feature hands to the house.
pub fn feature() -> Feature {
    Feature {
        routes: web::routes(),
        verbs: events::VERBS,
        offers: OFFERS,
        creations: CREATIONS,
        slots: pages::SLOTS,
        sweeps: jobs::SWEEPS,
        data: DATA,
        samples: pages::SAMPLES,
        ..Feature::new("voice", MIGRATIONS, MESSAGES)
    }
}
