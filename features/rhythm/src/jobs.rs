//! Recurring: times that are over are written down; answers are forgotten after two weeks.

use std::fmt::Write;

use cairn_feature::Exported;
use cairn_ground::{Error, Locale, Messages, PersonId, Result, dates};
use cairn_store::{Read, Settings, Store, Tx};
use futures_util::future::BoxFuture;

use crate::{rules, store};

pub fn sweep(of: &Store) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move { of.write(|tx| Box::pin(write_down(tx))).await })
}

async fn write_down(tx: &mut Tx) -> Result<()> {
    let zone = Settings::load(tx).await?.zone;
    let today = tx.now().date(&zone);
    for promise in store::list_promises(tx, today).await? {
        let store::Promise { team, slot, from, written } = promise;
        for day in rules::unwritten(&slot, from, written, today) {
            store::insert_week(tx, team, day, slot.minutes()).await?;
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
        let messages = Messages::build(&[crate::MESSAGES]).map_err(Error::Internal)?;
        let say = |key: &str| messages.format(locale, key, &[]);
        let mut text = format!("# {}\n\n", say("rhythm-kept-export"));
        for (day, word) in &answers {
            let _ = writeln!(text, "- {day}: {}", say(&format!("rhythm-{word}")));
        }
        let list: Vec<_> = answers
            .iter()
            .map(|(day, word)| serde_json::json!({ "day": day.to_string(), "kept": word }))
            .collect();
        let json = serde_json::to_vec_pretty(&list).map_err(Error::internal)?;
        let text = ("time-kept.md".to_owned(), text.into_bytes());
        Ok(Exported { files: vec![text, ("time-kept.json".to_owned(), json)] })
    })
}

pub fn erase(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(store::delete_answers_of(tx, person))
}
