//! A house of one team: the team is everyone, and no page offers both.

use cairn_testkit::{Client, apps};

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

/// What the answer at `question` and a card of an open review are carried on under.
async fn origins(asker: &Client, helper: &Client, team: &str) -> [String; 2] {
    let form = [("text", "Where is the key?"), ("whom", team), ("sure", "on")];
    let question = asker.post("/questions", &form).await.location();
    let question = question.split('?').next().expect("an address").to_owned();
    let said = [("text", "In the van, behind the seat.")];
    let page = helper.done(&format!("{question}/answers"), &said).await.text();
    let (_, answer) = page.split_once("/pages/new?because_of=").expect("a page to be made");
    let review = asker.post("/reviews", &[("about", "May"), ("team", team), ("with", "")]).await;
    let review = review.location().split('?').next().expect("an address").to_owned();
    let card = [("q", "3"), ("body", "The drawer was empty."), ("go", "add")];
    helper.post(&format!("{review}/write"), &card).await;
    let open = asker.done(&format!("{review}/open"), &[]).await.text();
    let (_, card) = open.split_once("/cards/").expect("a card");
    let card = asker.post(&format!("{review}/cards/{}/page", &card[..36]), &[]).await.location();
    let (_, card) = card.split_once("because_of=").expect("what it is because of");
    [answer[..36].to_owned(), card[..36].to_owned()]
}

#[tokio::test]
async fn a_form_that_carries_on_with_an_answer_or_a_card_offers_the_one_team_once() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let jonas = app.sign_in(app.person("Jonas Ek", team).await).await;
        app.store
            .write(|tx| Box::pin(cairn_store::settings::set(tx, "one-team", "yes")))
            .await
            .expect("one team");
        app.clock.advance(cairn_ground::Instant::HOUR);
        let choices = |text: &str| {
            let of = |word: &str| text.matches(&format!("value=\"{word}\"")).count();
            [of("organisation") + of("everyone"), of("team"), of("me")]
        };
        for origin in origins(&alva, &jonas, &team.to_string()).await {
            let page = alva.get(&format!("/pages/new?because_of={origin}")).await;
            assert_eq!(choices(&page.text()), [0, 1, 1], "{}", page.words());
            for chosen in ["me", "team"] {
                let empty = [("title", ""), ("audience", chosen), ("because_of", &origin)];
                let again = alva.post("/pages", &empty).await;
                assert_eq!(again.status, 422);
                assert_eq!(choices(&again.text()), [0, 1, 1], "{chosen}: {}", again.words());
            }
            let page = alva.get(&format!("/questions/new?because_of={origin}")).await;
            assert_eq!(choices(&page.text())[0], 0, "{}", page.words());
        }
    })
    .await;
}
