//! Questions and answers, pages and material: see README.md.

mod commands;
mod events;
mod pages;
mod rules;
mod store;
mod web;

use cairn_feature::Feature;
use cairn_ground::messages::Source;
use cairn_store::Migration;

const MIGRATIONS: &[Migration] = &[
    Migration { name: "knowledge-questions-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "knowledge-pages-1", sql: include_str!("../migrations/2.sql") },
];

const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

/// What the feature hands to the house.
pub fn feature() -> Feature {
    let mut routes = web::questions::routes();
    routes.extend(web::pages::routes());
    Feature {
        routes,
        verbs: events::VERBS,
        ..Feature::new("knowledge", MIGRATIONS, MESSAGES)
    }
}
