//! Handlers: parse, ask, show.

mod archive;
mod erase;
mod history;
mod messages;
mod outbox;
mod pieces;
mod takeout;
mod trust;
mod whom;

use cairn_ground::Permission::{Administer, Anyone};
use cairn_web::{Route, Who, handler};

/// The routes of the feature.
pub fn routes() -> Vec<Route> {
    use Who::Everyone;
    const RECEIVER: Who = Who::Named("the one it was written to");
    const HOLDER: Who = Who::Named("whoever holds the link");
    vec![
        Route::get("/me/history", Everyone, handler!(history::mine)),
        Route::post("/me/history/seen", Everyone, handler!(history::seen)),
        Route::get("/me/takeout", Everyone, handler!(takeout::show)),
        Route::post("/me/takeout", Everyone, handler!(takeout::make)),
        Route::get("/manage/history/{person}", Everyone, handler!(history::of)).needs(Administer),
        Route::post("/manage/history/{person}", Everyone, handler!(history::look))
            .needs(Administer),
        Route::get("/manage/erase/{person}", Everyone, handler!(erase::show)).needs(Administer),
        Route::post("/manage/erase/{person}", Everyone, handler!(erase::erase)).needs(Administer),
        Route::get("/manage/erased", Everyone, handler!(erase::done)).needs(Administer),
        Route::get("/trust", Everyone, handler!(trust::show)).needs(Anyone),
        Route::get("/m/{token}", HOLDER, handler!(messages::show)).needs(Anyone),
        Route::post("/m/{token}", HOLDER, handler!(messages::press)).needs(Anyone).from_elsewhere(),
        Route::get("/outbox", Everyone, handler!(outbox::list)),
        Route::get("/outbox/{id}", RECEIVER, handler!(outbox::show)),
    ]
}
