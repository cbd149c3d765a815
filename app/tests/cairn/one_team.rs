//! A house of one team: the team is everyone, and no page offers both.

use cairn_testkit::apps;

use crate::features;

#[tokio::test]
async fn a_house_of_one_team_offers_no_rung_that_is_the_team_by_another_name() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        app.person("Jonas Ek", team).await;
        let forms = ["/questions/new", "/learned/new", "/obstacles/new", "/thanks/new"];
        let all = |text: &str| text.contains("\"organisation\"") || text.contains("\"everyone\"");
        for form in forms {
            let page = alva.get(form).await;
            assert!(page.status == 200 && all(&page.text()), "of several: {form}");
        }
        app.store
            .write(|tx| Box::pin(cairn_store::settings::set(tx, "one-team", "yes")))
            .await
            .expect("one team");
        app.clock.advance(cairn_ground::Instant::HOUR);
        for form in forms {
            assert!(!all(&alva.get(form).await.text()), "{form}");
        }
        let page = alva.get("/pages/new").await.text();
        assert!(page.contains("\"organisation\"") && !page.contains("value=\"team\""));

        let team = team.to_string();
        let form = [("text", "Where is the key?"), ("whom", team.as_str()), ("sure", "on")];
        let asked = alva.done("/questions", &form).await;
        assert!(asked.shows("Without an answer you are told"), "{}", asked.words());
        app.days(7).await;
        let today = alva.get("/").await;
        assert!(today.shows("Ask one colleague?"), "{}", today.words());
    })
    .await;
}
