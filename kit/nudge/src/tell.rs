//! What a colleague did by name, told at once.

use cairn_ground::{Instant, ObjectId, PersonId, Result, dates};
use cairn_store::Tx;

use crate::{AT_ONCE_A_DAY, TOPIC, hours::next_working, store, store::Recipient};

/// A colleague answered, asked by name or thanked. There is no message without a colleague: what
/// somebody did not do is told to nobody.
#[derive(Debug, Clone)]
pub struct Tell<'a> {
    pub to: PersonId,
    pub from: PersonId,
    pub object: ObjectId,
    pub verb: &'a str,
    /// Key of a message with the arguments `name` and `title`.
    pub reason: &'a str,
}

/// Queues the message, if the person wants any: at once (in working hours) or, above three a day
/// and for those who want fewer, held for the weekly message. The same twice before it has gone
/// out is told once.
pub async fn tell(tx: &mut Tx, tell: &Tell<'_>) -> Result<()> {
    if tell.to == tell.from {
        return Ok(());
    }
    let Some(to) = store::find_recipient(tx, tell.to).await? else { return Ok(()) };
    if to.wants_none() || store::is_queued(tx, tell).await? {
        return Ok(());
    }
    let at = when(tx, &to).await?;
    store::insert_at_once(tx, tell, at).await?;
    tx.notify(TOPIC);
    Ok(())
}

async fn when(tx: &mut Tx, to: &Recipient) -> Result<Option<Instant>> {
    let zone = to.zone();
    let at = next_working(tx.now(), &zone);
    let day = at.date(&zone);
    if to.wants_weekly_only() || to.is_paused(day) {
        return Ok(None);
    }
    let from = dates::start_of(day, &zone);
    let until = dates::start_of(dates::plus_days(day, 1), &zone);
    let planned = store::count_planned(tx, to.id, from, until).await?;
    Ok((planned < AT_ONCE_A_DAY).then_some(at))
}
