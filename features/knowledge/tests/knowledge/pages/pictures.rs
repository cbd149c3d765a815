//! What those hear who do not see a picture.

use cairn_testkit::{Client, apps};

use super::{
    files::png,
    house::{People, features, said},
};

/// Adds a picture by the toolbar; gives the Markdown and the address.
async fn added(web: &Client) -> (String, String) {
    let markdown = web.upload("/files", &[], ("file", "IMG_2034.png", &png())).await.text();
    let address = markdown.trim_start_matches("![](").trim_end_matches(')').to_owned();
    (markdown, address)
}

/// The form's field for the description of a picture.
fn field(address: &str) -> String {
    format!("shows_{}", address.rsplit('/').next().unwrap())
}

#[tokio::test]
async fn a_picture_that_nobody_described_is_heard_as_one_in_the_reader_s_language() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let (markdown, address) = added(&people.noor.web).await;
        let body = format!("{markdown}\n\n![IMG_2034.png]({address})\n\n![The valve]({address})");
        let page = people.noor.share("Valves", &body).await;
        let shown = people.alva.web.get(&page).await.text();
        assert_eq!(shown.matches("alt=\"Picture without a description\"").count(), 2, "{shown}");
        assert!(shown.contains("alt=\"The valve\"") && !shown.contains("IMG_2034"), "{shown}");
        let shown = people.jonas.web.get(&page).await.text();
        assert!(shown.contains("alt=\"Bild utan beskrivning\""), "{shown}");
        let look = people.noor.web.post("/markdown/preview", &[("text", &markdown)]).await;
        assert!(look.text().contains("alt=\"Picture without a description\""), "{}", look.text());
        let version = people.alva.web.get(&format!("{page}/history/1")).await.text();
        assert!(version.contains("alt=\"Picture without a description\""), "{version}");
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_after_a_page_is_asked_what_its_pictures_show_and_says_it_in_a_line() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let (markdown, address) = added(&people.noor.web).await;
        let page = people.noor.share("Valves", &format!("Look:\n\n{markdown}")).await;
        let asks = "Say what the picture shows, for those who do not see it";
        assert!(people.noor.sees(&page).await.contains(asks));
        assert!(!people.alva.sees(&page).await.contains(asks), "it is not hers to see to");

        let form = people.noor.web.get(&format!("{page}/edit")).await;
        assert!(form.shows("What picture 1 shows"), "{}", form.words());
        assert!(form.text().contains(&format!("<img class=\"shot\" src=\"{address}\"")));
        let (field, body) = (field(&address), format!("Look:\n\n{markdown}"));
        let long = "x".repeat(281);
        let fields = |words| {
            [
                ("version", "1"),
                ("title", "Valves"),
                ("body", body.as_str()),
                (field.as_str(), words),
            ]
        };
        let refused = people.noor.web.post(&page, &fields(&long)).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(&long), "nothing that was typed is lost");

        let saved = people.noor.web.post(&page, &fields("The upper *valve*")).await;
        assert_eq!(said(&saved), "saved", "{}", saved.words());
        let shown = people.alva.web.get(&page).await.text();
        assert!(shown.contains("alt=\"The upper *valve*\""), "{shown}");
        assert!(!people.noor.sees(&page).await.contains(asks));
        let form = people.noor.web.get(&format!("{page}/edit")).await;
        assert!(!form.shows("What picture 1 shows"), "{}", form.words());
    })
    .await;
}

#[tokio::test]
async fn a_new_page_that_came_back_asks_what_its_pictures_show() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let (markdown, address) = added(&people.noor.web).await;
        let fields = [("title", ""), ("body", markdown.as_str()), ("audience", "organisation")];
        let form = people.noor.web.post("/pages", &fields).await;
        assert_eq!(form.status, 422);
        assert!(form.shows("What picture 1 shows"), "{}", form.words());
        let field = field(&address);
        let page =
            people.noor.share_with("Valves", &markdown, &[(field.as_str(), "A worn seal")]).await;
        let shown = people.alva.web.get(&page).await.text();
        assert!(shown.contains("alt=\"A worn seal\""), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn a_picture_among_the_material_is_heard_by_its_words_and_not_by_its_file() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        for (title, why, heard) in [
            ("", "The seal, worn", "The seal, worn"),
            ("Seal", "Worn", "Seal"),
            ("", "", "Picture without a description"),
        ] {
            let fields = [("title", title), ("why", why), ("audience", "organisation")];
            let file = ("file", "IMG_2034.png", png());
            let sent = people.noor.web.upload("/material", &fields, (file.0, file.1, &file.2));
            let material = super::house::address(&sent.await);
            let shown = people.alva.web.get(&material).await.text();
            assert!(shown.contains(&format!("alt=\"{heard}\"")), "{heard}: {shown}");
        }
    })
    .await;
}
