//! The authorisation matrix, walked: every route of the house, by every kind of caller, on an
//! object at every rung, against what the route declares (`Route::permission`, `Route::who`).

mod callers;
mod cases;
mod expected;
mod nouns;
mod objects;

use cairn_feature::Registry;
use cairn_ground::Audience;
use cairn_testkit::{App, apps};
use cairn_web::{Route, route::Verb};

use self::{
    callers::{Caller, World},
    cases::{CASES, Case},
    expected::{Outcome, expected, outcome},
    objects::Made,
};
use crate::features;

#[tokio::test]
async fn every_route_lets_in_whom_it_declares_and_nobody_else() {
    apps(features::all, |app| async move {
        let routes = routes(&app);
        let mut world = World::new(app).await;
        let mut wrong = unwalked(&routes);
        for case in CASES {
            let Some(route) = routes.iter().find(|route| name(route) == case.route) else {
                wrong.push(format!("{} stands in the matrix and nowhere else", case.route));
                continue;
            };
            let mut through = false;
            for rung in case.of.rungs() {
                through |= walk(&mut world, route, case, *rung, &mut wrong).await;
            }
            if through != case.gets_through && route.method == Verb::Post {
                wrong.push(format!("{} got through: {through}", case.route));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", world.app.name, wrong.join("\n"));
    })
    .await;
}

fn routes(app: &App) -> Vec<Route> {
    let registry = app.house.house.shelf.downcast_ref::<Registry>();
    registry.expect("a registry").routes.clone()
}

fn name(route: &Route) -> String {
    format!("{} {}", route.method.method(), route.path)
}

/// Routes nobody wrote a line for.
fn unwalked(routes: &[Route]) -> Vec<String> {
    let names = routes.iter().map(name);
    let missing = names.filter(|name| !CASES.iter().any(|case| case.route == name));
    missing.map(|name| format!("{name} has no line in matrix/cases.rs")).collect()
}

/// Lets everybody ask for the same; gives whether anybody got through. What changed the object is
/// followed by a new one, so that each meets what the first one met.
async fn walk(
    world: &mut World,
    route: &Route,
    case: &Case,
    rung: Option<Audience>,
    wrong: &mut Vec<String>,
) -> bool {
    let mut through = false;
    let mut made: Option<Made> = None;
    for caller in Caller::ALL {
        let object = match made.take() {
            Some(object) => object,
            None => world.make(case.of, rung).await,
        };
        let (path, form) =
            (filled(&object, route.path, caller), filled(&object, case.form, caller));
        let answer = world.send(caller, route.method, &path, &form).await;
        let (got, wanted) = (outcome(route, &answer), expected(route, &object, caller));
        if got != wanted {
            let rung = rung.map_or("", Audience::as_str);
            let what = format!("{} of {:?} {rung}", case.route, case.of);
            wrong.push(format!("{what}: {caller:?} {got:?}, declared {wanted:?}"));
        }
        let done = got == Outcome::May && answer.status.as_u16() < 400;
        through |= done;
        made = Some(object).filter(|_| !done || route.method == Verb::Get);
    }
    through
}

/// An address or a form for this caller.
fn filled(object: &Made, text: &str, caller: Caller) -> String {
    let text = object.fill(text);
    let first = caller.name().split(' ').next().unwrap_or_default().to_lowercase();
    let text = text.replace("{name}", caller.name());
    let text = text.replace("{email}", &format!("{first}@cairn.test"));
    assert!(!text.contains('{'), "say in matrix/objects.rs what stands for {text}");
    text
}
