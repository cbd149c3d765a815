//! Word forms, beginnings, typing errors, odd input.

use crate::world::{PAGE, Text, both, page, person};

#[tokio::test]
async fn swedish_and_english_word_forms_find_each_other() {
    both(|world| async move {
        world.add(page("Organisationernas återkoppling", "Hur vi lär av kurserna")).await;
        world.add(page("Running the meeting", "Courses about feedback")).await;
        let finds = async |text: &str, title: &str| {
            let titles = world.titles(text).await;
            assert_eq!(titles, [title], "{} {text}", world.name);
        };
        for text in ["organisation", "återkopplingen", "kurs", "kurser"] {
            finds(text, "Organisationernas återkoppling").await;
        }
        for text in ["run", "meetings", "course"] {
            finds(text, "Running the meeting").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_words_that_the_index_did_not_know_find_their_pages() {
    both(|world| async move {
        for (title, asked) in [
            ("Nyckeln till pannrummet", "nycklarna"),
            ("Regler för jour", "regeln"),
            ("Cyklarnas plats", "cykel "),
            ("Filtret i källaren", "filter "),
            ("Böcker att låna", "bok "),
            ("Händer och verktyg", "hand "),
            ("Kunderna ringer", "kunders"),
            ("Leaves in the drain", "leaf "),
            ("Köldmedium R290", "R 290"),
            ("Propan r 744", "R744"),
            ("Heat exchangers", "heatexchangers"),
            ("Värmepumpen", "värmepumpennnn"),
        ] {
            world.add(page(title, "")).await;
            let titles = world.titles(asked).await;
            assert_eq!(titles, [title], "{} {asked}", world.name);
        }
    })
    .await;
}

#[tokio::test]
async fn a_slip_is_forgiven_in_a_word_that_goes_on() {
    both(|world| async move {
        world.add(page("Momentnycklarna på verkstaden", "")).await;
        world.add(page("Avluftningsventilen fryser", "")).await;
        for (typed, title, meant) in [
            ("momentnykel", "Momentnycklarna på verkstaden", "Momentnycklarna"),
            ("momentnykkel", "Momentnycklarna på verkstaden", "Momentnycklarna"),
            ("avluftnig", "Avluftningsventilen fryser", "Avluftningsventilen"),
        ] {
            let found = world.found(&person(1, &[]), typed).await;
            let titles: Vec<&str> = found.hits.iter().map(|hit| hit.title.as_str()).collect();
            assert_eq!(titles, [title], "{} {typed}", world.name);
            assert_eq!(found.hits[0].typo.as_deref(), Some(meant), "{} {typed}", world.name);
        }
        assert!(world.titles("avlägsnar").await.is_empty(), "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn the_word_being_typed_finds_what_it_begins() {
    both(|world| async move {
        world.add(page("Upphandling av fordon", "Ramavtalet gäller")).await;
        for text in ["up", "upp", "upph", "upphand", "upphandling", "fordon upp", "ramav"] {
            assert_eq!(world.titles(text).await.len(), 1, "{} {text}", world.name);
        }
        assert_eq!(world.titles("up ").await.len(), 0, "{}: it is finished", world.name);
        assert_eq!(world.titles("u").await.len(), 0, "{}: one letter is too little", world.name);
    })
    .await;
}

#[tokio::test]
async fn letters_with_dots_are_their_own_and_forgiven() {
    both(|world| async move {
        world.add(page("Åtgärder efter återblicken", "")).await;
        world.add(page("Att göra en atgard", "")).await;
        let me = person(1, &[]);
        let titles = world.titles("åtgärd").await;
        assert_eq!(titles[0], "Åtgärder efter återblicken", "{}", world.name);

        let found = world.found(&me, "aterblicken").await;
        assert_eq!(found.hits.len(), 1, "{}", world.name);
        assert_eq!(found.hits[0].typo.as_deref(), Some("återblicken"), "{}", world.name);
        // Also while it is being typed.
        assert_eq!(world.titles("ate").await.len(), 1, "{}", world.name);
        assert_eq!(world.titles("aterbl").await.len(), 1, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn typing_errors_are_forgiven_and_the_meant_word_is_named() {
    both(|world| async move {
        world.add(page("Organisation chart", "")).await;
        world.add(page("Rutin för introduktion", "En checklista")).await;
        let me = person(1, &[]);
        let typos = [
            ("organsation", "Organisation"),
            ("orgainsation", "Organisation"),
            ("introduktoin", "introduktion"),
            ("cheklista", "checklista"),
            ("rutiin introduktion", "Rutin"),
        ];
        for (typed, meant) in typos {
            let found = world.found(&me, typed).await;
            assert_eq!(found.hits.len(), 1, "{} {typed}", world.name);
            assert_eq!(found.hits[0].typo.as_deref(), Some(meant), "{} {typed}", world.name);
            assert!(found.hits[0].all_words, "{} {typed}", world.name);
        }
        let right = world.found(&me, "organisation").await;
        assert_eq!(right.hits[0].typo, None, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn a_word_that_is_there_is_not_taken_for_an_error() {
    both(|world| async move {
        world.add(page("Kurser i vår", "")).await;
        world.add(page("Kursen i höst", "")).await;
        world.add(page("Kurder i Sverige", "")).await;
        let titles = world.titles("kurser").await;
        assert!(!titles.contains(&String::from("Kurder i Sverige")), "{} {titles:?}", world.name);
    })
    .await;
}

#[tokio::test]
async fn codes_are_found_in_every_spelling_and_never_guessed() {
    both(|world| async move {
        world.add(page("Manual VP-200", "")).await;
        for text in ["vp-200", "VP200", "vp 200", "200"] {
            assert_eq!(world.titles(text).await.len(), 1, "{} {text}", world.name);
        }
        assert_eq!(world.titles("vp-300 ").await.len(), 0, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn blank_and_odd_input_finds_nothing_and_never_fails() {
    both(|world| async move {
        world.add(page("Sida", "Med \u{0} nolltecken \" ' \\ {in $1} %_* och 🙂")).await;
        let long = "lång ".repeat(4_000);
        let unbroken = "ö".repeat(10_000);
        let odd = ["", "   ", "\u{0}", "*", "~", "'; --", "\"", "{each}", "%", "\u{10ffff}"];
        for text in odd.into_iter().chain([long.as_str(), &unbroken, "och", "🙂 🙂", "\u{301}"])
        {
            let found = world.found(&person(1, &[]), text).await;
            assert!(found.hits.is_empty(), "{} {text:.20}", world.name);
        }
        assert_eq!(world.titles("nolltecken").await.len(), 1, "{}", world.name);
    })
    .await;
}

#[tokio::test]
async fn a_hit_shows_the_piece_of_text_where_the_word_stands() {
    both(|world| async move {
        let body = "Vi träffas varje måndag. Den som leder mötet har med sig kort och pennor. \
                    Efteråt skriver vi ner vad vi lärde oss, och var och en väljer ett nästa \
                    steg att pröva";
        world.add(Text { title: "Möten", body, ..PAGE }).await;
        let found = world.found(&person(1, &[]), "pröva").await;
        let excerpt = found.hits[0].excerpt.as_deref().unwrap();
        assert!(excerpt.starts_with("… ") && excerpt.ends_with("att pröva"), "{excerpt}");
        let asked = "Var står pumpen?";
        world.add(Text { title: asked, body: "Var står pumpen? I skjulet.", ..PAGE }).await;
        world.add(Text { title: "Var pumpen står", body: "Var pumpen står", ..PAGE }).await;
        let found = world.found(&person(1, &[]), "pumpen").await;
        let said: Vec<_> = found.hits.iter().map(|hit| hit.excerpt.as_deref()).collect();
        assert_eq!(said, [None, Some("I skjulet.")], "what the title says is not said again");
    })
    .await;
}
