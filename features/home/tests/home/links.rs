//! Because of, and led to: the chain of objects, one step after the other.

use std::sync::Arc;

use cairn_ground::{
    Actor,
    Audience::{Organisation, Team},
    ObjectId,
};
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
        assert_eq!(next(&both.text()), Vec::<String>::new(), "nothing lies behind either end");

        let last = browser.get(&format!("/links/{}", made[2])).await;
        let first_step = next(&last.text()).remove(0);
        let page = browser.get(&first_step).await;
        assert!(page.shows("Cold van") && !page.shows("Warm feet"), "{}", page.words());
        assert!(!page.shows("Led to"), "{}", page.words());
        let label = "<ul class=\"links\" aria-label=\"Because of: Heat first\"";
        assert!(page.text().contains(label), "{}", page.text());
        assert_eq!(page.text().matches("class=\"links").count(), 1);
        assert_eq!(
            next(&page.text()),
            Vec::<String>::new(),
            "here it ends, and says so beforehand"
        );
        let end = browser.get(&format!("/links/{}?way=because", made[0])).await;
        assert!(end.shows("Nothing more to show."), "{}", end.words());
        let takes_focus = "id=\"chain\"><p class=\"links\" tabindex=\"-1\">";
        assert!(end.text().contains(takes_focus), "{}", end.text());
    })
    .await;
}

#[tokio::test]
async fn a_chain_goes_on_only_where_the_reader_may_see_what_lies_behind() {
    apps(features, |app| async move {
        let (browser, made) = chain(&app, &["Cold van", "Heat first"]).await;
        let near = format!("/links/{}", made[1]);
        assert_eq!(next(&browser.get(&near).await.text()), Vec::<String>::new());

        let other = app.team("Service Syd").await;
        let omar = app.person("Omar Haddad", other).await;
        for (title, audience, goes_on) in [("Theirs", Team, 0), ("For all", Organisation, 1)] {
            let new = Made { verb: ASKED, kind: "question", title, audience, because_of: None };
            let behind = make(&app, omar, other, new).await;
            link(&app, made[0], behind).await;
            let page = browser.get(&near).await;
            assert_eq!(next(&page.text()).len(), goes_on, "{title}: {}", page.words());
        }
        let page = browser.get(&next(&browser.get(&near).await.text()).remove(0)).await;
        assert!(page.shows("For all") && !page.shows("Theirs"), "{}", page.words());
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
            address = next(&page.text()).pop().unwrap_or_default();
        }
        assert!(seen[0].contains("Heat first") && seen[1].contains("Warm feet"), "{seen:?}");
        assert_eq!(address, "", "the circle closes here");
        let strange = format!("/links/{}?way=up&past=x.%00.{}", made[1], made[0]);
        let page = browser.get(&strange).await;
        assert!(page.shows("Warm feet") && !page.shows("Cold van"), "{}", page.words());
    })
    .await;
}
