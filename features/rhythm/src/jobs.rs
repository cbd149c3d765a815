//! Recurring: times that are over are written down; answers are forgotten after two weeks.

use std::fmt::Write;

use cairn_feature::Exported;
use cairn_ground::{Locale, PersonId, Result, dates};
use cairn_store::{Read, Settings, Store, Tx};
use futures_util::future::BoxFuture;

use crate::{rules, store};

pub fn sweep(of: &Store) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move { of.write(|tx| Box::pin(write_down(tx))).await })
}

async fn write_down(tx: &mut Tx) -> Result<()> {
    let zone = Settings::load(tx).await?.zone;
    let today = tx.now().date(&zone);
    for (team, slot, from) in store::list_slots(tx, today).await? {
        let last = slot.last_before(today);
        if last >= from {
            store::insert_week(tx, team, last, slot.minutes()).await?;
        }
    }
    let before = dates::plus_days(today, -i32::from(rules::ANSWER_DAYS));
    store::delete_answers(tx, before).await
}

pub fn export(db: &mut Read, person: PersonId, locale: Locale) -> BoxFuture<'_, Result<Exported>> {
    Box::pin(async move {
        let answers = store::list_answers_of(db, person).await?;
        if answers.is_empty() {
            return Ok(Exported::default());
        }
        let title = if locale == Locale::Sv { "Hölls tiden?" } else { "Was the time kept?" };
        let mut text = format!("# {title}\n\n");
        for (day, word) in &answers {
            let _ = writeln!(text, "- {day}: {word}");
        }
        Ok(Exported { files: vec![("time-kept.md".into(), text.into_bytes())] })
    })
}

pub fn erase(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(store::delete_answers_of(tx, person))
}
