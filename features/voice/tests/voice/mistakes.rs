//! What is wrong with what one asks.

use cairn_testkit::apps;

use super::world::{World, features};

#[tokio::test]
async fn an_obstacle_without_words_and_without_a_name_hears_both_at_once() {
    apps(features, |app| async move {
        let w = World::new(app).await;
        let bare = [("kind", "obstacle"), ("text", ""), ("to", ""), ("audience", "team")];
        let refused = w.browser(w.alva).await.post("/obstacles", &bare).await.text();
        for field in ["text", "to"] {
            assert!(refused.contains(&format!("href=\"#f-{field}\"")), "{field}: {refused}");
        }
    })
    .await;
}
