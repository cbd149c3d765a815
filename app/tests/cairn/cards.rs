//! The words of a card stay in its team, whichever feature carries on with it.

use cairn_testkit::{App, Client, apps};

use crate::features;

const CARD: &str = "We share two torque keys so somebody always waits";

/// A review of the team that is open, with one card; gives the address under which it goes on.
async fn insight(app: &App, browser: &Client, team: &str) -> String {
    let fields = [("about", "The week"), ("team", team), ("with", "")];
    let review = browser.post("/reviews", &fields).await.location();
    let review = review.split('?').next().expect("an address").to_owned();
    let written = [("q", "3"), ("body", CARD), ("go", "add")];
    browser.post(&format!("{review}/write"), &written).await;
    browser.post(&format!("{review}/open"), &[]).await;
    let page = browser.get(&review).await.text();
    let (_, rest) = page.split_once("/cards/").unwrap_or_else(|| panic!("{}: {page}", app.name));
    let step = browser.post(&format!("{review}/cards/{}/step", &rest[..36]), &[]).await.location();
    let (_, rest) = step.split_once("because_of=").expect("what it is because of");
    rest[..36].to_owned()
}

#[tokio::test]
async fn what_is_shown_to_more_people_does_not_take_in_the_words_of_its_card_later() {
    apps(features::all, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", team).await).await;
        let team = team.to_string();
        let insight = insight(&app, &alva, &team).await;
        let step = [
            ("text", "A third key for the boat"),
            ("due", "2026-03-05"),
            ("scope", "ours"),
            ("team", &team),
            ("because_of", &insight),
        ];
        let step = alva.post("/steps", &step).await.location();
        let step = step.split('?').next().expect("an address").to_owned();
        alva.done(&format!("{step}/widen"), &[("audience", "organisation")]).await;

        let change = [("text", "Because we share two torque keys"), ("due", "2026-03-06")];
        let answer = alva.post(&format!("{step}/change"), &change).await;
        assert_eq!(answer.status, 422, "{}: {}", app.name, answer.words());
        assert!(answer.shows("Say it in your own words."), "{}", answer.words());
        assert!(answer.text().contains(change[0].1), "nothing typed is lost");
        alva.done(&format!("{step}/answer"), &[("outcome", "done")]).await;
        let told = [("learned", "Somebody always waits, so somebody always helps")];
        alva.done(&format!("{step}/tell"), &told).await;
        let told = [("learned", CARD)];
        assert_eq!(alva.post(&format!("{step}/tell"), &told).await.status, 422);
        let seen = [("seen", "clearly"), ("seen_text", CARD)];
        let answer = alva.post(&format!("{step}/look-back"), &seen).await;
        assert_eq!(answer.status, 422, "{}", answer.words());
        assert!(answer.shows("Say it in your own words."), "{}", answer.words());
    })
    .await;
}

#[tokio::test]
async fn a_card_becomes_a_page_of_its_team_and_one_is_back_among_the_cards() {
    apps(features::all, |app| async move {
        let north = app.team("Service Nord").await;
        let alva = app.sign_in(app.person("Alva Lindqvist", north).await).await;
        let noor = app.sign_in(app.person("Noor Karim", north).await).await;
        let guest = app.sign_in(app.person("Omar Ali", app.team("Coast").await).await).await;
        let team = north.to_string();
        let insight = insight(&app, &alva, &team).await;
        let new = format!("/pages/new?title=Keys&because_of={insight}&back=/reviews/1");
        let form = noor.get(&new).await;
        let text = form.text();
        assert!(text.contains("name=\"audience\" value=\"team\" checked"), "{}", form.words());
        assert!(!text.contains("value=\"organisation\"") && !form.shows("ask."), "nobody to ask");
        assert!(form.shows("A card stays with its team"), "{}", form.words());
        assert!(text.contains("href=\"/reviews/1\""), "Cancel leads back too");
        let page = [
            ("title", "Two keys"),
            ("body", CARD),
            ("audience", "team"),
            ("because_of", &insight),
            ("back", "/reviews/1"),
        ];
        let made = noor.post("/pages", &page).await.location();
        assert!(made.starts_with("/reviews/1?said="), "{made}");
        let found = alva.get("/pages?list=newest").await;
        assert!(found.shows("Two keys"), "the team reads it: {}", found.words());
        assert!(!guest.get("/pages?list=newest").await.shows("Two keys"));
        let mut wide = page;
        wide[2] = ("audience", "organisation");
        let refused = noor.post("/pages", &wide).await;
        assert_eq!(refused.status, 422, "{}", refused.words());
        // Later, in words of one's own, it may go further; the card's own words may not.
        let text = found.text();
        let (_, rest) = text.split_once("href=\"/pages/0").expect("the page");
        let at = format!("/pages/0{}", &rest[..35]);
        let widen = format!("{at}/widen");
        let everyone = [("audience", "organisation")];
        assert_eq!(noor.post(&widen, &everyone).await.status, 422);
        let own = [("title", "Two keys"), ("body", "We bought a third one."), ("version", "1")];
        noor.done(&at, &own).await;
        noor.done(&widen, &everyone).await;
        assert!(guest.get("/pages?list=newest").await.shows("Two keys"));
    })
    .await;
}
