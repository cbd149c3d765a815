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
    titled(app, kind, "Words", owner, team, audience).await
}

async fn titled(
    app: &App,
    kind: &'static str,
    title: &'static str,
    owner: Option<PersonId>,
    team: TeamId,
    audience: Audience,
) -> ObjectId {
    app.store
        .write(move |tx| {
            Box::pin(async move {
                let (id, href) = (tx.new_id(), "/x".to_owned());
                let (team, lang) = (Some(team), "en");
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

async fn widen(app: &App, actor: &Actor, id: ObjectId, said: &'static str) -> Result<()> {
    let actor = actor.clone();
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let to = Audience::Organisation;
                cairn_links::widen(tx, &actor, id, to, &["Title", said]).await.map(drop)
            })
        })
        .await
}

fn is_refused(result: &Result<()>, code: &str) -> bool {
    matches!(result, Err(Error::Refused(refusal)) if refusal.code == code)
}

#[tokio::test]
async fn words_without_an_author_stay_with_those_who_see_them_and_ones_own_words_may_go_further() {
    apps(Vec::new, |app| async move {
        let (north, south) = (app.team("Nord").await, app.team("Syd").await);
        let alva = app.person("Alva Lind", north).await;
        let actor = app.actor(alva).await;
        let said = "We share two torque keys, so somebody waits";
        let card = titled(&app, "insight", said, None, north, Audience::Team).await;
        for (kind, team, audience, refused) in [
            ("step", north, Audience::Team, false),
            ("step", north, Audience::Me, false),
            ("obstacle", north, Audience::Organisation, true),
            ("page", south, Audience::Team, true),
        ] {
            let made = object(&app, kind, Some(alva), team, audience).await;
            let linked = link(&app, &actor, made, card).await;
            assert_eq!(
                is_refused(&linked, "anonymous-origin"),
                refused,
                "{kind} {audience:?}: {linked:?}"
            );
            if !refused {
                let carried = "It is so: WE share two torque keys.";
                let carried = widen(&app, &actor, made, carried).await;
                assert!(is_refused(&carried, "anonymous-words"), "{kind} {audience:?}");
                let own = widen(&app, &actor, made, "A third torque key for the boat").await;
                own.expect("one's own words go further");
            }
        }
    })
    .await;
}

async fn keep(app: &App, actor: &Actor, id: ObjectId, said: &'static str) -> Result<()> {
    let actor = actor.clone();
    app.store
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let object = cairn_objects::find(tx, &actor, id).await?;
                cairn_links::keep_words(tx, &actor, &object, &[("text", said)]).await
            })
        })
        .await
}

#[tokio::test]
async fn words_without_an_author_do_not_get_into_what_is_already_shown_to_more_people() {
    apps(Vec::new, |app| async move {
        let (north, south) = (app.team("Nord").await, app.team("Syd").await);
        let alva = app.actor(app.person("Alva Lind", north).await).await;
        let noor = app.actor(app.person("Noor Karim", south).await).await;
        let said = "We share two torque keys, so somebody waits";
        let card = titled(&app, "insight", said, None, north, Audience::Team).await;
        let step = object(&app, "step", alva.person_id(), north, Audience::Team).await;
        link(&app, &alva, step, card).await.expect("linked");
        keep(&app, &alva, step, said).await.expect("the team has read them");
        widen(&app, &alva, step, "A third torque key").await.expect("widened");
        let carried = keep(&app, &alva, step, "Now we share two torque keys no more").await;
        assert!(is_refused(&carried, "anonymous-words"), "{carried:?}");
        keep(&app, &alva, step, "A third one for the boat").await.expect("one's own words");
        keep(&app, &noor, step, said).await.expect("who has not read them is told nothing of them");
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
        widen(&app, &actor, step, "Words").await.expect("widened");
    })
    .await;
}
