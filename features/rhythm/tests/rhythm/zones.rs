//! A zone is its person's to choose, so it opens no answer early and keeps none open.

use std::sync::Arc;

use cairn_ground::{Instant, Locale, PersonId};
use cairn_store::q;
use cairn_testkit::{App, apps};

use crate::features;

async fn moves_to(app: &Arc<App>, person: PersonId, zone: &'static str) {
    let actor = app.actor(person).await;
    let chosen = app.store.write(move |tx| {
        let actor = actor.clone();
        Box::pin(async move {
            cairn_people::commands::set_preferences(tx, &actor, Locale::En, zone, "auto").await
        })
    });
    chosen.await.expect("chosen");
}

#[tokio::test]
async fn in_no_zone_does_anybody_answer_twice_or_before_the_time_is_over() {
    apps(features, |app| async move {
        let team = app.team("Service Nord").await;
        let alva = app.person("Alva Lindqvist", team).await;
        let browser = app.sign_in(alva).await;
        let time = format!("/teams/{team}/time");
        browser.post(&time, &[("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")]).await;
        let (kept, yes) = (format!("{time}/2026-03-05"), [("word", "yes")]);

        // Thursday noon in Stockholm, where it begins at two: Friday on Kiritimati.
        app.clock.advance(3 * Instant::DAY + 3 * Instant::HOUR);
        moves_to(&app, alva, "Pacific/Kiritimati").await;
        assert_eq!(browser.post(&kept, &yes).await.status, 422, "it has not been yet");
        app.clock.advance(Instant::DAY);
        assert_eq!(browser.post(&kept, &yes).await.status, 303);

        // Monday, half past midnight: Sunday still at Baker Island.
        app.clock.advance(2 * Instant::DAY + 12 * Instant::HOUR + 30 * Instant::MINUTE);
        app.settle().await;
        moves_to(&app, alva, "Etc/GMT+12").await;
        assert_eq!(browser.post(&kept, &yes).await.status, 422, "who answered is forgotten");
        let mut db = app.store.read().await.expect("a connection");
        let sum: i64 = q("SELECT yes FROM rhythm_week").one(&mut db).await.expect("a week");
        assert_eq!(sum, 1, "{}", app.name);
    })
    .await;
}
