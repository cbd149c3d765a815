use cairn_testkit::apps;

use super::house::{People, address, features};

/// What is said of a field: the words of its label, and whether it is required.
fn said_of(html: &str, name: &str) -> (String, bool) {
    let label = html.split(&format!("<label for=\"f-{name}\">")).nth(1).expect("a label");
    let field = html.split(&format!(" id=\"f-{name}\" ")).nth(1).expect("a field");
    let label = label.split("</label>").next().expect("its end");
    (label.to_owned(), field.split('>').next().expect("its end").contains(" required"))
}

#[tokio::test]
async fn a_field_that_only_one_choice_needs_is_called_neither_optional_nor_required() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let page = people.noor.share("Valves", "One").await;
        let care = format!("{page}/care");
        for (path, names) in [
            ("/questions/new", &["to", "text"][..]),
            (care.as_str(), &["why"]),
            ("/material/new", &["url", "file"]),
        ] {
            let html = people.noor.web.get(path).await.text();
            for name in names {
                let (label, required) = said_of(&html, name);
                assert!(!label.contains("optional") && !required, "{path} {name}: {label}");
            }
        }
        let html = people.noor.web.get("/material/new").await.text();
        assert!(said_of(&html, "why").0.contains("optional"), "{html}");

        let link = [("url", "https://example.org"), ("audience", "organisation")];
        let material = address(&people.noor.web.post("/material", &link).await);
        let html = people.noor.web.get(&format!("{material}/edit")).await.text();
        for name in ["url", "title"] {
            let (label, required) = said_of(&html, name);
            assert!(required && !label.contains("optional"), "{name}: {label}");
        }
    })
    .await;
}
