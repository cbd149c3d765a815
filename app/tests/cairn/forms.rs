//! What is typed is not lost, and is done as often as it was meant.

use cairn_testkit::apps;

use crate::features;

#[tokio::test]
async fn sent_twice_is_once_and_other_words_after_going_back_are_another() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let form = alva.get("/steps/new").await.text();
        let (_, rest) = form.split_once("name=\"command_id\" value=\"").expect("an id");
        let id = rest.split('"').next().expect("an id");
        let send = async |text: &str, due: &str| {
            let form = [("text", text), ("due", due), ("scope", "mine"), ("command_id", id)];
            let answer = alva.post("/steps", &form).await;
            assert_eq!(answer.status, 303, "{}", answer.words());
            answer.location().split('?').next().expect("an address").to_owned()
        };
        let first = send("Ring kunden", "2026-03-05").await;
        assert_eq!(send("Ring kunden", "2026-03-05").await, first, "{}", app.name);
        let second = send("Skriv till kunden", "2026-03-06").await;
        assert_ne!(second, first, "{}", app.name);
        assert!(alva.get(&second).await.shows("Skriv till kunden"));
    })
    .await;
}

#[tokio::test]
async fn words_for_what_was_taken_away_meanwhile_stand_on_the_page_that_says_so() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let noor = app.sign_in(app.person("Noor Karim", team).await).await;
        let team = team.to_string();
        let form = [("text", "Where is the pump?"), ("whom", team.as_str()), ("sure", "on")];
        let question = alva.post("/questions", &form).await.location();
        let question = question.split('?').next().expect("an address").to_owned();
        alva.done(&format!("{question}/delete"), &[]).await;
        let said = [("text", "In the <old> shed")];
        let answer = noor.post(&format!("{question}/answers"), &said).await;
        assert_eq!(answer.status, 404);
        assert!(answer.shows("It was not saved."), "{}", answer.words());
        assert!(answer.shows("In the <old> shed") && !answer.text().contains("<old>"));
        assert!(!noor.get("/nowhere").await.shows("It was not saved."));
    })
    .await;
}
