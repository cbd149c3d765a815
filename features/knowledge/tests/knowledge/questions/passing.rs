//! "I don't know, ask …": what is said of it, to whom, and of oneself.

use cairn_testkit::apps;

use super::house::{Member, People, features};

#[tokio::test]
async fn whoever_passes_a_question_on_is_told_beside_the_field_who_reads_the_note() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Who has the key?").await;
        let pass = format!("{question}/pass");
        let form = p.noor.at.get(&pass).await;
        for words in [
            "Everybody who sees the question sees that you do not know, whom you name and what you \
             write",
            "also if the asker shows it to more people later",
        ] {
            assert!(form.shows(words), "{}", form.words());
        }
        assert!(!form.shows("the asker sees that you named them"));
        let fields = [("to", "Jonas Berg"), ("text", "He fumbled with padlocks.")];
        let page = p.noor.at.done(&pass, &fields).await;
        assert!(page.shows("Everybody who sees the question sees whom you named"));
        p.eva.at.done(&format!("{question}/widen"), &[("to", "organisation")]).await;
        assert!(p.alva.at.get(&question).await.shows("He fumbled with padlocks."));
    })
    .await;
}

#[tokio::test]
async fn the_note_to_a_colleague_is_no_answer_that_is_found() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask_whom(&p.eva, "Who has the key?", "everyone").await;
        let fields = [("to", "Jonas Berg"), ("text", "He fumbled with padlocks.")];
        p.noor.at.done(&format!("{question}/pass"), &fields).await;
        assert!(excerpts(&p, &p.alva, "padlocks").await.is_empty(), "not by its words");
        assert_eq!(excerpts(&p, &p.alva, "key").await, [None::<String>], "nor beside the title");
        p.answer(&p.jonas, &question, "It hangs behind the door.").await;
        let found = excerpts(&p, &p.alva, "door").await;
        assert_eq!(found, [Some("It hangs behind the door.".to_owned())]);
    })
    .await;
}

async fn excerpts(p: &People, by: &Member, words: &str) -> Vec<Option<String>> {
    let actor = p.actor(by).await;
    let mut db = p.app.store.read().await.unwrap();
    let found = cairn_search::find(&mut db, &actor, words, 10).await.unwrap();
    found.hits.into_iter().map(|hit| hit.excerpt).collect()
}

#[tokio::test]
async fn whoever_names_themselves_is_told_that_it_is_they() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        for name in ["Eva Lind", "eva lind", "Eva"] {
            let fields = [("text", "Which torque?"), ("whom", "person"), ("to", name)];
            let page = p.eva.at.post("/questions", &fields).await;
            assert_eq!(page.status, 422, "{name}");
            assert!(page.shows("That is you. Choose a colleague."), "{}", page.words());
            assert!(!page.shows("Nobody here is called"), "{}", page.words());
        }
        let question = p.ask(&p.eva, "Which torque?").await;
        for (by, words) in [
            (&p.noor, "That is you. Name somebody else, or answer."),
            (&p.eva, "That is you. Choose a colleague."),
        ] {
            let to = p.actor(by).await.person().unwrap().name.clone();
            let page = by.at.post(&format!("{question}/pass"), &[("to", to.as_str())]).await;
            assert_eq!(page.status, 422);
            assert!(page.shows(words), "{}", page.words());
        }
        // The whole own name means oneself, also where somebody's begins like it.
        let other = p.app.person("Evan Lind", p.north).await;
        let rename = p.app.store.write(move |tx| {
            Box::pin(async move {
                cairn_store::q("UPDATE people_person SET name = $2, sort_name = $3 WHERE id = $1")
                    .bind(other)
                    .bind("Eva Lindberg")
                    .bind(cairn_people::commands::order("Eva Lindberg"))
                    .run(tx)
                    .await
            })
        });
        rename.await.unwrap();
        let fields = |to| [("text", "Which oil?"), ("whom", "person"), ("to", to)];
        let page = p.eva.at.post("/questions", &fields("Eva Lind")).await;
        assert!(page.shows("That is you. Choose a colleague."), "{}", page.words());
        let page = p.eva.at.post("/questions", &fields("Eva")).await;
        assert_eq!(page.status, 303, "the other one: {}", page.words());
    })
    .await;
}
