//! Floor 8: setup, sign-in, ways in, one's own settings. See README.md.

pub mod commands;
mod data;
mod events;
mod pages;
pub mod rules;
mod store;
mod web;

pub use commands::make_code;

use cairn_feature::{Feature, Slot, SlotPlace};
use cairn_ground::{Permission, messages::Source};
use cairn_web::{Handler, Route, Who, handler};

pub const MESSAGES: Source =
    Source { en: include_str!("../messages/en.ftl"), sv: include_str!("../messages/sv.ftl") };

/// Setup, the ways in and out, and what one says of oneself.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        verbs: events::VERBS,
        slots: SLOTS,
        data: data::KINDS,
        samples: pages::SAMPLES,
        ..Feature::new("entry", &[], MESSAGES)
    }
}

const SLOTS: &[Slot] = &[Slot { place: SlotPlace::Today, order: 5, render: web::setup::on_today }];

const fn open(path: &'static str, handler: Handler) -> Route {
    Route::get(path, Who::Everyone, handler).needs(Permission::Anyone)
}

const fn open_post(path: &'static str, handler: Handler) -> Route {
    Route::post(path, Who::Everyone, handler).needs(Permission::Anyone)
}

const fn own(path: &'static str, handler: Handler) -> Route {
    Route::get(path, Who::Everyone, handler)
}

const fn own_post(path: &'static str, handler: Handler) -> Route {
    Route::post(path, Who::Everyone, handler)
}

fn routes() -> Vec<Route> {
    use Permission::Administer;
    use web::{invitations, mail, settings, setup, sign_in, sign_out, ways_in};
    const INVITERS: Who = Who::Named("administrators and the team's manager");
    vec![
        open("/setup", handler!(setup::show)),
        open_post("/setup", handler!(setup::send)),
        own("/setup/people", handler!(setup::people)).needs(Administer),
        own_post("/setup/people", handler!(setup::add_people)).needs(Administer),
        own("/setup/know", handler!(setup::know)).needs(Administer),
        own("/setup/review", handler!(setup::review)).needs(Administer),
        open("/login", handler!(sign_in::show)),
        open_post("/login", handler!(sign_in::send)),
        open_post("/logout", handler!(sign_out::out)),
        open("/code", handler!(ways_in::code)),
        open_post("/code", handler!(ways_in::send_code)),
        open("/in/{token}", handler!(ways_in::show)),
        open_post("/in/{token}", handler!(ways_in::come_in)),
        open("/reset", handler!(mail::show)),
        open_post("/reset", handler!(mail::send)),
        open("/reset/{token}", handler!(ways_in::reset)),
        open_post("/reset/{token}", handler!(ways_in::choose_password)),
        Route::get("/teams/{id}/invitations", INVITERS, handler!(invitations::show)),
        Route::post("/teams/{id}/invitations", INVITERS, handler!(invitations::print)),
        own("/me/settings", handler!(settings::show)),
        own_post("/me/settings/profile", handler!(settings::profile)),
        own_post("/me/settings/preferences", handler!(settings::preferences)),
        own_post("/me/settings/messages", handler!(settings::messages)),
        own_post("/me/settings/ways-in", handler!(settings::ways_in)),
        own_post("/me/settings/devices", handler!(settings::devices)),
        own("/me/settings/welcome", handler!(settings::welcome)),
        own_post("/me/settings/welcome", handler!(settings::send_welcome)),
    ]
}
