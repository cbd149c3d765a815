//! Only what the reader may see, by whatever way.

use cairn_ground::{Actor, Audience};

use crate::world::{PAGE, Text, both, page, person, person_id, team_id};

const PRIVATE: Text = Text { audience: Audience::Me, ..PAGE };

fn of_team_7(title: &'static str) -> Text {
    Text { title, audience: Audience::Team, team: Some(team_id(7)), ..PAGE }
}

#[tokio::test]
async fn each_rung_of_the_ladder_is_kept() {
    both(|world| async move {
        let owner = Some(person_id(1));
        world.add(page("Kaffe för alla", "")).await;
        world.add(of_team_7("Kaffe i laget")).await;
        world.add(Text { title: "Kaffe för mig", owner, ..PRIVATE }).await;
        let sees = async |actor: &Actor| {
            let mut titles = world.titles_for(actor, "kaffe").await;
            titles.sort();
            titles
        };
        let name = world.name;
        assert_eq!(sees(&person(2, &[])).await, ["Kaffe för alla"], "{name}");
        assert_eq!(sees(&person(2, &[7])).await, ["Kaffe för alla", "Kaffe i laget"], "{name}");
        assert_eq!(sees(&person(1, &[8])).await, ["Kaffe för alla", "Kaffe för mig"], "{name}");
        assert_eq!(sees(&Actor::Visitor).await, ["Kaffe för alla"], "{name}");
    })
    .await;
}

#[tokio::test]
async fn a_participant_finds_it_and_others_do_not() {
    both(|world| async move {
        let text = Text { audience: Audience::Participants, owner: Some(person_id(1)), ..PAGE };
        let object = world.add(Text { title: "Utvecklingssamtal", ..text }).await;
        let join = world.store.write(move |tx| {
            Box::pin(
                async move { cairn_objects::add_participants(tx, object, &[person_id(2)]).await },
            )
        });
        join.await.unwrap();
        assert_eq!(world.titles_for(&person(2, &[]), "samtal utveckling").await.len(), 1);
        assert_eq!(world.titles_for(&person(3, &[]), "samtal utveckling").await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_audience_needs_no_indexing() {
    both(|world| async move {
        let owner = Some(person_id(1));
        let object = world.add(Text { title: "Cykelverkstad", owner, ..PRIVATE }).await;
        assert_eq!(world.titles_for(&person(2, &[]), "cykel").await.len(), 0, "{}", world.name);
        let widen = world.store.write(move |tx| {
            Box::pin(async move {
                let owner = person(1, &[]);
                cairn_objects::widen(tx, &owner, object, Audience::Organisation).await
            })
        });
        widen.await.unwrap();
        assert_eq!(world.titles_for(&person(2, &[]), "cykel").await.len(), 1, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn a_hidden_object_vanishes_for_all_but_its_owner_and_comes_back() {
    both(|world| async move {
        let owner = Some(person_id(1));
        let object = world.add(Text { title: "Anmäld text", owner, ..PAGE }).await;
        let set = async |hidden: bool| {
            let set = world.store.write(move |tx| {
                Box::pin(async move {
                    if hidden {
                        cairn_objects::hide(tx, object).await
                    } else {
                        cairn_objects::unhide(tx, object).await
                    }
                })
            });
            set.await.unwrap();
        };
        set(true).await;
        assert_eq!(world.titles_for(&person(2, &[]), "anmäld").await.len(), 0, "{}", world.name);
        assert_eq!(world.titles_for(&person(1, &[]), "anmäld").await.len(), 1, "{}", world.name);
        set(false).await;
        assert_eq!(world.titles_for(&person(2, &[]), "anmäld").await.len(), 1, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn a_word_of_a_private_text_is_never_suggested() {
    both(|world| async move {
        world.add(Text { title: "Uppsägning", owner: Some(person_id(1)), ..PRIVATE }).await;
        let found = world.found(&person(2, &[]), "upsägning").await;
        assert_eq!(found, cairn_search::Found::default(), "{}", world.name);
        let found = world.found(&person(1, &[]), "upsägning").await;
        assert_eq!(found.hits[0].typo.as_deref(), Some("Uppsägning"), "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn what_others_wrote_in_private_changes_no_answer() {
    both(|world| async move {
        world.add(page("Rekrytering", "")).await;
        let before = world.found(&person(2, &[]), "rekrytring").await;
        // Now the mistyped word exists, but not for this reader.
        world.add(Text { title: "Rekrytring", owner: Some(person_id(1)), ..PRIVATE }).await;
        assert_eq!(world.found(&person(2, &[]), "rekrytring").await, before, "{}", world.name);
        assert_eq!(before.hits.len(), 1, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn the_few_that_the_reader_may_see_are_found_among_thousands_of_others() {
    both(|world| async move {
        let mine = Text { audience: Audience::Team, team: Some(team_id(9)), ..PAGE };
        world.add(Text { title: "Vår återblick", body: "om våren", ..mine }).await;
        world.add_all(&vec![of_team_7("Återblick i laget"); 1_500]).await;
        let found = world.found(&person(2, &[9]), "återblick").await;
        let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!(titles, ["Vår återblick"], "{}", world.name);
        assert!(!found.more, "{}: nothing tells of the others", world.name);
    })
    .await;
}
