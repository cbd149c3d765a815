use cairn_store::settings;
use cairn_testkit::{apps, samples, tables};

use crate::features;

#[tokio::test]
async fn anybody_reads_what_is_kept_without_signing_in_and_in_their_language() {
    apps(features, |app| async move {
        let mut visitor = app.visitor();
        let page = visitor.get("/trust").await;
        assert_eq!(page.status, 200);
        assert!(page.shows("Your manager sees nothing more."), "{}", page.words());
        assert!(page.shows("Notes To keep. Whoever is named beside the text"), "{}", page.words());
        assert!(page.shows("30 days"), "{}", page.words());
        assert!(!page.shows("public body"));
        "sv".clone_into(&mut visitor.language);
        let page = visitor.get("/trust").await;
        assert!(page.shows("Din chef ser inget mer.") && page.shows("Lappar Bra."));
        assert!(!page.text().contains('\u{FFFD}'));
    })
    .await;
}

#[tokio::test]
async fn a_public_body_says_that_it_may_have_to_hand_texts_out() {
    apps(features, |app| async move {
        app.store.write(|tx| Box::pin(settings::set(tx, "public-body", "yes"))).await.expect("set");
        let page = app.visitor().get("/trust").await;
        assert!(page.shows("This organisation is a public body."), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn each_kind_lies_folded_under_the_part_it_belongs_to_and_prints_open() {
    apps(features, |app| async move {
        let page = app.visitor().get("/trust").await;
        let text = page.text();
        let (_, own) = text.split_once("Your history, messages and searching · 7").expect("ours");
        let (own, _) = own.split_once("</details>").expect("it ends");
        assert!(own.contains("The record") && own.contains("Who looked"), "{own}");
        assert!(
            page.shows("Everything else · 1"),
            "without words it is not lost: {}",
            page.words()
        );
        assert_eq!(text.matches("<details").count(), text.matches("class=\"printed\"").count());
        assert!(!text.contains("<details open"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn who_may_do_what_is_written_from_the_routes_themselves_without_figures() {
    apps(features, |app| async move {
        let page = app.visitor().get("/trust").await;
        let words = page.words();
        let manage = "Administration administrators administrators";
        assert!(words.contains(manage), "{words}");
        assert!(words.contains("This page anyone, also without signing in –"), "{words}");
    })
    .await;
}

#[tokio::test]
async fn every_table_of_the_kits_stands_in_one_kind() {
    apps(features, |app| async move {
        let flaws = tables::flaws_of_data_list(&app, &[]).await;
        // Persons and settings are entry's; the whole house is tested in app.
        let ours = |flaw: &&String| !flaw.starts_with("people_") && !flaw.starts_with("store_");
        let flaws: Vec<&String> = flaws.iter().filter(ours).collect();
        assert!(flaws.is_empty(), "{}: {flaws:#?}", app.name);
    })
    .await;
}

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = samples::flaws(&cairn_lrs::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}
