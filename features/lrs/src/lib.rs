//! What a person can see, take along and have erased of what is kept of them: see README.md.

mod commands;
mod data;
mod events;
mod pages;
pub mod rules;
mod store;
mod web;

use cairn_feature::Feature;
use cairn_ground::messages::Source;

pub use commands::{journal, replay};

const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

/// What the feature hands to the house.
pub fn feature() -> Feature {
    Feature {
        routes: web::routes(),
        verbs: events::VERBS,
        data: data::KINDS,
        samples: pages::SAMPLES,
        ..Feature::new("lrs", &[], MESSAGES)
    }
}
