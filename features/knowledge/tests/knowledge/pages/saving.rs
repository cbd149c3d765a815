use cairn_testkit::apps;

use super::house::{People, features, said};

const BODY: &str = "One\n\nTwo\n\nThree\n\nFour\n\nFive";

#[tokio::test]
async fn everyone_makes_a_tip_better_and_its_owner_hears_of_it() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", BODY).await;
        let form = people.jonas.web.get(&format!("{page}/edit")).await;
        assert!(form.text().contains("name=\"version\" value=\"1\""));
        let saved = people.jonas.save(&page, 1, "Valves", "One\n\nTwo and a half").await;
        assert_eq!(said(&saved), "saved");
        assert!(people.alva.sees(&page).await.contains("Last changed by Jonas Berg"));
        assert_eq!(people.told(&people.noor).await, ["knowledge-tell-edited"]);
        assert_eq!(people.did(&people.jonas).await, ["edited"]);
    })
    .await;
}

#[tokio::test]
async fn two_who_save_at_once_in_different_places_lose_nothing() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", BODY).await;
        let first = BODY.replace("One", "One, slowly");
        let second = BODY.replace("Five", "Five, at last");
        assert_eq!(said(&people.alva.save(&page, 1, "Valves", &first).await), "saved");
        let merged = people.jonas.save(&page, 1, "Valves and flanges", &second).await;
        assert_eq!(said(&merged), "merged");
        let words = people.noor.sees(&page).await;
        assert!(words.contains("One, slowly") && words.contains("Five, at last"), "{words}");
        assert!(words.contains("Valves and flanges"));
        let history = people.noor.sees(&format!("{page}/history")).await;
        assert!(history.contains("Jonas Berg edited at the same time as somebody else"));
    })
    .await;
}

#[tokio::test]
async fn two_who_change_the_same_words_see_both_and_the_second_decides() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", BODY).await;
        let theirs = BODY.replace("Three", "Three turns to the left");
        let mine = BODY.replace("Three", "Three turns to the right");
        people.alva.save(&page, 1, "Valves", &theirs).await;
        let conflict = people.jonas.save(&page, 1, "Ventiler", &mine).await;
        assert_eq!(conflict.status, 422);
        assert!(conflict.shows("Inget är förlorat"), "{}", conflict.words());
        assert!(conflict.shows("to the left") && conflict.shows("to the right"));
        assert!(conflict.text().contains("value=\"Ventiler\""), "the title is kept");
        assert!(conflict.text().contains("name=\"version\" value=\"2\""));
        assert!(people.alva.sees(&page).await.contains("to the left"));
        let settled = people.jonas.save(&page, 2, "Ventiler", &mine).await;
        assert_eq!(said(&settled), "saved");
        assert!(people.alva.sees(&page).await.contains("to the right"));
    })
    .await;
}

#[tokio::test]
async fn twelve_who_save_at_the_same_moment_all_find_their_line() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let lines: Vec<String> = (0..12).map(|at| format!("Line {at}\n\n---\n")).collect();
        let body = lines.join("\n");
        let page = people.noor.share("Together", &body).await;
        let all = (0..12).map(|at| {
            let mine = body.replacen(&format!("Line {at}\n"), &format!("Line {at} by {at}\n"), 1);
            let (web, page) = (people.alva.web.clone(), page.clone());
            tokio::spawn(async move {
                let fields = [("version", "1"), ("title", "Together"), ("body", mine.as_str())];
                web.post(&page, &fields).await.status
            })
        });
        for sent in all.collect::<Vec<_>>() {
            assert_eq!(sent.await.unwrap(), 303);
        }
        let words = people.noor.sees(&page).await;
        for at in 0..12 {
            assert!(words.contains(&format!("Line {at} by {at}")), "{at} is lost: {words}");
        }
        let history = people.noor.sees(&format!("{page}/history")).await;
        assert!(history.contains("Version 13") && !history.contains("Version 14"));
    })
    .await;
}

#[tokio::test]
async fn a_save_that_changes_nothing_makes_no_version() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", BODY).await;
        let windows = BODY.replace('\n', "\r\n");
        assert_eq!(said(&people.alva.save(&page, 1, " Valves ", &windows).await), "unchanged");
        assert_eq!(people.did(&people.alva).await, [""; 0]);
        let history = people.noor.sees(&format!("{page}/history")).await;
        assert!(!history.contains("Version 2"));
    })
    .await;
}

#[tokio::test]
async fn the_history_shows_what_changed_and_an_earlier_version_comes_back() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let body = "One\n\nTwo turns to the left, then wait for the sound\n\nFour";
        let page = people.noor.share("Valves", body).await;
        people.alva.save(&page, 1, "Valves", &body.replace("left", "left, <b>not</b> three")).await;
        let version = people.jonas.web.get(&format!("{page}/history/2")).await.text();
        let at = version.find("Two turns to the").unwrap();
        let shown = &version[at..at + 400];
        assert!(shown.contains("<ins>") && shown.contains("&#60;b&#62;not"), "{shown}");
        assert!(!version.contains("<b>not"));
        assert_eq!(people.jonas.web.get(&format!("{page}/history/9")).await.status, 404);
        let back = people.jonas.web.post(&format!("{page}/history/1"), &[]).await;
        assert_eq!(said(&back), "restored");
        let words = people.noor.sees(&page).await;
        assert!(!words.contains("three") && words.contains("Two"), "{words}");
        let history = people.noor.sees(&format!("{page}/history")).await;
        assert!(history.contains("Version 3 Jonas Berg brought back an earlier version"));
    })
    .await;
}

#[tokio::test]
async fn a_form_of_a_version_that_never_was_is_a_conflict_not_a_loss() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", BODY).await;
        for version in [0, -4, 99, i64::MAX] {
            let answer = people.alva.save(&page, version, "Valves", "My own words").await;
            assert_eq!(answer.status, 422, "{version}");
            assert!(answer.text().contains("My own words</textarea>"));
        }
        let fields = [("title", "Valves"), ("body", "My own words"), ("version", "x")];
        assert_eq!(people.alva.web.post(&page, &fields).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_led_to_write_a_tip_is_led_on_when_it_is_shared() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let form = people.noor.web.get("/pages/new?back=/setup/review").await.text();
        assert!(form.contains("name=\"back\" value=\"/setup/review\""), "{form}");
        let mut fields =
            vec![("title", "Valves"), ("body", BODY), ("audience", "organisation"), ("back", "/x")];
        let to = people.noor.web.post("/pages", &fields).await.location();
        assert_eq!(to, "/x?said=knowledge-page-said-shared");
        fields[3] = ("back", "//evil.example");
        let to = people.noor.web.post("/pages", &fields).await.location();
        assert!(to.starts_with("/pages/"), "{to}");
    })
    .await;
}
