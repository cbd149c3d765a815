//! Taking a card away that should not have been written.

use cairn_ground::{Actor, Error, Id, ObjectId, Refusal, Result};
use cairn_store::Tx;

use super::{leading, not_now};
use crate::store;

#[derive(Debug, Clone)]
pub struct StrikeCard {
    pub review: ObjectId,
    pub card: Option<Id>,
}

/// Takes a card away that names a client, or hurts: from the review, and from where it was taken
/// up. Only who leads the review may, and nobody is told whose it was, because nobody knows.
pub async fn strike_card(tx: &mut Tx, actor: &Actor, input: &StrikeCard) -> Result<()> {
    let (review, today) = leading(tx, actor, input.review).await?;
    if !review.shows_cards(today) {
        return Err(not_now(review.state(today)));
    }
    let card = input.card.ok_or_else(|| Error::from(Refusal::field("choose", "card")))?;
    if let Some(insight) = store::find_insight_of(tx, review.id, card).await? {
        withdraw(tx, insight).await?;
    }
    store::delete_card(tx, review.id, card).await
}

/// What holds the card's words leaves nothing behind. Where people made something of it, a row
/// without them stays: what they made still may not carry these words to more people.
async fn withdraw(tx: &mut Tx, insight: ObjectId) -> Result<()> {
    cairn_search::remove(tx, insight).await?;
    let links = cairn_links::list_all_of(tx, insight).await?;
    if links.iter().any(|(_, to, _)| *to == insight) {
        return cairn_links::strike(tx, insight).await;
    }
    cairn_record::delete_about(tx, insight).await?;
    // The feature's own row goes along by its key.
    cairn_objects::remove(tx, insight).await
}
