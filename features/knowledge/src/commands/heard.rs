//! What somebody is let know and that asks nothing of them.

use cairn_ground::{Actor, Error, ObjectId, PersonId, Result, dates};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_store::Tx;

use super::pages;
use crate::store::questions;

/// News stays on Today so long when nobody acknowledges it.
const NEWS_DAYS: i32 = 14;

/// One's page, or the page of one's answer, helped.
pub const HELPED: &str = "helped";

/// One's page was deleted by somebody else.
pub const REMOVED: &str = "removed";

/// Somebody put other words into the page of one's answer.
pub const REWORDED: &str = "reworded";

/// What one hears about a page: what became of a suggestion, and of what one said to be wrong; that
/// it helped; that it was deleted; that it has other words than one's answer.
pub const OF_A_PAGE: [&str; 5] = ["decided", "mended", HELPED, REMOVED, REWORDED];

/// Whoever heard of a page has taken notice.
///
/// # Errors
/// `NotFound` for those who may not see it.
pub async fn seen(tx: &mut Tx, actor: &Actor, page: &ObjectId) -> Result<()> {
    let me = actor.person()?.id;
    let object = pages::find(tx, actor, *page).await?;
    for verb in OF_A_PAGE {
        cairn_nudge::settle(tx, object.id, verb, Some(me)).await?;
    }
    Ok(())
}

/// Whether somebody may see an object: what they may not see is no news for them.
pub async fn sees(tx: &mut Tx, person: PersonId, object: ObjectId) -> Result<bool> {
    let now = tx.now();
    let reader = cairn_people::login::actor_of(tx, person, now).await?;
    match cairn_objects::find(tx, &reader, object).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

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
