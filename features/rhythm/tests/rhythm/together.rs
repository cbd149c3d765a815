//! Two members write the team's direction at once.

use cairn_testkit::{Client, apps};

use super::features;

/// What the open form would send, field by field.
async fn form(browser: &Client, page: &str) -> Vec<(String, String)> {
    fields(&browser.get(page).await.text())
}

fn fields(text: &str) -> Vec<(String, String)> {
    let value = |name: &str| {
        let at = text.find(&format!("name=\"{name}\"")).expect("the field");
        let (field, rest) = text[at..].split_once('>').expect("its end");
        let typed = rest.split("</textarea>").next().unwrap_or_default().trim();
        let mark = field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let hidden = name.starts_with("was");
        (name.to_owned(), if hidden { mark.unwrap_or_default() } else { typed }.to_owned())
    };
    ["line1", "why1", "line2", "why2", "line3", "why3", "was1", "was2", "was3"].map(value).to_vec()
}

fn with<'a>(form: &'a [(String, String)], name: &str, words: &'a str) -> Vec<(&'a str, &'a str)> {
    let pick = |(field, value): &'a (String, String)| {
        (field.as_str(), if field == name { words } else { value.as_str() })
    };
    form.iter().map(pick).collect()
}

#[tokio::test]
async fn a_line_that_a_form_did_not_know_stays_when_it_is_sent() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let eva = app.sign_in(app.person("Eva Berg", team).await).await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let page = format!("/teams/{team}/direction");
        eva.post(&page, &[("line1", "Explain the display"), ("line2", "Plan")]).await;
        let (evas, alvas) = (form(&eva, &page).await, form(&alva, &page).await);
        let more = with(&evas, "line3", "Fewer returns");
        assert_eq!(eva.post(&page, &more).await.status, 303);
        let other = with(&alvas, "line1", "Show the display");
        assert_eq!(alva.post(&page, &other).await.status, 303);
        let read = form(&eva, &page).await;
        let lines = ["line1", "line2", "line3"]
            .map(|name| read.iter().find(|(field, _)| field == name).expect("a line").1.as_str());
        assert_eq!(lines, ["Show the display", "Plan", "Fewer returns"]);
    })
    .await;
}

#[tokio::test]
async fn where_both_wrote_both_texts_are_shown_and_the_second_press_decides() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let eva = app.sign_in(app.person("Eva Berg", team).await).await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let page = format!("/teams/{team}/direction");
        eva.post(&page, &[("line1", "Explain the display")]).await;
        let (evas, alvas) = (form(&eva, &page).await, form(&alva, &page).await);
        let evas = with(&evas, "line1", "Explain every display");
        assert_eq!(eva.post(&page, &evas).await.status, 303);
        let again = alva.post(&page, &with(&alvas, "line1", "Show the display")).await;
        assert_eq!(again.status, 422);
        assert!(again.shows("What stands now: “Explain every display”"), "{}", again.words());
        let back = fields(&again.text());
        assert!(back.contains(&("line1".into(), "Show the display".into())), "{back:?}");
        assert_eq!(alva.post(&page, &with(&back, "", "")).await.status, 303);
        assert!(eva.get(&page).await.text().contains("Show the display"));
    })
    .await;
}

#[tokio::test]
async fn a_line_that_stands_there_already_is_refused_in_words() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let browser = app.sign_in(app.person("Eva Berg", team).await).await;
        let lines = [("line1", "Plan the week"), ("line2", "plan the week ")];
        let answer = browser.post(&format!("/teams/{team}/direction"), &lines).await;
        assert_eq!(answer.status, 422);
        assert!(answer.shows("That line is here already"), "{}", answer.words());
    })
    .await;
}

#[tokio::test]
async fn a_line_taken_away_is_recorded_as_taken_away() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let browser = app.sign_in(app.person("Eva Berg", team).await).await;
        let page = format!("/teams/{team}/direction");
        browser.post(&page, &[("line1", "Explain the display"), ("line2", "Plan")]).await;
        browser.post(&page, &[("line1", "Explain the display")]).await;
        let mut db = app.store.read().await.expect("a connection");
        let verbs: Vec<String> = cairn_store::q(
            "SELECT verb FROM record_statement WHERE verb LIKE '%direction'
                ORDER BY seq",
        )
        .all(&mut db)
        .await
        .expect("statements");
        assert_eq!(verbs, ["set-direction", "set-direction", "dropped-direction"]);
    })
    .await;
}
