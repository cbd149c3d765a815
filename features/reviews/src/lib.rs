//! Floor 8: team reviews. Everyone writes alone, nobody is stored as the author of a card, and the
//! talk ends in next steps. See README.md.

pub mod commands;
pub mod events;
pub mod rules;
pub mod store;

mod data;
mod jobs;
mod pages;
mod web;

use cairn_feature::{Creation, Feature, Slot, SlotPlace};
use cairn_ground::messages::Source;
use cairn_store::Migration;
use cairn_web::{Route, Who, handler};

pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "reviews-1", sql: include_str!("../migrations/1.sql") },
    Migration { name: "reviews-2", sql: include_str!("../migrations/2.sql") },
];

pub const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

/// The feature, as the house takes it.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        verbs: events::VERBS,
        creations: CREATIONS,
        slots: SLOTS,
        subscriptions: &[events::MADE],
        sweeps: jobs::SWEEPS,
        data: data::DATA,
        samples: pages::SAMPLES,
        ..Feature::new("reviews", MIGRATIONS, MESSAGES)
    }
}

const CREATIONS: &[Creation] = &[Creation {
    label: "reviews-create",
    hint: "reviews-create-hint",
    href: "/reviews/new",
    order: 40,
}];

const SLOTS: &[Slot] =
    &[Slot { place: SlotPlace::Team, order: 30, render: pages::render_team_slot }];

const TAKES_PART: Who = Who::Named("those who take part in the review; the others get 403");
const LEADS: Who = Who::Named(
    "who leads the review; from the day after it, or when that one has left, all who take part",
);

fn routes() -> Vec<Route> {
    vec![
        Route::get("/reviews", Who::Everyone, handler!(web::list)),
        Route::get("/reviews/new", Who::Everyone, handler!(web::new)),
        Route::post("/reviews", Who::Everyone, handler!(web::create)),
        Route::get("/reviews/{id}", Who::Readers, handler!(web::show)).sits(),
        Route::get("/reviews/{id}/live", TAKES_PART, handler!(web::live)).without_trace(),
        Route::get("/reviews/{id}/write", TAKES_PART, handler!(web::write)).without_trace(),
        Route::post("/reviews/{id}/write", TAKES_PART, handler!(web::add)).without_trace(),
        Route::post("/reviews/{id}/change", TAKES_PART, handler!(web::change)).without_trace(),
        Route::post("/reviews/{id}/next-person", TAKES_PART, handler!(web::next_person))
            .without_trace(),
        Route::post("/reviews/{id}/start", LEADS, handler!(web::start_now)),
        Route::post("/reviews/{id}/people", LEADS, handler!(web::bring)),
        Route::post("/reviews/{id}/move", LEADS, handler!(web::move_to)),
        Route::post("/reviews/{id}/call-off", LEADS, handler!(web::call_off)),
        Route::post("/reviews/{id}/hand-over", LEADS, handler!(web::hand_over)),
        Route::post("/reviews/{id}/open", LEADS, handler!(web::open)),
        Route::post("/reviews/{id}/close", LEADS, handler!(web::close)),
        Route::post("/reviews/{id}/cards/{card}/step", TAKES_PART, handler!(web::to_step)),
        Route::post("/reviews/{id}/cards/{card}/question", TAKES_PART, handler!(web::to_question)),
        Route::post("/reviews/{id}/cards/{card}/page", TAKES_PART, handler!(web::to_page)),
        Route::post("/reviews/{id}/cards/{card}/obstacle", TAKES_PART, handler!(web::to_obstacle)),
        Route::post("/reviews/{id}/cards/{card}/idea", TAKES_PART, handler!(web::to_idea)),
        Route::post("/reviews/{id}/strike", LEADS, handler!(web::strike)),
        Route::get("/reviews/noticed/{id}", Who::Readers, handler!(web::insight)),
    ]
}
