//! Floor 8: setup, sign-in, ways in, one's own settings. See README.md.

pub mod commands;
mod pages;
pub mod rules;
mod store;
mod web;

use cairn_feature::Feature;
use cairn_ground::{Permission, messages::Source};
use cairn_web::{Handler, Route, Who, handler};

pub const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

/// Setup, the ways in and out, and what one says of oneself.
pub fn feature() -> Feature {
    Feature { routes: routes(), ..Feature::new("entry", &[], MESSAGES) }
}

const fn open(path: &'static str, handler: Handler) -> Route {
    Route::get(path, Who::Everyone, handler).needs(Permission::Anyone)
}

const fn open_post(path: &'static str, handler: Handler) -> Route {
    Route::post(path, Who::Everyone, handler).needs(Permission::Anyone)
}

fn routes() -> Vec<Route> {
    use Permission::Administer;
    vec![
        open("/setup", handler!(web::setup::show)),
        open_post("/setup", handler!(web::setup::send)),
        Route::get("/setup/people", Who::Everyone, handler!(web::setup::people)).needs(Administer),
        Route::post("/setup/people", Who::Everyone, handler!(web::setup::add_people))
            .needs(Administer),
        Route::get("/setup/know", Who::Everyone, handler!(web::setup::know)).needs(Administer),
        Route::get("/setup/review", Who::Everyone, handler!(web::setup::review)).needs(Administer),
        open("/login", handler!(web::sign_in::show)),
        open_post("/login", handler!(web::sign_in::send)),
        open_post("/logout", handler!(web::sign_in::out)),
    ]
}
