//! Twelve people write while two open.

use cairn_testkit::apps;

use crate::{
    features,
    phone::{Phone, start, write},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_card_that_arrives_during_the_opening_is_kept_or_given_back_never_lost() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let mut phones = Vec::new();
        for n in 0..12 {
            let person = app.person(&format!("P{n} Person"), team).await;
            phones.push(Phone::of(&app, person).await);
        }
        let review = start(&phones[0], team, "Veckan").await;
        write(&phones[0], &review, "1", "Kortet innan").await;

        let mut tasks = Vec::new();
        for (n, phone) in phones.iter().cloned().enumerate() {
            let path = format!("{review}/write");
            tasks.push(tokio::spawn(async move {
                let mut sent = Vec::new();
                for turn in 0..4 {
                    let body = format!("Kort {n} nummer {turn}.");
                    let fields = [("q", "3"), ("body", body.as_str()), ("go", "add")];
                    let answer = phone.post(&path, &fields).await;
                    sent.push((body, answer));
                }
                sent
            }));
        }
        let opens: Vec<_> = (0..2)
            .map(|_| {
                let (phone, path) = (phones[0].clone(), format!("{review}/open"));
                tokio::spawn(async move { phone.post(&path, &[]).await.status })
            })
            .collect();
        for open in opens {
            assert_eq!(open.await.expect("an answer"), 303, "{}", app.name);
        }
        let mut sent = Vec::new();
        for task in tasks {
            sent.extend(task.await.expect("answers"));
        }
        let read = phones[5].get(&review).await.text();
        assert_eq!(read.matches(">Kortet innan<").count(), 1);
        for (body, answer) in sent {
            let shown = read.matches(&format!(">{body}<")).count();
            match answer.status.as_u16() {
                303 => assert_eq!(shown, 1, "{}: {body} was accepted", app.name),
                422 => {
                    assert_eq!(shown, 0, "{}: {body} was refused", app.name);
                    assert!(answer.text().contains(&body), "what was typed comes back");
                }
                other => panic!("{}: {body} {other} {}", app.name, answer.words()),
            }
        }
        let id = review.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let mut db = app.store.read().await.expect("a connection");
        let said = cairn_record::list_of_object(&mut db, id).await.expect("statements");
        let opened = said.iter().filter(|s| s.verb.as_deref() == Some("opened-cards"));
        assert_eq!(opened.count(), 1, "opened once");
    })
    .await;
}
