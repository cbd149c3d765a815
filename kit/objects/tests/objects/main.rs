//! Who sees a noun, on both databases: the whole table.

use cairn_ground::{Actor, Audience, Error, ObjectId, PersonId, Result, TeamId};
use cairn_objects::New;
use cairn_testkit::{App, apps};

async fn object(app: &App, owner: Option<PersonId>, team: TeamId, audience: Audience) -> ObjectId {
    let making = app.store.write(move |tx| {
        Box::pin(async move {
            let id = tx.new_id();
            let (kind, title, lang) = ("step", "Ring kunden", "sv");
            let href = format!("/steps/{id}");
            let team = Some(team);
            let new = New { id, kind, title, lang, owner, team, audience, href };
            cairn_objects::create(tx, &new).await
        })
    });
    making.await.expect("an object")
}

async fn sees(app: &App, actor: &Actor, id: ObjectId) -> bool {
    let mut db = app.store.read().await.expect("a connection");
    match cairn_objects::find(&mut db, actor, id).await {
        Ok(_) => true,
        Err(Error::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    }
}

async fn widen(app: &App, actor: &Actor, id: ObjectId, to: Audience) -> Result<()> {
    let actor = actor.clone();
    let widening = app.store.write(move |tx| {
        let actor = actor.clone();
        Box::pin(async move { cairn_objects::widen(tx, &actor, id, to).await.map(drop) })
    });
    widening.await
}

#[tokio::test]
async fn each_rung_of_the_ladder_shows_it_to_these_people_and_nobody_else() {
    apps(Vec::new, |app| async move {
        let (north, south) = (app.team("Nord").await, app.team("Syd").await);
        let [owner, colleague, invited, stranger] = [
            app.person("Alva Lind", north).await,
            app.person("Noor Karim", north).await,
            app.person("Sara Berg", south).await,
            app.person("Omar Ali", south).await,
        ];
        let mut readers = Vec::new();
        for person in [owner, colleague, invited, stranger] {
            readers.push(app.actor(person).await);
        }
        for (audience, invites, expected) in [
            (Audience::Me, false, [true, false, false, false]),
            (Audience::Participants, false, [true, false, false, false]),
            (Audience::Participants, true, [true, false, true, false]),
            (Audience::Team, false, [true, true, false, false]),
            (Audience::Team, true, [true, true, true, false]),
            (Audience::Organisation, false, [true, true, true, true]),
        ] {
            let id = object(&app, Some(owner), north, audience).await;
            if invites {
                let add = app.store.write(move |tx| {
                    Box::pin(
                        async move { cairn_objects::add_participants(tx, id, &[invited]).await },
                    )
                });
                add.await.expect("added");
            }
            for (reader, expected) in readers.iter().zip(expected) {
                let seen = sees(&app, reader, id).await;
                assert_eq!(seen, expected, "{} {audience:?} {reader:?}", app.name);
            }
            let hiding = app.store.write(move |tx| Box::pin(cairn_objects::hide(tx, id)));
            hiding.await.expect("hidden");
            for (at, reader) in readers.iter().enumerate() {
                assert_eq!(sees(&app, reader, id).await, at == 0, "reported: its owner alone");
            }
        }
        let orphan = object(&app, None, north, Audience::Me).await;
        for reader in &readers {
            assert!(!sees(&app, reader, orphan).await, "nobody's own is nobody's");
        }
    })
    .await;
}

#[tokio::test]
async fn only_its_owner_shows_it_to_more_people_and_nobody_to_fewer() {
    apps(Vec::new, |app| async move {
        let north = app.team("Nord").await;
        let owner = app.person("Alva Lind", north).await;
        let alva = app.actor(owner).await;
        let noor = app.actor(app.person("Noor Karim", north).await).await;
        let id = object(&app, Some(owner), north, Audience::Team).await;
        assert!(widen(&app, &noor, id, Audience::Organisation).await.is_err());
        widen(&app, &alva, id, Audience::Organisation).await.expect("wider");
        for narrower in [Audience::Me, Audience::Participants, Audience::Team] {
            let refused = widen(&app, &alva, id, narrower).await;
            assert!(matches!(refused, Err(Error::Refused(why)) if why.code == "only-wider"));
        }
    })
    .await;
}

#[tokio::test]
async fn many_are_found_at_once_and_only_those_one_may_see() {
    apps(Vec::new, |app| async move {
        let (north, south) = (app.team("Nord").await, app.team("Syd").await);
        let owner = app.person("Alva Lind", north).await;
        let noor = app.actor(app.person("Noor Karim", south).await).await;
        let open = object(&app, Some(owner), north, Audience::Organisation).await;
        let of_team = object(&app, Some(owner), north, Audience::Team).await;
        let private = object(&app, Some(owner), north, Audience::Me).await;
        let ids = [open, of_team, private, open];
        let mut db = app.store.read().await.expect("a connection");
        let seen = cairn_objects::list_visible(&mut db, &noor, &ids).await.expect("a list");
        let seen: Vec<_> = seen.into_iter().map(|it| (it.id, it.title)).collect();
        assert_eq!(seen, [(open, "Ring kunden".to_owned())], "{}", app.name);
        let none = cairn_objects::list_visible(&mut db, &noor, &[]).await.expect("a list");
        assert!(none.is_empty());
    })
    .await;
}
