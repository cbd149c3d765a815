//! Because of, and led to: the chain of objects, one step after the other.

use std::sync::Arc;

use cairn_ground::{Actor, Audience::Team, ObjectId};
use cairn_testkit::{App, apps};

use crate::{ASKED, Made, features, make};

/// Objects of which each but the first is because of the one before.
async fn chain(app: &Arc<App>, titles: &[&str]) -> (cairn_testkit::Client, Vec<ObjectId>) {
    let team = app.team("Service Nord").await;
    let alva = app.person("Alva Lindqvist", team).await;
    let mut made: Vec<ObjectId> = Vec::new();
    for title in titles {
        let because_of = made.last().copied();
        let new = Made { verb: ASKED, kind: "question", title, audience: Team, because_of };
        let id = make(app, alva, team, new).await;
        if let Some(origin) = because_of {
            link(app, id, origin).await;
        }
        made.push(id);
    }
    (app.sign_in(alva).await, made)
}

async fn link(app: &Arc<App>, from: ObjectId, to: ObjectId) {
    let kind = cairn_links::Kind::BecauseOf;
    let linked = app.store.write(move |tx| {
        Box::pin(async move { cairn_links::link(tx, &Actor::System, from, to, kind).await })
    });
    linked.await.expect("linked");
}

/// Where the chain goes on.
fn next(html: &str) -> Vec<String> {
    let parts = html.split("hx-get=\"/links/").skip(1);
    parts
        .map(|rest| format!("/links/{}", rest.split('"').next().unwrap().replace("&#38;", "&")))
        .collect()
}

#[tokio::test]
async fn a_chain_is_followed_one_way_to_its_end_and_never_back() {
    apps(features, |app| async move {
        let (browser, made) = chain(&app, &["Cold van", "Heat first", "Warm feet"]).await;
        let both = browser.get(&format!("/links/{}", made[1])).await;
        assert!(both.shows("Because of 1 · Led to 1"), "{}", both.words());
        let both = next(&both.text());
        assert!(both[0].contains("way=because") && both[1].contains("way=led"), "{both:?}");

        let last = browser.get(&format!("/links/{}", made[2])).await;
        let first_step = next(&last.text()).remove(0);
        let page = browser.get(&first_step).await;
        assert!(page.shows("Cold van") && !page.shows("Warm feet"), "{}", page.words());
        assert!(!page.shows("Led to"), "{}", page.words());
        let label = "<ul class=\"links\" aria-label=\"Because of: Heat first\"";
        assert!(page.text().contains(label), "{}", page.text());
        assert_eq!(page.text().matches("class=\"links").count(), 1);
        let end = browser.get(&next(&page.text()).remove(0)).await;
        assert!(end.shows("Nothing more to show."), "{}", end.words());
        let takes_focus = "id=\"chain\"><p class=\"links\" tabindex=\"-1\">";
        assert!(end.text().contains(takes_focus), "{}", end.text());
        assert!(!end.shows("Heat first"), "not back where one came from");
    })
    .await;
}

#[tokio::test]
async fn a_chain_that_closes_shows_nothing_that_one_came_past() {
    apps(features, |app| async move {
        let (browser, made) = chain(&app, &["Cold van", "Heat first", "Warm feet"]).await;
        link(&app, made[0], made[2]).await;
        let mut address = format!("/links/{}?way=led", made[0]);
        let mut seen = Vec::new();
        for _ in 0..2 {
            let page = browser.get(&address).await;
            assert_eq!(page.status, 200, "{address}");
            seen.push(page.words());
            address = next(&page.text()).remove(0);
        }
        assert!(seen[0].contains("Heat first") && seen[1].contains("Warm feet"), "{seen:?}");
        let end = browser.get(&address).await;
        assert!(end.shows("Nothing more to show."), "{}", end.words());
        let strange = format!("/links/{}?way=up&past=x.%00.{}", made[1], made[0]);
        let page = browser.get(&strange).await;
        assert!(page.shows("Warm feet") && !page.shows("Cold van"), "{}", page.words());
    })
    .await;
}
