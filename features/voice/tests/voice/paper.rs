//! A list of which only the first rows are printed says how many more there are.

use cairn_testkit::apps;

use super::world::{World, features};

#[tokio::test]
async fn a_table_says_on_paper_how_many_rows_are_on_the_screen_alone() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let alva = w.browser(w.alva).await;
        let page = format!("/host/team/{}", w.nord);
        let mut asked = 0;
        for (rows, says) in [(3, ""), (4, "and one more"), (5, "and 2 more")] {
            while asked < rows {
                w.ask(&format!("Key number {asked} is missing"), "Eva Berg", "team").await;
                asked += 1;
            }
            let shown = alva.get(&page).await.text();
            assert_eq!(shown.contains("off-paper"), !says.is_empty(), "{rows}: {shown}");
            assert!(shown.contains(says), "{rows}: {shown}");
        }
        w.ask("And the lamp is", "Eva Berg", "team").await;
        let shown = alva.get(&page).await;
        assert!(shown.shows("and at least 3 more"), "no more are read: {}", shown.words());
        assert_eq!(shown.text().matches("scope=\"row\"").count(), 5, "{}", shown.words());
    })
    .await;
}
