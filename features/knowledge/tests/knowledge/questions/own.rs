use std::sync::Arc;

use cairn_ground::{Clock, Locale};
use cairn_testkit::apps;
use cairn_web::View;
use jiff::tz::TimeZone;

use super::house::{People, features};

#[tokio::test]
async fn one_s_own_question_can_be_taken_back_until_somebody_answers_then_only_changed() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let gone = p.ask_person(&p.eva, "Never mind this one?", "Noor Karim").await;
        assert_eq!(p.noor.at.post(&format!("{gone}/delete"), &[]).await.status, 403);
        p.eva.at.done(&format!("{gone}/delete"), &[]).await;
        assert_eq!(p.eva.at.get(&gone).await.status, 404);
        assert!(p.waits(&p.noor).await.is_empty());
        assert!(p.record(&p.eva).await.is_empty());

        let question = p.ask(&p.eva, "Wich torque?").await;
        let edit = format!("{question}/edit");
        assert_eq!(p.noor.at.get(&edit).await.status, 403);
        let page = p.eva.at.done(&edit, &[("text", "Which torque?")]).await;
        assert!(page.shows("Which torque?") && !page.shows("changed afterwards"));
        p.answer(&p.noor, &question, "35 Nm.").await;
        let refused = p.eva.at.post(&format!("{question}/delete"), &[]).await;
        assert!(refused.shows("Somebody has answered, so it stays."), "{}", refused.words());
        assert!(p.eva.at.get(&edit).await.shows("It will say that it was changed afterwards."));
        p.eva.at.done(&edit, &[("text", "Which torque, cold?")]).await;
        assert!(p.noor.at.get(&question).await.shows("changed afterwards"));
        assert_eq!(p.eva.at.post(&edit, &[("text", "")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn one_s_own_answer_can_be_taken_back_until_somebody_reads_or_uses_it() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let answer = p.answer(&p.noor, &question, "53 Nm.").await;
        assert_eq!(p.jonas.at.get(&format!("{answer}/edit")).await.status, 403);
        p.noor.at.done(&format!("{answer}/delete"), &[]).await;
        assert!(p.waits(&p.eva).await.is_empty());
        let page = p.eva.at.get(&question).await;
        assert!(page.shows("You asked Service North") && !page.shows("53 Nm."));
        p.app.days(2).await;
        assert_eq!(p.waits(&p.jonas).await, ["answer knowledge-wait-lead"], "it waits again");

        let answer = p.answer(&p.noor, &question, "53 Nm.").await;
        let page = p.noor.at.done(&format!("{answer}/edit"), &[("text", "35 Nm.")]).await;
        assert!(page.shows("35 Nm.") && page.shows("changed afterwards"));
        p.eva.at.done(&format!("{question}/read"), &[]).await;
        let kept = p.noor.at.post(&format!("{answer}/delete"), &[]).await;
        assert!(kept.shows("Somebody has read or used it"), "{}", kept.words());
    })
    .await;
}

#[tokio::test]
async fn everything_of_mine_comes_along_and_an_erased_person_leaves_the_answers() {
    apps(features, |app| async move {
        let p = People::of(app).await;
        let question = p.ask(&p.eva, "Which torque?").await;
        let private = p.ask_person(&p.noor, "Only between us?", "Jonas Berg").await;
        let answered = p.ask_person(&p.noor, "And this one?", "Jonas Berg").await;
        p.answer(&p.jonas, &answered, "That as well.").await;
        let answer = p.answer(&p.noor, &question, "35 Nm.").await;
        p.jonas.at.done(&format!("{answer}/helped"), &[]).await;

        let noor = p.noor.id;
        let mut files = String::new();
        let messages = Arc::clone(&p.app.house.house.messages);
        let view = View::sample(messages, Locale::Sv, TimeZone::UTC, p.app.clock.now());
        let actor = p.app.actor(noor).await;
        let mut db = p.app.store.read().await.unwrap();
        for kind in cairn_knowledge::feature().data {
            let Some(export) = kind.export else { continue };
            for (name, content) in export(&mut db, &actor, &view).await.unwrap().files {
                files.extend([name, String::from_utf8(content).unwrap()]);
            }
        }
        drop(db);
        for words in ["questions.json", "answers.md", "35 Nm.", "Only between us?", "\"helped\": 1"]
        {
            assert!(files.contains(words), "{words}: {files}");
        }
        assert!(files.contains("# Svar du har gett"), "{files}");
        let heading = "## 2\u{A0}mars\u{A0}2026 · Which torque?";
        assert!(files.contains(heading), "{files}");
        let erase = p.app.store.write(move |tx| {
            Box::pin(async move {
                for kind in cairn_knowledge::feature().data {
                    if let Some(erase) = kind.erase {
                        erase(tx, noor).await?;
                    }
                }
                cairn_objects::orphan(tx, noor).await?;
                cairn_people::store::delete_person(tx, noor).await
            })
        });
        erase.await.unwrap();
        let page = p.eva.at.get(&question).await;
        assert!(page.shows("former colleague answered") && page.shows("35 Nm."));
        assert!(!page.shows("Noor"), "{}", page.words());
        assert_eq!(p.jonas.at.get(&private).await.status, 404, "nobody else wrote in it");
        assert!(p.jonas.at.get(&answered).await.shows("former colleague asked"));
        p.app.days(10).await;
    })
    .await;
}
