//! What was changed of how one comes in and is called: told to whom it concerns. Otherwise somebody
//! who runs the house could take over an account unseen, with a link to a new address.

use cairn_ground::{Actor, PersonId, Result, dates};
use cairn_nudge::{Rank, TOLD_DAYS, Tell, Waiting};
use cairn_people::{Person, events, store as structure};
use cairn_store::{Settings, Tx};

/// Records that `before` has changed, and says on that person's Today what somebody else changed.
pub async fn tell(tx: &mut Tx, actor: &Actor, before: &Person) -> Result<()> {
    let now = structure::find_person(tx, before.id).await?;
    let (renamed, readdressed) = (now.name != before.name, now.email != before.email);
    if !renamed && !readdressed {
        return Ok(());
    }
    events::changed(tx, actor, before.id).await?;
    let by = actor.person()?.id;
    if by == before.id {
        return Ok(());
    }
    if readdressed {
        on_today(tx, by, before.id, events::ADDRESS, "admin-told-address").await?;
    }
    if renamed {
        on_today(tx, by, before.id, events::NAME, "admin-told-name").await?;
    }
    Ok(())
}

async fn on_today(
    tx: &mut Tx,
    from: PersonId,
    to: PersonId,
    verb: &str,
    reason: &str,
) -> Result<()> {
    let today = tx.now().date(&Settings::load(tx).await?.zone);
    let waiting = Waiting::new(to, to.0.into(), verb, Rank::Heard, reason)
        .from(from)
        .closes(dates::plus_days(today, TOLD_DAYS));
    cairn_nudge::wait(tx, &waiting).await?;
    cairn_nudge::tell(tx, &Tell { to, from, object: to.0.into(), verb, reason }).await
}
