use cairn_testkit::apps;

use super::{
    asking::GIF,
    house::{People, features},
};

#[tokio::test]
async fn every_mistake_in_a_question_is_said_at_once() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let both = [("text", ""), ("whom", "person"), ("to", " ")];
        let page = p.eva.at.post("/questions", &both).await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Please write something here"), "{}", page.words());
        assert!(page.shows("Write whom you ask."), "{}", page.words());
        assert!(!page.shows("Which colleague? (optional)"), "it has to be filled in now");
        for field in ["text", "to"] {
            assert!(page.text().contains(&format!("href=\"#f-{field}\"")), "{field} is led to");
        }
        let page = p.eva.at.post("/questions", &[("text", "")]).await;
        assert!(page.text().contains("href=\"#f-whom\""), "{}", page.text());
        assert!(page.text().contains("href=\"#f-text\""), "{}", page.text());
    })
    .await;
}

#[tokio::test]
async fn a_photo_kept_beside_a_mistake_can_be_taken_away_or_changed() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let wrong = [("text", "Which is it?"), ("whom", "person")];
        let page = p.eva.at.upload("/questions", &wrong, ("photo", "x.gif", GIF)).await;
        let name = |page: &str| {
            let kept = page.split("name=\"photo_kept\" value=\"").nth(1)?;
            kept.split('"').next().map(str::to_owned)
        };
        let kept = name(&page.text()).expect("the photo is kept");
        assert!(page.shows("Take the photo away") && page.shows("Another photo instead"));

        let again = [wrong[0], wrong[1], ("photo_kept", kept.as_str())];
        let page = p.eva.at.upload("/questions", &again, ("photo", "y.gif", GIF)).await;
        let other = name(&page.text()).expect("the other photo is kept");
        assert_ne!(other, kept);

        let away = [again[0], again[1], again[2], ("no_photo", "on")];
        let page = p.eva.at.post("/questions", &away).await;
        assert_eq!(name(&page.text()), None, "{}", page.text());
        let bare = [("text", ""), ("whom", "everyone"), away[2], away[3]];
        assert_eq!(p.eva.at.post("/questions", &bare).await.status, 422, "nothing is left to ask");
    })
    .await;
}

#[tokio::test]
async fn a_photo_takes_the_road_of_every_file() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let fields = [("text", "Which is it?"), ("whom", "person")];
        let mut damaged = GIF.to_vec();
        damaged.truncate(20);
        let page = p.eva.at.upload("/questions", &fields, ("photo", "x.gif", &damaged)).await;
        assert!(page.shows("x.gif begins like a picture but is damaged."), "{}", page.words());
        assert!(page.text().contains("href=\"#f-photo\""), "{}", page.text());
        for _ in 0..200 {
            p.eva.at.upload("/files", &[], ("file", "x.gif", GIF)).await;
        }
        let page = p.eva.at.upload("/questions", &fields, ("photo", "x.gif", GIF)).await;
        assert!(page.shows("Too many tries."), "{}", page.words());
        assert!(page.text().contains("Which is it?</textarea>"));
    })
    .await;
}
