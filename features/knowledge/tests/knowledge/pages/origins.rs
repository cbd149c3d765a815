use cairn_testkit::apps;

use super::house::{People, address, features, id_of};

/// What a form still says it came of, when nobody finds it any more.
#[tokio::test]
async fn what_it_came_of_and_is_gone_costs_the_link_and_never_the_text() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let hidden = people.jonas.share_with("Draft", "Mine", &[("audience", "me")]).await;
        let hidden = id_of(&hidden).to_string();
        let nil = cairn_ground::Id::nil().to_string();
        for gone in [hidden.as_str(), nil.as_str(), "x"] {
            let (everyone, origin) = (("audience", "organisation"), ("because_of", gone));
            let page = [("title", "Valves"), ("body", "Quarter turn"), everyone, origin];
            let card =
                [("url", "https://a.example/1"), ("why", "See minute four"), everyone, origin];
            let asked =
                [("text", "Which torque?"), ("whom", "everyone"), ("anyway", "yes"), origin];
            for (path, fields, words) in [
                ("/pages", page, "Quarter turn"),
                ("/material", card, "See minute four"),
                ("/questions", asked, "Which torque?"),
            ] {
                let answer = people.noor.web.post(path, &fields).await;
                assert_eq!(answer.status, 303, "{path} of {gone}: {}", answer.words());
                let made = address(&answer);
                assert!(people.alva.sees(&made).await.contains(words), "{path}");
                let mut db = people.app.store.read().await.unwrap();
                let links = cairn_links::list_all_of(&mut db, id_of(&made)).await.unwrap();
                assert!(links.is_empty(), "{path} of {gone}");
            }
        }
    })
    .await;
}
