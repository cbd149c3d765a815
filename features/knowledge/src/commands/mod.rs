//! By noun.

pub mod answers;
pub mod files;
pub mod heard;
pub mod helped;
pub mod import;
pub mod marks;
pub mod material;
pub mod page_care;
pub mod pages;
pub mod questions;
pub mod suggestions;

use cairn_ground::{Actor, Error, ObjectId, Result};
use cairn_objects::Object;
use cairn_store::Read;

/// The object it came of, if the actor may see it. What became invisible meanwhile costs the
/// link, never the text.
pub async fn visible_origin(
    db: &mut Read,
    actor: &Actor,
    id: Option<ObjectId>,
) -> Result<Option<Object>> {
    let Some(id) = id else { return Ok(None) };
    match cairn_objects::find(db, actor, id).await {
        Ok(object) => Ok(Some(object)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}
