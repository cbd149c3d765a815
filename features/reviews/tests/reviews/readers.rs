//! Who sees what.

use cairn_testkit::apps;

use crate::{
    features,
    phone::{Phone, start, team, write},
};

#[tokio::test]
async fn only_those_who_take_part_read_cards_whoever_they_are() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let manager = app.person("Mia Chef", app.team("Ledning").await).await;
        app.manages(manager, team.id).await;
        let manager = Phone::of(&app, manager).await;
        let review = start(&team.eva, team.id, "Veckan").await;
        write(&team.jonas, &review, "1", "Chefen lyssnar inte").await;
        // Joins after the start: the promise named who reads.
        let late = Phone::of(&app, app.person("Sen Nykomling", team.id).await).await;
        let administrator = Phone::of(&app, app.administrator("Adam Admin").await).await;
        let stranger = Phone::of(&app, app.person("Ulla", app.team("Syd").await).await).await;

        for turn in ["before", "after"] {
            for reader in [&manager, &late] {
                let page = reader.get(&review).await;
                assert_eq!(page.status, 200, "{turn}");
                assert!(page.shows("Veckan") && !page.text().contains("Chefen"), "{turn}");
                let path = format!("{review}/write");
                assert_eq!(reader.get(&path).await.status, 403, "{turn}");
                let fields = [("q", "1"), ("body", "x"), ("go", "add")];
                assert_eq!(reader.post(&path, &fields).await.status, 403, "{turn}");
                assert_eq!(reader.post(&format!("{review}/open"), &[]).await.status, 403);
            }
            for outside in [&administrator, &stranger] {
                for path in [review.clone(), format!("{review}/write")] {
                    assert_eq!(outside.get(&path).await.status, 404, "{turn}");
                }
                assert_eq!(outside.post(&format!("{review}/open"), &[]).await.status, 404);
            }
            if turn == "before" {
                team.eva.done(&format!("{review}/open"), &[]).await;
            }
        }
        assert!(team.noor.get(&review).await.shows("Chefen lyssnar inte"));
    })
    .await;
}

#[tokio::test]
async fn somebody_named_from_another_team_takes_part() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let guest = app.person("Åsa Öberg", app.team("Syd").await).await;
        let guest = Phone::of(&app, guest).await;
        let id = team.id.to_string();
        for (name, says) in [("Åsa Ö", "nobody here called Åsa Ö"), ("Jonas Berg, Bo", "Bo")] {
            let fields = [("about", "Veckan"), ("team", id.as_str()), ("with", name)];
            let refused = team.eva.post("/reviews", &fields).await;
            assert_eq!(refused.status, 422);
            assert!(refused.shows(says), "{}", refused.words());
        }
        let fields = [("about", "Veckan"), ("team", id.as_str()), ("with", "åsa öberg")];
        let review = team.eva.post("/reviews", &fields).await.location();
        let review = review.split('?').next().expect("an address").to_owned();
        write(&guest, &review, "4", "Vi hade samma sak i Syd").await;
        let hub = team.noor.get(&review).await;
        assert!(hub.shows("you four who take part"), "{}", hub.words());
        team.eva.done(&format!("{review}/open"), &[]).await;
        assert!(guest.get(&review).await.shows("samma sak i Syd"));
    })
    .await;
}

#[tokio::test]
async fn a_team_of_others_cannot_be_called_to_a_review() {
    apps(features, |app| async move {
        let team = team(&app).await;
        let other = app.team("Syd").await.to_string();
        for id in [other.as_str(), "", "x"] {
            let fields = [("about", "Veckan"), ("team", id)];
            assert_eq!(team.eva.post("/reviews", &fields).await.status, 422, "{id}");
        }
        assert_eq!(app.visitor().get("/reviews/new").await.status, 303);
    })
    .await;
}
