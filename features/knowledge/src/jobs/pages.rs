//! What happens to pages and files by themselves.

use cairn_feature::Sweep;
use cairn_ground::{Instant, Result, dates};
use cairn_store::{Settings, Store, Tx};

use crate::{
    commands::{files, page_care},
    store::{pages as store, suggestions},
};

pub const LOOK_AFTER: Sweep =
    Sweep { name: "knowledge-pages", every: 3_600, run: |store| Box::pin(look_after(store)) };

/// How long a decided suggestion can still be read by who made it.
const DECIDED_DAYS: i64 = 90;

/// Forgets what is over, and ranks pages anew whose time as "how we do it" begins or ends.
pub async fn look_after(store: &Store) -> Result<()> {
    store
        .write(|tx| {
            Box::pin(async move {
                page_care::forget(tx).await?;
                suggestions::prune(tx, tx.now().plus(-DECIDED_DAYS * Instant::DAY)).await?;
                files::prune(tx).await
            })
        })
        .await?;
    store.write(|tx| Box::pin(turn(tx))).await
}

/// A few days back, so that a house that stood still for a weekend misses nothing.
async fn turn(tx: &mut Tx) -> Result<()> {
    let zone = Settings::load(tx).await?.zone;
    let today = tx.now().date(&zone);
    for id in store::list_turning(tx, dates::plus_days(today, -4), today).await? {
        page_care::reindex(tx, id, today).await?;
    }
    Ok(())
}
