//! Writing: what changes, and what does not.

use std::sync::{Arc, atomic::AtomicU32, atomic::Ordering};

use cairn_ground::Error;
use futures_util::future::join_all;

use crate::world::{PAGE, Text, World, both, document, page, person};

#[tokio::test]
async fn a_changed_text_is_found_by_its_new_words_only() {
    both(|world| async move {
        let object = world.add(page("Gamla rutinen", "Ring växeln")).await;
        world.add(page("Annan sida", "Ring mig")).await;
        world.put(object, page("Nya rutinen", "Skicka ett ärende")).await;
        for text in ["gamla", "växeln"] {
            assert_eq!(world.titles(text).await.len(), 0, "{} {text}", world.name);
        }
        for text in ["nya", "ärende", "rutinen"] {
            assert_eq!(world.titles(text).await, ["Nya rutinen"], "{} {text}", world.name);
        }
        assert_eq!(world.titles("ring").await, ["Annan sida"], "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn changing_there_and_back_leaves_the_index_as_it_was() {
    both(|world| async move {
        world.add(page("Annan", "Kaffe och te")).await;
        let text = page("Fika", "Kaffe klockan tre");
        let object = world.add(text).await;
        let before = world.rows().await;
        world.put(object, Text { boost: 200, title: "Fikarum och kök", body: "Te", ..PAGE }).await;
        assert_ne!(world.rows().await, before, "{}", world.name);
        world.put(object, text).await;
        assert_eq!(world.rows().await, before, "{}", world.name);
        assert_eq!(world.titles("kaffe").await.len(), 2, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn what_is_removed_leaves_nothing_behind() {
    both(|world| async move {
        let object = world.add(page("Åsa Öberg", "Kontakta Åsa om återbruk")).await;
        assert!(world.rows().await.iter().all(|rows| *rows > 0), "{}", world.name);
        world.remove(object).await;
        world.remove(object).await;
        assert_eq!(world.rows().await, [0; 5], "{}", world.name);
        assert_eq!(world.titles("öberg").await.len(), 0, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn a_word_stays_forgiven_while_another_text_has_it() {
    both(|world| async move {
        let first = world.add(page("Förslagslåda", "")).await;
        world.add(page("Vår förslagslåda", "")).await;
        world.remove(first).await;
        assert_eq!(world.titles("förslagsloda").await, ["Vår förslagslåda"], "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn an_object_cannot_go_while_its_words_are_here() {
    both(|world| async move {
        let object = world.add(page("Minnesvärd", "")).await;
        let remove = async |first: bool| {
            let remove = world.store.write(move |tx| {
                Box::pin(async move {
                    if first {
                        cairn_search::remove(tx, object).await?;
                    }
                    cairn_objects::remove(tx, object).await
                })
            });
            remove.await
        };
        assert!(matches!(remove(false).await, Err(Error::Internal(_))), "{}", world.name);
        assert!(remove(true).await.is_ok(), "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn writing_and_searching_take_a_bounded_number_of_statements() {
    both(|world| async move {
        let words: Vec<String> = (0..5_000).map(|n| format!("ord{n} bok{}", n % 900)).collect();
        let long = words.join(" ");
        let text = Text { body: long.leak(), title: "Lång sida", ..PAGE };
        let object = world.add(text).await;
        let writing = async |text: Text| {
            let count = Arc::new(AtomicU32::new(0));
            let put = world.store.write_counting(Arc::clone(&count), move |tx| {
                Box::pin(async move { cairn_search::put(tx, &document(object, text)).await })
            });
            put.await.unwrap();
            count.load(Ordering::Relaxed)
        };
        assert_eq!(writing(text).await, 2, "{}: nothing differs, nothing is written", world.name);
        let changed = writing(Text { body: "Kort", kind: "tip", ..text }).await;
        assert!(changed <= 9, "{}: {changed} statements", world.name);
        for typed in ["lång", "lång sida kort", "lonng sidda korrt", "ord1 bok2 ord3 bok4"] {
            let counted = searching(&world, typed).await;
            assert!(counted <= 6, "{}: {counted} statements for {typed}", world.name);
        }
    })
    .await;
}

async fn searching(world: &World, typed: &str) -> u32 {
    let count = Arc::new(AtomicU32::new(0));
    let mut db = world.store.read_counting(Arc::clone(&count)).await.unwrap();
    cairn_search::find(&mut db, &person(1, &[]), typed, 20).await.unwrap();
    count.load(Ordering::Relaxed)
}

#[tokio::test]
async fn two_people_who_write_the_same_new_words_at_once_both_succeed() {
    both(|world| async move {
        let texts: [Text; 8] = [page("Glasögonorm vid ån", "Kräftor och gäddor i vassen"); 8];
        let objects = join_all(texts.map(|text| world.add(text))).await;
        assert_eq!(world.titles("glasögonorm").await.len(), 8, "{}", world.name);
        assert_eq!(world.titles("glasögonrom").await.len(), 8, "{}", world.name);
        // And two who change what they both know, in opposite directions.
        let (first, second) = (objects[0], objects[1]);
        tokio::join!(
            world.put(first, page("Kräftor", "Glasögonorm")),
            world.put(second, page("Gäddor", "Vassen"))
        );
        assert_eq!(world.titles("glasögonorm kräftor").await.len(), 7, "{}", world.name);
        assert_eq!(world.titles("gäddor").await.len(), 7, "{}", world.name);
    })
    .await;
}
