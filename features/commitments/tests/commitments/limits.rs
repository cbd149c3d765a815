//! What a browser can send: nothing breaks, nothing typed is lost.

use crate::{House, features, takes};

#[tokio::test]
async fn a_refused_form_comes_back_filled_in_with_what_is_wrong() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let (long, jonas) = ("å".repeat(10_000), house.jonas.to_string());
        let longer = "x".repeat(2_000_000);
        let good =
            [("text", "Kept"), ("due", "2026-03-20"), ("scope", "mine"), ("notice", "Calls")];
        for (name, value, says) in [
            ("text", "   ", "Please write something here."),
            ("text", long.as_str(), "10,000 characters; 280 is the limit"),
            ("text", longer.as_str(), "2,000,000 characters; 280 is the limit"),
            ("due", "0000-01-01", "between the years 2000 and 2199"),
            ("due", "", "Please give a day."),
            ("due", "tomorrow", "between the years 2000 and 2199"),
            ("due", "2026-03-01", "That day has passed."),
            ("due", "2199-12-31", "more than two years away"),
            ("scope", "theirs", "Please choose one of these."),
            ("notice", long.as_str(), "10,000 characters; 280 is the limit"),
            ("owner", "nobody", "Please choose one of these."),
            ("owner", jonas.as_str(), "Only for a step that is ours"),
            ("team", "00000000-0000-0000-0000-000000000000", "Please choose one of these."),
        ] {
            let mut fields = good.to_vec();
            fields.retain(|(n, _)| *n != name);
            fields.push((name, value));
            let answer = noor.post("/steps", &fields).await;
            assert_eq!(answer.status.as_u16(), 422, "{name}={value:.20}");
            assert!(answer.shows(says), "{name}: {}", &answer.words()[..400]);
            for (kept, typed) in &good {
                assert!(*kept == name || answer.text().contains(typed), "{name} lost {kept}");
            }
            // What was chosen from a list that has no such choice is the one thing not kept.
            let chosen = matches!(name, "scope" | "owner" | "team");
            assert!(chosen || answer.text().contains(value.trim()), "{name} comes back");
            assert!(name != "team" || !answer.text().contains(value), "a hidden field is mended");
        }
        assert!(noor.get("/steps").await.shows("No next step yet"));
    })
    .await;
}

#[tokio::test]
async fn markup_and_addresses_of_script_are_words_and_nothing_else() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let evil = "<script>alert(1)</script> javascript:alert(2) \" onload=x";
        let step = takes(&noor, evil, "2026-03-20", "shown").await;
        for path in [step.as_str(), "/steps", &format!("/steps?team={}", house.team)] {
            let page = noor.get(path).await;
            assert!(!page.text().contains("<script>alert"), "{path}");
            assert!(page.shows("<script>alert(1)</script>"), "{path}: {}", page.words());
        }
        for back in [
            "javascript:alert(1)",
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "/\t/evil",
            "/a\nb",
        ] {
            let fields = [("text", "x"), ("due", "2026-03-20"), ("scope", "mine"), ("back", back)];
            let to = noor.post("/steps", &fields).await.location();
            let own = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
            assert!(own, "{back} leads to {to}");
        }
        let form =
            noor.get("/steps/new?because_of=javascript:alert(1)&due=x&text=%3Cb%3Ebold").await;
        assert_eq!(form.status.as_u16(), 200);
        assert!(!form.text().contains("javascript:") && !form.text().contains("<b>bold"));
    })
    .await;
}

#[tokio::test]
async fn addresses_that_are_none_are_not_found() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let nil = "00000000-0000-0000-0000-000000000000";
        for path in ["/steps/7", "/steps/..", &format!("/steps/{nil}"), "/learned/x"] {
            assert_eq!(noor.get(path).await.status.as_u16(), 404, "{path}");
        }
        let missing = format!("/steps?team={nil}");
        assert_eq!(noor.get(&missing).await.status.as_u16(), 404);
        for query in ["before=x", "team=x", "before=%00"] {
            let page = noor.get(&format!("/steps?{query}")).await;
            assert_eq!(page.status.as_u16(), 200, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn two_hundred_steps_are_read_page_by_page_with_the_same_few_questions() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        for n in 0..60 {
            let step = takes(&noor, &format!("Step {n}"), "2026-03-20", "shown").await;
            noor.post(&format!("{step}/drop"), &[]).await;
        }
        takes(&noor, "Still open", "2026-03-20", "shown").await;
        let page = noor.get("/steps").await;
        assert!(page.shows("Still open") && page.shows("Older"));
        assert!(page.queries() <= 6, "{}", page.queries());
        let text = page.text();
        let at = text.find("/steps?before=").expect("an older page");
        let older = noor.get(&text[at..at + "/steps?before=".len() + 36]).await;
        let shown = (0..60).filter(|n| older.words().contains(&format!("Step {n} "))).count();
        assert_eq!(shown, 10);
        assert!(older.shows("Newer") && !older.shows("Still open"));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_step_cannot_be_passed_by() {
    cairn_testkit::apps(features, |app| async move {
        let house = House::new(app).await;
        let noor = house.sign_in(house.noor).await;
        let fields = [("text", "Ask first"), ("audience", "me")];
        let to = noor.post("/learned", &fields).await.location();
        let id = to.split_once("because_of=").expect("an id").1.split('&').next().unwrap();
        assert_eq!(noor.post(&format!("/steps/{id}/pass"), &[]).await.status.as_u16(), 404);
    })
    .await;
}
