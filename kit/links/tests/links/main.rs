//! Links as their callers see them, on both databases.

use cairn_ground::{Actor, Audience, Error, ObjectId, PersonId, Result, TeamId};
use cairn_links::Kind;
use cairn_objects::New;
use cairn_testkit::{App, apps};

async fn object(
    app: &App,
    kind: &'static str,
    owner: Option<PersonId>,
    team: TeamId,
    audience: Audience,
) -> ObjectId {
    app.store
        .write(move |tx| {
            Box::pin(async move {
                let (id, href) = (tx.new_id(), "/x".to_owned());
                let (team, title, lang) = (Some(team), "Words", "en");
                let new = New { id, kind, title, lang, owner, team, audience, href };
                cairn_objects::create(tx, &new).await
            })
        })
        .await
        .expect("an object")
}

async fn link(app: &App, actor: &Actor, from: ObjectId, to: ObjectId) -> Result<()> {
    let actor = actor.clone();
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { cairn_links::link(tx, &actor, from, to, Kind::BecauseOf).await })
        })
        .await
}

async fn widen(app: &App, actor: &Actor, id: ObjectId) -> Result<()> {
    let actor = actor.clone();
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                cairn_links::widen(tx, &actor, id, Audience::Organisation).await.map(drop)
            })
        })
        .await
}

fn is_refused(result: &Result<()>) -> bool {
    matches!(result, Err(Error::Refused(refusal)) if refusal.code == "anonymous-origin")
}

#[tokio::test]
async fn what_came_of_words_without_an_author_stays_with_those_who_see_them() {
    apps(Vec::new, |app| async move {
        let (north, south) = (app.team("Nord").await, app.team("Syd").await);
        let alva = app.person("Alva Lind", north).await;
        let actor = app.actor(alva).await;
        let card = object(&app, "insight", None, north, Audience::Team).await;
        for (kind, team, audience, refused) in [
            ("step", north, Audience::Team, false),
            ("step", north, Audience::Me, false),
            ("obstacle", north, Audience::Organisation, true),
            ("page", south, Audience::Team, true),
        ] {
            let made = object(&app, kind, Some(alva), team, audience).await;
            let linked = link(&app, &actor, made, card).await;
            assert_eq!(is_refused(&linked), refused, "{kind} {audience:?}: {linked:?}");
            if !refused {
                assert!(is_refused(&widen(&app, &actor, made).await), "{kind} {audience:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_came_of_a_colleagues_words_may_be_widened_by_its_owner() {
    apps(Vec::new, |app| async move {
        let north = app.team("Nord").await;
        let [alva, noor] =
            [app.person("Alva Lind", north).await, app.person("Noor Karim", north).await];
        let actor = app.actor(alva).await;
        let question = object(&app, "question", Some(noor), north, Audience::Team).await;
        let step = object(&app, "step", Some(alva), north, Audience::Team).await;
        link(&app, &actor, step, question).await.expect("linked");
        widen(&app, &actor, step).await.expect("widened");
    })
    .await;
}
