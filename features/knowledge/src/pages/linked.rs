//! Words in which addresses can be followed; what is ours is called by its title.

use cairn_ground::{ObjectId, Result};
use cairn_store::Read;
use cairn_web::Cx;

use crate::{
    rules::addresses::{self, Piece},
    store::pages as store,
};

/// Each text in pieces; one query if any of them names something of ours.
pub async fn linked(cx: &Cx, db: &mut Read, texts: &[&str]) -> Result<Vec<Vec<Piece>>> {
    let home = &cx.house.public_url;
    let mut all: Vec<Vec<Piece>> = texts.iter().map(|text| addresses::pieces(text, home)).collect();
    let ids: Vec<ObjectId> = all.iter().flatten().filter_map(|piece| piece.object).collect();
    if ids.is_empty() {
        return Ok(all);
    }
    let titles = store::list_titles(db, &cx.actor, &ids).await?;
    for piece in all.iter_mut().flatten() {
        let title = titles.iter().find(|(id, _)| Some(*id) == piece.object);
        if let Some((_, title)) = title {
            piece.text.clone_from(title);
        }
    }
    Ok(all)
}
