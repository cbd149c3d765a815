//! What happens to a person's rows when the person is erased: private ones go, shared ones stay
//! with "former colleague".

use cairn_ground::{Audience, ObjectId, PersonId, Result};
use cairn_store::Tx;

use crate::store;

/// Private steps go; what is shared stays and looks for somebody.
pub(crate) async fn erase_steps(tx: &mut Tx, person: PersonId) -> Result<()> {
    for step in store::list_owned(tx, person).await? {
        if step.audience.counts() {
            store::forget_private(tx, step.id).await?;
            cairn_objects::hand_over(tx, step.id, None).await?;
        } else {
            remove(tx, step.id).await?;
        }
    }
    Ok(())
}

/// What the person was asked to look at, and said.
pub(crate) async fn erase_looks(tx: &mut Tx, person: PersonId) -> Result<()> {
    store::delete_looks_of(tx, person).await
}

/// Private lines go, shared ones stay.
pub(crate) async fn erase_learned(tx: &mut Tx, person: PersonId) -> Result<()> {
    for (id, audience) in store::list_owned_learned(tx, person).await? {
        if audience >= Audience::Team {
            cairn_objects::hand_over(tx, id, None).await?;
        } else {
            remove(tx, id).await?;
        }
    }
    Ok(())
}

pub(super) async fn remove(tx: &mut Tx, id: ObjectId) -> Result<()> {
    cairn_record::delete_about(tx, id).await?;
    cairn_search::remove(tx, id).await?;
    // The feature's row goes along by its key.
    cairn_objects::remove(tx, id).await
}
