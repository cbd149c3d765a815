//! People, teams, imports and reported texts, for those who run the house: see README.md.

pub mod commands;
mod data;
mod events;
mod import;
mod pages;
pub mod rules;
mod store;
mod web;

use cairn_feature::{Feature, PlaceOf, Sweep};
use cairn_ground::{Actor, messages::Source};
use cairn_store::{Migration, Settings, Store};
use cairn_web::Place;
use futures_util::future::BoxFuture;

pub use import::{Report, Wrong, import_people, words_of};
pub use rules::plan::Leavers;

const MIGRATIONS: &[Migration] =
    &[Migration { name: "admin-1", sql: include_str!("../migrations/1.sql") }];

const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

/// What was decided about a reported text is forgotten after so many days.
pub const DECIDED_DAYS: u16 = 90;

const PLACES: &[PlaceOf] = &[PlaceOf { order: 80, make: place }];

const SWEEPS: &[Sweep] = &[Sweep { name: "admin-tidy", every: 300, run: sweep }];

fn place(actor: &Actor, _: &Settings) -> Option<Place> {
    let roles = actor.roles();
    (roles.curator || roles.administrator).then(|| Place {
        href: "/manage".into(),
        label: "admin-place".into(),
        icon: "manage",
        current: false,
        bar: false,
    })
}

fn sweep(of: &Store) -> BoxFuture<'_, cairn_ground::Result<()>> {
    Box::pin(async move { of.write(|tx| Box::pin(commands::report::tidy(tx))).await })
}

/// What the feature hands to the house.
pub fn feature() -> Feature {
    Feature {
        routes: web::routes(),
        verbs: events::VERBS,
        places: PLACES,
        sweeps: SWEEPS,
        data: data::KINDS,
        samples: pages::SAMPLES,
        ..Feature::new("admin", MIGRATIONS, MESSAGES)
    }
}
