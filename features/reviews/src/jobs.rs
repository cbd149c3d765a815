//! What goes on beside requests: planned reviews begin, and cards are deleted on their day.

use cairn_feature::Sweep;
use cairn_ground::Result;
use cairn_store::{Settings, Store};

use crate::{commands, store};

pub(crate) const SWEEPS: &[Sweep] = &[
    Sweep { name: "reviews-cards", every: 900, run: |store| Box::pin(delete_old_cards(store)) },
    Sweep { name: "reviews-begun", every: 300, run: |store| Box::pin(begin_planned(store)) },
];

async fn begin_planned(store: &Store) -> Result<()> {
    store.write(|tx| Box::pin(commands::begin_planned(tx))).await
}

/// Deletes cards on the day that stood beside the field. The log is folded each time, because a
/// reader may have been in the way when a command asked for it.
async fn delete_old_cards(store: &Store) -> Result<()> {
    store
        .write(|tx| {
            Box::pin(async move {
                let zone = Settings::load(tx).await?.zone;
                let today = tx.now().date(&zone);
                for (struck, lang) in store::list_old_struck(tx, today).await? {
                    cairn_objects::retitle(tx, struck, "", &lang).await?;
                }
                store::delete_old_unread(tx, today).await?;
                store::delete_old_cards(tx, today).await.map(drop)
            })
        })
        .await?;
    store.forget(store::UNREAD).await?;
    store.forget(store::CARDS).await
}
