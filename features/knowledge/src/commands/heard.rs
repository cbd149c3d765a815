//! What somebody is let know and that asks nothing of them.

use cairn_ground::{Result, dates};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_store::Tx;

use crate::store::questions;

/// News stays on Today so long when nobody acknowledges it.
const NEWS_DAYS: i32 = 14;

/// Lets somebody hear of what a colleague did, on Today and by message.
pub async fn hear(tx: &mut Tx, news: &Tell<'_>) -> Result<()> {
    if news.to == news.from {
        return Ok(());
    }
    let Some(waiting) = heard(tx, news).await? else { return Ok(()) };
    cairn_nudge::wait(tx, &waiting).await?;
    cairn_nudge::tell(tx, news).await
}

/// What stands on Today because of it; nothing for somebody who is no longer here.
async fn heard<'a>(tx: &mut Tx, news: &Tell<'a>) -> Result<Option<Waiting<'a>>> {
    let zone = questions::find_zone(tx, Some(news.to)).await?;
    Ok(zone.map(|zone| {
        let closes = dates::plus_days(tx.now().date(&zone), NEWS_DAYS);
        Waiting::new(news.to, news.object, news.verb, Rank::Heard, news.reason)
            .from(news.from)
            .closes(closes)
    }))
}
