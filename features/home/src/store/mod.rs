//! All SQL of the feature.

mod figures;
mod loops;

use cairn_ground::{ObjectId, Result};
use cairn_store::{Read, q};

pub use figures::*;
pub use loops::*;

/// Which of these persons have left.
pub async fn list_left(db: &mut Read, ids: &[ObjectId]) -> Result<Vec<ObjectId>> {
    q("SELECT id FROM people_person WHERE id {in $1} AND deactivated_at IS NOT NULL")
        .bind(ids)
        .all(db)
        .await
}
