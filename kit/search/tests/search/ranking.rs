//! What comes first.

use cairn_search::APPROVED;

use crate::world::{PAGE, Text, both, page, person};

#[tokio::test]
async fn documents_with_every_word_come_before_those_with_some() {
    both(|world| async move {
        world.add(page("Introduktion", "introduktion introduktion introduktion")).await;
        world.add(page("Vad gör man första dagen", "En checklista för introduktion")).await;
        let found = world.found(&person(1, &[]), "checklista introduktion").await;
        let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!(titles, ["Vad gör man första dagen", "Introduktion"], "{}", world.name);
        let all: Vec<bool> = found.hits.iter().map(|hit| hit.all_words).collect();
        assert_eq!(all, [true, false], "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn a_title_comes_before_a_text_and_the_title_itself_before_a_longer_one() {
    both(|world| async move {
        world.add(page("Semester", "")).await;
        world.add(page("Semester och annan ledighet när barnen är små", "")).await;
        world.add(page("Ledighet", "Om semester och semesterdagar: semester söks i mars")).await;
        let titles = world.titles("semester").await;
        let order = ["Semester", "Semester och annan ledighet när barnen är små", "Ledighet"];
        assert_eq!(titles, order, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn an_approved_page_comes_before_tips() {
    both(|world| async move {
        let text = Text { title: "Så skriver vi offert", body: "offert", ..PAGE };
        world.add(Text { boost: APPROVED, ..text }).await;
        world.add(Text { title: "Så skriver jag offert", body: "offert offert", ..PAGE }).await;
        assert_eq!(world.titles("offert").await[0], text.title, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn the_newer_of_equals_comes_first() {
    both(|world| async move {
        let older = world.add(page("Lunchträff", "")).await;
        let newer = world.add(page("Lunchträff", "")).await;
        let found = world.found(&person(1, &[]), "lunchträff").await;
        let objects: Vec<_> = found.hits.iter().map(|hit| hit.object).collect();
        assert_eq!(objects, [newer, older], "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn the_best_is_found_among_more_than_is_read() {
    both(|world| async move {
        world.add(page("Protokoll", "")).await;
        let other = page("Anteckningar från ett möte om många saker", "Ett protokoll");
        world.add_all(&vec![other; 1_200]).await;
        let found = world.found(&person(1, &[]), "protokoll").await;
        assert_eq!(found.hits[0].title, "Protokoll", "{}", world.name);
        assert_eq!((found.hits.len(), found.more), (20, true), "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn two_common_words_are_found_together_beyond_what_is_read_of_each() {
    both(|world| async move {
        world.add(page("Lista", "Rutin för ärenden och för kunder på tisdagar i Umeå")).await;
        let texts = [page("Ärenden", "På tisdagar"), page("Kunder", "I Umeå")];
        world.add_all(&texts.repeat(600)).await;
        let found = world.found(&person(1, &[]), "ärenden kunder ").await;
        assert_eq!(found.hits[0].title, "Lista", "{}", world.name);
        assert_eq!((found.hits.len(), found.hits[1].all_words), (20, false), "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn what_shares_only_words_that_are_everywhere_is_near_to_no_question() {
    both(|world| async move {
        world.add_all(&vec![page("Följesedlar", "Kunden skriver under på morgonen"); 60]).await;
        let me = person(1, &[]);
        let mut db = world.store.read().await.unwrap();
        let typed = "Ventilen hos kunden har frusit på morgonen, vad gör jag?";
        let found = cairn_search::nearest(&mut db, &me, typed, &["page"], 3).await.unwrap();
        assert!(found.hits.is_empty(), "{}: {:?}", world.name, found.hits);
        drop(db);
        world.add(page("Frusna ventiler", "Hos kunden: tina med varmluft")).await;
        let mut db = world.store.read().await.unwrap();
        let found = cairn_search::nearest(&mut db, &me, typed, &["page"], 3).await.unwrap();
        let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!(titles, ["Frusna ventiler"], "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn a_limit_holds_and_tells_that_there_is_more() {
    both(|world| async move {
        world.add_all(&[page("Verktyg", ""); 5]).await;
        let mut db = world.store.read().await.unwrap();
        let me = person(1, &[]);
        let found = cairn_search::find(&mut db, &me, "verktyg", 3).await.unwrap();
        assert_eq!((found.hits.len(), found.more), (3, true), "{}", world.name);
        let found = cairn_search::find(&mut db, &me, "verktyg", 5).await.unwrap();
        assert_eq!((found.hits.len(), found.more), (5, false), "{}", world.name);
        let found = cairn_search::find(&mut db, &me, "verktyg", 0).await.unwrap();
        assert_eq!(found.hits.len(), 1, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn the_nearest_answers_to_a_question_are_shown_of_the_kinds_asked_for() {
    both(|world| async move {
        let question = Text { kind: "question", title: "Hur bokar jag ett konferensrum?", ..PAGE };
        world.add(question).await;
        world.add(page("Boka konferensrum", "Rummen bokas i kalendern")).await;
        world.add(page("Boka resa", "Resor bokas hos resebyrån")).await;
        let mut db = world.store.read().await.unwrap();
        let me = person(1, &[]);
        let typed = "Hej! Vet någon hur man bokar konferensrummet på plan tre?";
        let kinds = ["page", "question"];
        let found = cairn_search::nearest(&mut db, &me, typed, &kinds, 3).await.unwrap();
        let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!(titles, [question.title, "Boka konferensrum"], "{}", world.name);
        let found = cairn_search::nearest(&mut db, &me, typed, &["page"], 3).await.unwrap();
        assert_eq!(found.hits.len(), 1, "{}", world.name);
        let found = cairn_search::nearest(&mut db, &me, " ", &kinds, 3).await.unwrap();
        assert!(found.hits.is_empty(), "{}", world.name);
    })
    .await;
}
