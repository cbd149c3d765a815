//! The places this feature brings to the navigation.

use cairn_feature::PlaceOf;
use cairn_ground::Actor;
use cairn_store::Settings;
use cairn_web::Place;

pub const PLACES: &[PlaceOf] = &[
    PlaceOf { order: 0, make: today },
    PlaceOf { order: 20, make: team },
    PlaceOf { order: 30, make: organisation },
    PlaceOf { order: 90, make: me },
];

fn place(href: String, label: &str, icon: &'static str, bar: bool) -> Place {
    Place { href, label: label.to_owned(), icon, current: false, bar }
}

fn today(_: &Actor, _: &Settings) -> Option<Place> {
    Some(place("/".into(), "home-place-today", "today", true))
}

fn team(actor: &Actor, _: &Settings) -> Option<Place> {
    let person = actor.person().ok()?;
    let team = person.home_team?;
    Some(place(format!("/teams/{team}"), &person.home_team_name, "team", true))
}

/// With one team there is no page above it.
fn organisation(_: &Actor, settings: &Settings) -> Option<Place> {
    if settings.one_team {
        return None;
    }
    Some(place("/organisation".into(), &settings.short_name, "organisation", false))
}

fn me(_: &Actor, _: &Settings) -> Option<Place> {
    Some(place("/me".into(), "home-place-me", "me", true))
}
