//! A reported text leaves every place where its words could be read, also those of another feature.

use cairn_testkit::apps;

use crate::features;

#[tokio::test]
async fn the_words_of_a_reported_answer_are_not_found_until_a_curator_shows_it_again() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let service = team.to_string();
        let alva = app.person("Alva Lindqvist", team).await;
        let noor = app.person("Noor Karim", team).await;
        let coast = app.team("Coast").await;
        let elsewhere = app.person("Sara Berg", coast).await;
        let ada = app.administrator("Ada Holm").await;
        let (alva, noor) = (app.sign_in(alva).await, app.sign_in(noor).await);
        let (elsewhere, ada) = (app.sign_in(elsewhere).await, app.sign_in(ada).await);

        let text = "Where is the spare pump?";
        let form = [("text", text), ("whom", service.as_str()), ("sure", "on")];
        let asked = alva.post("/questions", &form).await;
        let question = asked.location().split('?').next().expect("an address").to_owned();
        let beside = "It stands in the yard.";
        alva.done(&format!("{question}/answers"), &[("text", beside)]).await;
        let long = "Ask the drunkard Larsson in the basement\n\nHe keeps them behind the door.";
        noor.done(&format!("{question}/answers"), &[("text", long)]).await;
        let page = alva.get(&question).await.text();
        let (_, rest) = page.split_once("/report/").expect("a way to report the answer");
        let answer = &rest[..36];
        assert!(alva.get("/search?q=drunkard").await.shows(text), "found by its answer");

        let path = format!("/report/{answer}");
        assert_eq!(elsewhere.post(&path, &[]).await.status, 404, "may not see it");
        assert_eq!(alva.post(&path, &[]).await.status, 303);
        assert_eq!(elsewhere.post(&path, &[]).await.status, 404, "nor tell that it is reported");
        assert_eq!(alva.post(&path, &[]).await.status, 303, "twice is once");
        for browser in [&alva, &noor] {
            assert!(!browser.get("/search?q=drunkard").await.shows(text));
            assert!(browser.get("/search?q=pump").await.shows(text), "the question stays");
        }

        let reports = ada.get("/manage/reports").await;
        assert!(
            reports.shows("He keeps them behind the door."),
            "a curator reads all of it: {}",
            reports.words()
        );
        assert!(!reports.shows(beside), "and nothing of the answers beside it");
        let reports = reports.text();
        let (_, rest) = reports.split_once("/manage/reports/").expect("a report");
        let decide = format!("/manage/reports/{}", &rest[..36]);
        let decided = ada.done(&decide, &[("word", "shown")]).await;
        assert!(!decided.shows("behind the door"), "only until it is decided");
        assert!(alva.get("/search?q=drunkard").await.shows(text), "shown again");
        ada.done(&decide, &[("word", "hidden")]).await;
        assert!(!alva.get("/search?q=drunkard").await.shows(text), "hidden for good");
        assert_eq!(alva.post(&path, &[]).await.status, 404, "it is gone");

        let id = question.rsplit('/').next().expect("an id");
        assert_eq!(noor.post(&format!("/report/{id}"), &[]).await.status, 303);
        let reports = ada.get("/manage/reports").await;
        assert!(reports.shows(text), "{}", reports.words());
        assert!(!reports.shows(beside), "nobody reported the answers: {}", reports.words());
    })
    .await;
}
