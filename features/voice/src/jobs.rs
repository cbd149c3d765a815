//! What happens on the day.

use cairn_feature::Sweep;
use cairn_ground::{Id, ObjectId, Result};
use cairn_store::Store;

use crate::commands;

pub const SWEEPS: &[Sweep] =
    &[Sweep { name: "voice-moves", every: 600, run: |store| Box::pin(move_up(store)) }];

async fn move_up(store: &Store) -> Result<()> {
    let mut next = Some(ObjectId(Id::nil()));
    while let Some(after) = next {
        next = store.write(move |tx| Box::pin(commands::move_late(tx, after))).await?;
    }
    Ok(())
}
