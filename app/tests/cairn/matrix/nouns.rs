//! An address takes only its own kind of object: else what one kind forbids would be done under
//! the address of another.

use cairn_testkit::apps;

use super::{
    callers::{Caller, World},
    cases::CASES,
    expected::{Outcome, outcome},
    filled, name,
    objects::Of,
    routes,
};
use crate::features;

const NOUNS: [Of; 11] = [
    Of::Step,
    Of::Learned,
    Of::Question,
    Of::Answer,
    Of::Page,
    Of::Material,
    Of::Review,
    Of::Insight,
    Of::Obstacle,
    Of::Thanks,
    Of::Direction,
];

#[tokio::test]
async fn an_address_takes_only_its_own_kind_of_object() {
    apps(features::all, |app| async move {
        let routes = routes(&app);
        let mut world = World::new(app).await;
        let mut strange = Vec::new();
        for of in NOUNS {
            let made = world.make(of, of.rungs()[0]).await;
            let (noun, part) = if of == Of::Answer { ("answer", "{answer}") } else { ("", "{id}") };
            let noun = if noun.is_empty() { of.noun().expect("a noun") } else { noun };
            strange.push((noun, made.part(part).expect("an id").to_owned()));
        }
        strange.push(("nothing", cairn_ground::Id::from_u128(9).to_string()));
        strange.push(("no id", "x".to_owned()));
        let mut wrong = Vec::new();
        for case in CASES.iter().filter(|case| case.route.contains("{id}")) {
            let takes_all = case.route.contains("/links/") || case.route.contains("/report/");
            let Some(noun) = case.of.noun().filter(|_| !takes_all) else { continue };
            let route = routes.iter().find(|route| name(route) == case.route).expect("a route");
            let own = world.make(case.of, case.of.rungs()[0]).await;
            let form = filled(&own, case.form, Caller::Owner);
            for (_, id) in strange.iter().filter(|(other, _)| *other != noun) {
                let path = filled(&own, &route.path.replace("{id}", id), Caller::Owner);
                let answer = world.send(Caller::Owner, route.method, &path, &form).await;
                let got = outcome(route, &answer);
                if !matches!(got, Outcome::NotFound | Outcome::Forbidden) {
                    let other = strange.iter().find(|(_, it)| it == id).map(|(noun, _)| *noun);
                    wrong.push(format!("{} with {other:?}: {}", case.route, answer.status));
                }
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", world.app.name, wrong.join("\n"));
    })
    .await;
}
