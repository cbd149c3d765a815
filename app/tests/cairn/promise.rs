//! *We do it* is the next step of whoever says it, with the words and the readers of the answer.

use cairn_testkit::apps;

use crate::features;

const REASON: &str = "We buy two more keys";

#[tokio::test]
async fn an_obstacle_answered_with_we_do_it_is_a_step_that_its_asker_and_the_team_see() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let office = app.team("Office").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let jonas = app.person("Jonas Ek", team).await;
        let eva = app.person("Eva Berg", office).await;
        app.manages(eva, team).await;
        let (alva, jonas) = (app.sign_in(alva).await, app.sign_in(jonas).await);
        let eva = app.sign_in(eva).await;
        for (audience, team_sees) in [(format!("team:{team}"), 200), ("participants".into(), 404)] {
            let text = format!("Two keys are not enough for {audience}");
            let form = [
                ("kind", "obstacle"),
                ("text", &text),
                ("to", "Eva Berg"),
                ("audience", &audience),
            ];
            let asked = alva.post("/obstacles", &form).await;
            let at = asked.location().split('?').next().expect("an address").to_owned();
            let late = [("word", "we-do-it"), ("reason", REASON), ("due", "2019-01-01")];
            let late = eva.post(&format!("{at}/answer"), &late).await;
            assert_eq!(late.status, 422);
            assert!(late.shows("That day has passed") && late.shows(REASON), "{}", late.words());
            let yes = [("word", "we-do-it"), ("reason", REASON), ("due", "2026-03-20")];
            let page = eva.done(&format!("{at}/answer"), &yes).await;
            assert!(page.shows("It is now your next step") && page.shows(REASON));
            let page = page.text();
            let (_, rest) = page.split_once("/steps/").expect("the step stands below the answer");
            let step = format!("/steps/{}", &rest[..36]);
            assert!(eva.get("/steps").await.shows(REASON), "it is hers");
            assert!(eva.get(&step).await.shows("20 Mar"), "for the day she said");
            assert!(alva.get(&step).await.shows(REASON), "who asked sees it");
            assert_eq!(jonas.get(&step).await.status, team_sees, "as the team sees the question");
            assert!(alva.get(&at).await.text().contains(&step));
        }
    })
    .await;
}
