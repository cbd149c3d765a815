//! Pages made of an answer: whose words they have, and under whose name.

use cairn_testkit::apps;

use super::house::{Member, People, address, features};

const OWN: &str = "A tip from Noor Karim, collected by Alva Lind";
const AFTER: &str = "A tip from Alva Lind, after an answer from Noor Karim";

/// Alva asks, Noor answers, Alva makes a page of it; gives the page's address.
async fn page_of_answer(p: &People, text: &str, body: &str) -> String {
    let asked = [("text", "Which torque?"), ("whom", "everyone"), ("anyway", "yes")];
    let question = address(&p.alva.web.post("/questions", &asked).await);
    let given = p.noor.web.done(&format!("{question}/answers"), &[("text", text)]).await;
    let html = given.text();
    let answer = html.split("id=\"a-").nth(1).unwrap().split('"').next().unwrap();
    p.alva.share_with("Torque", body, &[("because_of", answer)]).await
}

async fn top(reader: &Member, page: &str) -> &'static str {
    let words = reader.sees(page).await;
    [OWN, AFTER].into_iter().find(|top| words.contains(top)).expect(&words)
}

#[tokio::test]
async fn a_page_says_whose_words_it_has_and_whoever_answered_hears_once_when_they_change() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let page = page_of_answer(&p, "Forty\nnewton metres", "Forty\nnewton metres").await;
        assert_eq!(top(&p.karin, &page).await, OWN);
        p.app.settle().await;
        let told = p.told(&p.noor).await.len();
        // A title, or a word by whoever answered, takes nobody's words away.
        p.alva.save(&page, 1, "Torque of the flange", "Forty\nnewton metres").await;
        p.noor.save(&page, 2, "Torque of the flange", "Forty newton metres, cold").await;
        assert_eq!(top(&p.karin, &page).await, OWN);
        assert_eq!(p.told(&p.noor).await.len(), told);

        p.alva.save(&page, 3, "Torque", "Whatever the wrench gives").await;
        assert_eq!(top(&p.karin, &page).await, AFTER);
        p.alva.save(&page, 4, "Torque", "Whatever the wrench gives, or more").await;
        p.jonas.save(&page, 5, "Torque", "Whatever the wrench gives, or less").await;
        let heard = p.told(&p.noor).await;
        let reworded = heard.iter().filter(|it| *it == "knowledge-tell-reworded").count();
        assert_eq!(reworded, 1, "once, not by edit: {heard:?}");
        let waits = p.waits(&p.noor).await;
        assert!(waits.contains(&("reworded".into(), Some("Alva Lind".into()))), "{waits:?}");
        let words = p.noor.sees(&page).await;
        assert!(words.contains("The page no longer says what you answered"), "{words}");

        for (version, body) in [
            (6, "~~Forty~~\nnewton metres"),
            (7, "[Forty](https://example.org)\nnewton metres"),
            (8, "Forty\nnewton metres\n\n![Noor has not tried it](/files/x.png)"),
            (9, "Forty\nnewton metres\n\n![x] Noor has not tried it (she says)"),
        ] {
            p.alva.save(&page, version, "Torque", body).await;
            assert_eq!(top(&p.karin, &page).await, AFTER, "{body}");
        }
        p.alva.save(&page, 10, "Torque", "Forty\nnewton metres").await;
        assert_eq!(top(&p.karin, &page).await, OWN, "the answer itself stands there again");
    })
    .await;
}

#[tokio::test]
async fn whoever_answered_can_take_the_own_name_off_a_page_with_other_words() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let page = page_of_answer(&p, "Forty newton metres", "Whatever the wrench gives").await;
        assert_eq!(top(&p.karin, &page).await, AFTER);
        let off = format!("{page}/name-off");
        assert!(!p.alva.sees(&page).await.contains("Take my name off"));
        p.alva.web.done(&off, &[]).await;
        assert_eq!(top(&p.karin, &page).await, AFTER, "it is Noor's name");
        assert!(p.noor.sees(&page).await.contains("Take my name off"));
        p.noor.web.done(&off, &[]).await;
        let words = p.karin.sees(&page).await;
        assert!(words.contains("A tip from Alva Lind") && !words.contains(AFTER), "{words}");
        p.alva.save(&page, 1, "Torque", "Forty newton metres").await;
        let words = p.karin.sees(&page).await;
        assert!(!words.contains("collected") && !words.contains("answer from"), "{words}");
        assert!(!p.noor.sees(&page).await.contains("Take my name off"));
    })
    .await;
}
