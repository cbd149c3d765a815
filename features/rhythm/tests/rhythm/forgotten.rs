//! What `/trust` promises of an answer: after three days only the sum is left.

use std::sync::Arc;

use cairn_ground::{Clock, Locale, Messages, PersonId};
use cairn_store::q;
use cairn_testkit::{App, apps};
use cairn_web::View;
use jiff::tz::TimeZone;

use crate::features;

/// Columns and body of all that a person did, as text.
async fn record_of(app: &App, person: PersonId) -> String {
    let mut db = app.store.read().await.expect("a connection");
    let words: Vec<Option<String>> = q("SELECT word FROM record_statement WHERE person_id = $1")
        .bind(person)
        .all(&mut db)
        .await
        .expect("statements");
    let bodies = cairn_record::list_bodies_of(&mut db, person, 0, 100).await.expect("statements");
    assert_eq!(words.len(), bodies.len());
    let bodies = bodies.iter().map(|(_, body)| String::from_utf8_lossy(body).into_owned());
    words.into_iter().flatten().chain(bodies).collect::<Vec<_>>().join("\n")
}

/// What the take-out holds of the answers.
async fn taken_out(app: &App, person: PersonId) -> String {
    let messages = Messages::build(&[cairn_web::MESSAGES, cairn_rhythm::feature().messages]);
    let messages = Arc::new(messages.expect("messages"));
    let view = View::sample(messages, Locale::En, TimeZone::UTC, app.clock.now());
    let actor = app.actor(person).await;
    let mut db = app.store.read().await.expect("a connection");
    let mut text = String::new();
    for export in cairn_rhythm::feature().data.iter().filter_map(|kind| kind.export) {
        let taken = export(&mut db, &actor, &view).await.expect("files");
        text.extend(taken.files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)));
    }
    text
}

#[tokio::test]
async fn after_three_days_nothing_tells_what_somebody_answered() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let browser = app.sign_in(alva).await;
        let time = format!("/teams/{team}/time");
        let fields = [("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")];
        browser.post(&time, &fields).await;
        app.days(4).await;
        let kept = format!("{time}/2026-03-05");
        assert_eq!(browser.post(&kept, &[("word", "partly")]).await.status, 303);
        assert!(taken_out(&app, alva).await.contains("partly"), "until then it can be changed");
        let fresh = record_of(&app, alva).await;
        assert!(fresh.contains("kept-time"), "that one answered is one's history: {fresh}");
        assert!(!fresh.contains("partly"), "{}: {fresh}", app.name);

        app.clock.advance(3 * cairn_ground::Instant::DAY);
        assert_eq!(browser.post(&kept, &[("word", "yes")]).await.status, 422, "too late");
        (cairn_rhythm::feature().sweeps[0].run)(&app.store).await.expect("swept");
        app.settle().await;
        let mut db = app.store.read().await.expect("a connection");
        let sum: i64 = q("SELECT partly FROM rhythm_week WHERE held_on = '2026-03-05'")
            .one(&mut db)
            .await
            .expect("a week");
        drop(db);
        assert_eq!(sum, 1, "the sum is left");
        for text in [taken_out(&app, alva).await, record_of(&app, alva).await] {
            assert!(!text.contains("partly"), "{}: {text}", app.name);
        }
    })
    .await;
}
