//! What those hear who do not see a photo.

use cairn_testkit::apps;

use super::{
    asking::GIF,
    house::{People, address, features},
};

const SHOWS: &str = "The torn seal of the upper valve";

#[tokio::test]
async fn whoever_asks_or_answers_with_a_photo_can_say_in_a_line_what_it_shows() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let fields = [("text", ""), ("whom", "everyone"), ("photo_shows", SHOWS)];
        let sent = p.eva.at.upload("/questions", &fields, ("photo", "IMG_1.gif", GIF)).await;
        let question = address(&sent);
        let heard = format!("alt=\"{SHOWS}\"");
        let page = p.alva.at.get(&question).await;
        assert!(page.text().contains(&heard), "{}", page.text());

        // Where one decides whether one can answer.
        for path in ["/slots/today".to_owned(), format!("{question}/pass")] {
            let html = p.noor.at.get(&path).await.text();
            assert!(html.contains("class=\"shot\"") && html.contains(&heard), "{path}: {html}");
        }

        let answers = format!("{question}/answers");
        let fields = [("text", ""), ("photo_shows", "")];
        p.noor.at.upload(&answers, &fields, ("photo", "x.gif", GIF)).await;
        let page = p.alva.at.get(&question).await;
        assert!(page.text().contains("alt=\"Photo from Noor Karim\""), "{}", page.text());
        let fields = [("text", ""), ("photo_shows", "A new one")];
        p.jonas.at.upload(&answers, &fields, ("photo", "x.gif", GIF)).await;
        let html = p.alva.at.get(&question).await.text();
        assert!(html.contains("alt=\"A new one\"") && html.contains(&heard), "{html}");

        let answer = html.split("alt=\"A new one\"").next().unwrap().rsplit("id=\"a-").next();
        let answer = answer.unwrap().split('"').next().unwrap();
        let form = p.jonas.at.get(&format!("/pages/new?because_of={answer}")).await;
        assert!(form.text().contains("![A new one](/files/"), "{}", form.text());
    })
    .await;
}

#[tokio::test]
async fn what_a_photo_shows_survives_a_mistake_beside_it_and_is_its_owner_s_to_say() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let form = p.eva.at.get("/questions/new").await;
        assert!(!form.shows("Which colleague? (optional)"), "{}", form.words());
        let wrong = [("text", "Which?"), ("whom", "person"), ("photo_shows", SHOWS)];
        let page = p.eva.at.upload("/questions", &wrong, ("photo", "x.gif", GIF)).await;
        assert_eq!(page.status, 422);
        let html = page.text();
        assert!(html.contains(&format!("value=\"{SHOWS}\"")), "{html}");
        let kept = html.split("name=\"photo_kept\" value=\"").nth(1).unwrap();
        let kept = kept.split('"').next().unwrap();

        let long = "x".repeat(281);
        let fields = |shows, whom| {
            [("text", "Which?"), ("whom", whom), ("photo_kept", kept), ("photo_shows", shows)]
        };
        let page = p.eva.at.post("/questions", &fields(&long, "everyone")).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains(&long), "nothing that was typed is lost");
        assert!(page.text().contains("id=\"f-photo_shows-error\""), "{}", page.text());
        let stolen = fields("Something else", "everyone");
        p.alva.at.post("/questions", &stolen).await;
        let question = address(&p.eva.at.post("/questions", &fields(SHOWS, "everyone")).await);
        p.alva.at.post("/questions", &stolen).await;
        let page = p.noor.at.get(&question).await.text();
        assert!(page.contains(&format!("alt=\"{SHOWS}\"")), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_photo_without_words_is_called_and_found_by_what_it_shows() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let fields = [("text", ""), ("whom", "everyone"), ("photo_shows", SHOWS)];
        let sent = p.eva.at.upload("/questions", &fields, ("photo", "IMG_1.gif", GIF)).await;
        let question = address(&sent);
        for path in ["/questions?show=all", "/slots/organisation"] {
            let page = p.noor.at.get(path).await;
            assert!(page.text().contains(SHOWS) && !page.shows("A photo"), "{path}");
        }
        let answers = format!("{question}/answers");
        let fields = [("text", ""), ("photo_shows", "A gasket with two lips")];
        p.noor.at.upload(&answers, &fields, ("photo", "x.gif", GIF)).await;
        let actor = p.actor(&p.alva).await;
        let mut db = p.app.store.read().await.unwrap();
        for words in ["torn seal", "gasket lips"] {
            let found = cairn_search::find(&mut db, &actor, words, 10).await.unwrap();
            let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
            assert_eq!(titles, [SHOWS], "{words}");
        }
        drop(db);

        // Where something may already help: the photo is still there, and whom it goes to.
        let north = p.north.to_string();
        let shows = "The torn seal of a valve";
        let fields = [("text", ""), ("whom", north.as_str()), ("photo_shows", shows)];
        let near = p.jonas.at.upload("/questions", &fields, ("photo", "x.gif", GIF)).await;
        assert!(near.shows("Perhaps this already helps"), "{}", near.words());
        assert!(near.shows("The photo is kept") && near.shows("You ask Service North."));
        assert!(near.text().contains(&format!("alt=\"{shows}\"")), "{}", near.text());
        let fields = [("text", "Whose torn seal is it?"), ("whom", "person"), ("to", "alva")];
        let near = p.jonas.at.post("/questions", &fields).await;
        assert!(near.shows("You ask Alva Holm.") && !near.shows("The photo is kept"));
    })
    .await;
}
