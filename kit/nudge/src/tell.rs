//! What a colleague did by name, told at once.

use cairn_ground::{ObjectId, PersonId, Result};
use cairn_store::Tx;

use crate::{TOPIC, hours::next_working, store};

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

/// Queues the message for the person's working hours, if the person wants any. Whether it then goes
/// out by itself or as a line of the weekly message (above three a day, for those who want fewer,
/// in a pause) is judged when it is sent. The same twice before it has gone out is told once.
pub async fn tell(tx: &mut Tx, tell: &Tell<'_>) -> Result<()> {
    if tell.to == tell.from {
        return Ok(());
    }
    let Some(to) = store::find_recipient(tx, tell.to).await? else { return Ok(()) };
    if to.wants_none() || store::is_queued(tx, tell).await? {
        return Ok(());
    }
    let at = next_working(tx.now(), &to.zone());
    store::insert_at_once(tx, tell, at).await?;
    tx.notify(TOPIC);
    Ok(())
}
