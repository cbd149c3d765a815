//! Erasure: what a person said to a few goes with the person. What is shared stays with "former
//! colleague", and columns that pointed to the person are emptied by their foreign keys.

use cairn_ground::{Audience, PersonId, Result};
use cairn_store::Tx;

use super::words;
use crate::store;

/// As [`erase_private`], for obstacles and ideas. What lay with the person is nobody's from now on,
/// also what had nobody above: the next look at it tells the asker.
pub async fn erase_proposals(tx: &mut Tx, person: PersonId) -> Result<()> {
    store::release(tx, person).await?;
    erase_private(tx, person, &["obstacle", "idea"]).await
}

/// Removes the person's objects of `kinds` that only a few could see.
pub async fn erase_private(tx: &mut Tx, person: PersonId, kinds: &[&str]) -> Result<()> {
    for (id, audience) in cairn_objects::list_owned_ids(tx, person).await? {
        if Audience::parse(&audience).is_some_and(Audience::counts) {
            continue;
        }
        let object = cairn_objects::find_any(tx, id).await?;
        if kinds.contains(&object.kind.as_str()) {
            words::remove(tx, id).await?;
        }
    }
    Ok(())
}
