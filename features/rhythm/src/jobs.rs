//! Recurring: times that are over are written down; answers are forgotten after three days.

use cairn_ground::{Result, dates};
use cairn_store::{Settings, Store, Tx};
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
