//! Handlers: parse, ask, show.

mod figures;
mod lists;
mod places;
mod turns;

use cairn_feature::{Slot, SlotPlace, Subject, registry};
use cairn_ground::Result;
use cairn_store::Read;
use cairn_web::{Cx, Route, View, Who, handler};

/// The routes of the feature.
pub fn routes() -> Vec<Route> {
    use Who::{Everyone, Readers};
    vec![
        Route::get("/", Everyone, handler!(places::today)),
        Route::get("/waiting", Everyone, handler!(places::waiting)),
        Route::get("/teams", Everyone, handler!(lists::teams)),
        Route::get("/teams/{id}", Everyone, handler!(places::team)),
        Route::post("/teams/{id}/seen", Everyone, handler!(turns::team_seen)),
        Route::get("/organisation", Everyone, handler!(places::organisation)),
        Route::get("/organisation/{figure}", Everyone, handler!(figures::organisation)),
        Route::get("/teams/{id}/loop/{figure}", Readers, handler!(figures::team)),
        Route::get("/people/{id}", Everyone, handler!(places::person)),
        Route::post("/people/{id}/seen", Everyone, handler!(turns::person_seen)),
        Route::get("/me", Everyone, handler!(places::me)),
        Route::get("/search", Everyone, handler!(lists::search)),
        Route::get("/new", Everyone, handler!(lists::new)),
        Route::get("/links/{id}", Readers, handler!(lists::links)),
        Route::get("/help", Everyone, handler!(lists::help)),
    ]
}

/// Renders the slots of a page in order, at most `most` that have something to say.
async fn slots(
    cx: &Cx,
    db: &mut Read,
    v: &View,
    place: SlotPlace,
    subject: Subject,
    most: usize,
) -> Result<Vec<String>> {
    let mut blocks = Vec::new();
    let slots: Vec<&Slot> = registry(cx).slots_of(place).collect();
    for slot in slots {
        if blocks.len() >= most {
            break;
        }
        if let Some(section) = (slot.render)(cx, db, v, subject).await? {
            blocks.push(section.html);
        }
    }
    Ok(blocks)
}
