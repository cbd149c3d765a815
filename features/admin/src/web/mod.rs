//! Handlers: parse, ask, show.

mod home;
mod imports;
mod organisation;
mod people;
mod reports;
mod teams;
mod told;

use cairn_ground::{
    Error,
    Permission::{Administer, Curate},
    Refusal, Result,
};
use cairn_web::{Route, Who, handler};

/// Whoever does not read a text does not decide about it: not every administrator.
const CURATORS: Who = Who::Named("curators");

/// The routes of the feature.
pub fn routes() -> Vec<Route> {
    use Who::{Everyone, Readers};
    let administer = |route: Route| route.needs(Administer);
    let mut routes = vec![
        Route::get("/manage", Everyone, handler!(home::show)).needs(Curate),
        Route::get("/manage/reports", Everyone, handler!(reports::list)).needs(Curate),
        Route::post("/manage/reports/{id}", CURATORS, handler!(reports::decide)).needs(Curate),
        Route::get("/report/{id}", Readers, handler!(reports::ask)),
        // Leaves no trace: who reported a text is not kept anywhere.
        Route::post("/report/{id}", Readers, handler!(reports::send)).without_trace(),
        Route::get("/reported", Everyone, handler!(reports::thanks)),
    ];
    let administered = [
        Route::get("/manage/organisation", Everyone, handler!(organisation::show)),
        Route::post("/manage/organisation", Everyone, handler!(organisation::change)),
        Route::get("/manage/people", Everyone, handler!(people::list)),
        Route::get("/manage/people/new", Everyone, handler!(people::new)),
        Route::post("/manage/people/new", Everyone, handler!(people::add)),
        Route::get("/manage/people/{id}", Everyone, handler!(people::show)),
        Route::post("/manage/people/{id}", Everyone, handler!(people::change)),
        Route::post("/manage/people/{id}/teams", Everyone, handler!(people::set_teams)),
        Route::post("/manage/people/{id}/roles", Everyone, handler!(people::set_roles)),
        Route::post("/manage/people/{id}/active", Everyone, handler!(people::set_active)),
        Route::get("/manage/teams", Everyone, handler!(teams::list)),
        Route::get("/manage/teams/new", Everyone, handler!(teams::new)),
        Route::post("/manage/teams/new", Everyone, handler!(teams::add)),
        Route::get("/manage/teams/{id}", Everyone, handler!(teams::show)),
        Route::post("/manage/teams/{id}", Everyone, handler!(teams::change)),
        Route::post("/manage/teams/{id}/close", Everyone, handler!(teams::close)),
        Route::get("/manage/import", Everyone, handler!(imports::ask)),
        Route::post("/manage/import", Everyone, handler!(imports::upload)).takes_file(),
        Route::get("/manage/import/{id}", Everyone, handler!(imports::show)),
        Route::post("/manage/import/{id}", Everyone, handler!(imports::confirm)),
    ];
    routes.extend(administered.map(administer));
    routes
}

/// The refusal of an answer that has one; everything else goes its way.
fn refused<T>(result: Result<T>) -> Result<Result<T, Box<Refusal>>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(other) => Err(other),
    }
}
