//! Documents that were indexed by older rules of words, brought up to date from what the index
//! keeps of them: no feature is asked for its texts.

use cairn_ground::Result;
use cairn_store::{Store, Tx};

use crate::{RULES, commands::change, entry::Entry, store};

/// Documents per transaction: others get their turn in between.
const BATCH: i64 = 50;

/// Adds the word forms that older rules did not know. Safe to run at any time, also twice at once;
/// the index answers all the while. Gives how many documents were renewed.
pub async fn renew(store: &Store) -> Result<usize> {
    let mut renewed = 0;
    loop {
        let some = store.write(|tx| Box::pin(renew_some(tx))).await?;
        if some == 0 {
            return Ok(renewed);
        }
        renewed += some;
    }
}

async fn renew_some(tx: &mut Tx) -> Result<usize> {
    let old = store::list_older(tx, RULES, BATCH).await?;
    for (number, terms) in &old {
        let before = Entry::from_text(terms);
        let after = before.renewed();
        let written = after.to_text();
        if written != *terms {
            store::update_terms(tx, *number, &written).await?;
        }
        change(tx, *number, &before, &after).await?;
        store::update_rules(tx, *number, RULES).await?;
    }
    Ok(old.len())
}
