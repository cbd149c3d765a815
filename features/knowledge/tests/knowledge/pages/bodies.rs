//! Markdown that means harm, and Markdown that is too much.

use cairn_testkit::apps;

use super::house::{People, features, said};

#[tokio::test]
async fn nothing_in_a_page_runs_loads_or_leads_astray() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let body = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n\
            [a](javascript:alert(1)) [b](data:text/html,x) [c](JaVa\tScript:alert(1))\n\n\
            ![spy](https://spy.example/pixel.png) ![own](/logout) ![d](data:image/svg+xml,x)\n\n\
            <iframe src=/me></iframe><form action=/me><input></form><a href=x style=x>y</a>\n\n\
            [lost](../elsewhere/file.md) <svg onload=alert(1)>";
        let page = people.noor.share("<script>alert(2)</script>", body).await;
        let text = people.alva.web.get(&page).await.text();
        let main = &text[text.find("<main").unwrap()..text.find("</main").unwrap()];
        for harm in [
            "<script",
            "onerror=",
            "javascript:",
            "data:",
            "src=\"https://spy",
            "src=\"/logout",
            "<iframe",
            "<svg onload",
            "style=",
            "elsewhere/file.md",
        ] {
            assert!(!main.contains(harm), "{harm}: {main}");
        }
        assert!(main.contains("href=\"https://spy.example/pixel.png\""), "a link instead");
        assert!(main.contains("&#60;script&#62;alert(2)"), "the title is words");
        for path in ["/pages".to_owned(), format!("{page}/edit"), format!("{page}/history/1")] {
            let text = people.alva.web.get(&path).await.text();
            assert!(!text.contains("<script>alert"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_of_200_000_letters_is_kept_shown_and_edited() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let line = "Så här gör vi, åäö och så vidare.\n\n";
        let body = line.repeat(200_000 / line.chars().count());
        let fields = [("title", "Lång"), ("body", body.as_str()), ("audience", "organisation")];
        // As the form sends it: in parts, so that å does not take six bytes.
        let sent = people.noor.web.upload("/pages", &fields, ("none", "", b"")).await;
        assert_eq!(sent.status, 303, "{}", sent.words());
        let page = super::house::address(&sent);
        people.alva.sees(&page).await;
        let longer = format!("{body}Sist.");
        let fields = [("title", "Lång"), ("body", longer.as_str()), ("version", "1")];
        let saved = people.alva.web.upload(&page, &fields, ("none", "", b"")).await;
        assert_eq!(said(&saved), "saved");
        people.alva.sees(&format!("{page}/history/2")).await;
        let more = "å".repeat(200_001);
        let fields = [("title", "Lång"), ("body", more.as_str()), ("version", "2")];
        let refused = people.alva.web.upload(&page, &fields, ("none", "", b"")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("200,001 characters"), "{}", &refused.words()[..300]);
        assert!(refused.text().contains(&more), "nothing is lost");
    })
    .await;
}

#[tokio::test]
async fn a_text_of_two_megabytes_comes_back_in_its_form_with_how_long_it_may_be() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let long = "x".repeat(2_000_000);
        let base = [("title", "Valves"), ("body", long.as_str()), ("version", "1")];
        let new = [("title", "Valves"), ("body", long.as_str()), ("audience", "organisation")];
        let ask = [("text", long.as_str()), ("whom", "everyone")];
        let none = ("none", "", &b""[..]);
        for refused in [
            people.noor.web.post(&page, &base).await,
            people.alva.web.upload("/pages", &new, none).await,
            people.noor.web.upload("/questions", &ask, none).await,
        ] {
            assert_eq!(refused.status, 422);
            assert!(refused.shows("2,000,000 characters"), "{}", &refused.words()[..300]);
            assert!(refused.text().contains(&long), "nothing is lost");
        }
    })
    .await;
}

#[tokio::test]
async fn a_text_too_deep_to_be_rendered_is_shown_as_it_was_typed() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let body = format!("{} deep", "> ".repeat(5_000));
        let page = people.noor.share("Deep", &body).await;
        let answer = people.alva.web.get(&page).await;
        assert_eq!(answer.status, 200);
        assert!(answer.shows("deep"));
        let nested = "[".repeat(20_000);
        people.noor.share("Brackets", &nested).await;
        let table = format!("|{}\n|{}\n", "a|".repeat(2_000), "-|".repeat(2_000));
        let page = people.noor.share("Table", &table).await;
        people.alva.sees(&page).await;
    })
    .await;
}

#[tokio::test]
async fn line_breaks_of_two_blanks_and_odd_letters_are_kept_or_cleaned() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let body = "\u{FEFF}\r\n\r\nFirst  \r\nSecond\u{202E}\u{0}\r\n";
        let page = people.noor.share("A\u{30A}ngest \u{202E}txt.exe", body).await;
        let answer = people.alva.web.get(&page).await;
        assert!(answer.text().contains("First<br>\nSecond</p>"), "{}", answer.text());
        assert!(answer.shows("Ångest txt.exe"), "{}", answer.words());
    })
    .await;
}

#[tokio::test]
async fn a_pasted_text_that_begins_with_the_title_does_not_say_it_twice() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        for body in
            ["# Close the *valves*\n\nFirst turn left.", "Close the valves\n===\nTurn left."]
        {
            let page = people.noor.share("Close the valves", body).await;
            let text = people.alva.web.get(&page).await.text();
            let main = &text[text.find("<main").unwrap()..text.find("</main").unwrap()];
            assert_eq!(main.matches("<h2").count() + main.matches("<h1").count(), 1, "{main}");
        }
        let page = people.noor.share("Only this", "# Only this").await;
        assert!(people.alva.sees(&page).await.matches("Only this").count() > 1, "not empty");
        let page = people.noor.share("Valves", "# Left\n\nTurn.").await;
        assert!(people.alva.sees(&page).await.contains("Left"));
    })
    .await;
}
