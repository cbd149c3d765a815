//! It comes to lie with somebody else: passed on by a person, or moved up by the day.

use cairn_ground::{Id, ObjectId, PersonId, Result, dates};
use cairn_nudge::{Rank, Tell, Waiting};
use cairn_people::store::find_manager_of;
use cairn_store::{Settings, Tx};
use jiff::tz::{Offset, TimeZone};

use crate::{
    rules::{How, Standing},
    store::{self, Late},
};

/// Days that those who wait are shown where it went.
const SHOWN_DAYS: i32 = 7;
/// How many one transaction looks at, to keep it short.
const BATCH: i64 = 20;

/// What waits for the asker of what lies with nobody.
const FIND_SOMEBODY: &str = "pass";

/// It was given to `to`.
pub(super) struct Given {
    pub id: ObjectId,
    pub to: PersonId,
    /// Who passed it on; nobody when the day did.
    pub by: Option<PersonId>,
    /// What the new holder is told, with the name of `by` or else of the asker.
    pub reason: &'static str,
}

/// Lets it wait for the new holder, and shows the asker and the one before where it is.
pub(super) async fn give(tx: &mut Tx, given: &Given, before: &Standing) -> Result<()> {
    let Given { id, to, by, reason } = *given;
    cairn_objects::add_participants(tx, id, &[to]).await?;
    cairn_nudge::settle(tx, id, "answer", None).await?;
    cairn_nudge::settle(tx, id, FIND_SOMEBODY, None).await?;
    cairn_nudge::settle(tx, id, "see-moved", None).await?;
    let mut waits = Waiting::new(to, id, "answer", Rank::Colleague, reason).due(before.due_on);
    waits.from = by.or(before.asker);
    cairn_nudge::wait(tx, &waits).await?;
    if let Some(from) = waits.from {
        let tell = Tell { to, from, object: id, verb: "answer", reason };
        cairn_nudge::tell(tx, &tell).await?;
    }
    let closes = dates::plus_days(tx.now().date(&TimeZone::UTC), SHOWN_DAYS);
    let watching = before.asker.into_iter().chain(before.lies_with).filter(|it| by != Some(*it));
    for person in watching {
        let reason = "voice-waits-moved";
        let waits = Waiting::new(person, id, "see-moved", Rank::Could, reason);
        cairn_nudge::wait(tx, &waits.from(to).closes(closes)).await?;
    }
    if let Some(asker) = before.asker.filter(|asker| by != Some(*asker)) {
        let reason = "voice-waits-moved";
        let tell = Tell { to: asker, from: to, object: id, verb: "see-moved", reason };
        cairn_nudge::tell(tx, &tell).await?;
    }
    Ok(())
}

/// Moves up what is beyond its day, and what lies with somebody who left. Looks at a batch after
/// `after` and gives the last one of a full batch, so that the caller goes on from there.
pub async fn move_late(tx: &mut Tx, after: ObjectId) -> Result<Option<ObjectId>> {
    // A day begins first at UTC+14: nothing is late anywhere before it is late there.
    let first_on_earth = TimeZone::fixed(Offset::constant(14));
    let latest = tx.now().date(&first_on_earth);
    let batch = store::list_late(tx, latest, after, BATCH).await?;
    let house = Settings::load(tx).await?.zone;
    for late in &batch {
        move_one(tx, late, &house).await?;
    }
    let full = i64::try_from(batch.len()).is_ok_and(|read| read == BATCH);
    Ok(batch.last().filter(|_| full).map(|late| late.id))
}

async fn move_one(tx: &mut Tx, late: &Late, house: &TimeZone) -> Result<()> {
    let zone = late.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
    // Who asks chooses a zone, and gets no day sooner by it.
    let house_day = tx.now().date(house);
    let today = tx.now().date(zone.as_ref().unwrap_or(house)).min(house_day);
    let standing = store::find_standing(tx, late.id).await?;
    if !late.gone && today <= standing.moves_after {
        return Ok(());
    }
    let above = find_above(tx, late, &standing, house_day).await?;
    let Some((how, next)) = standing.move_up(today, late.gone, above) else { return Ok(()) };
    store::update_standing(tx, late.id, &next).await?;
    if let Some(person) = next.lies_with {
        store::insert_station(tx, late.id, how, Some(person), None, None).await?;
    }
    match next.lies_with {
        Some(to) if how != How::Stays => {
            let given = Given { id: late.id, to, by: None, reason: "voice-waits-asked" };
            give(tx, &given, &standing).await
        }
        Some(_) => Ok(()),
        None => lie_with_nobody(tx, late.id, next.asker).await,
    }
}

/// Nobody is told of it by anybody, so it waits for the asker to find somebody.
async fn lie_with_nobody(tx: &mut Tx, id: ObjectId, asker: Option<PersonId>) -> Result<()> {
    cairn_nudge::settle(tx, id, "answer", None).await?;
    let Some(asker) = asker else { return Ok(()) };
    let reason = "voice-waits-nobody";
    cairn_nudge::wait(tx, &Waiting::new(asker, id, FIND_SOMEBODY, Rank::Mine, reason)).await
}

/// The manager above the one it lies with; above the asker's team when that one is gone.
async fn find_above(
    tx: &mut Tx,
    late: &Late,
    standing: &Standing,
    today: jiff::civil::Date,
) -> Result<Option<PersonId>> {
    match (late.gone, standing.lies_with, late.team) {
        (false, Some(holder), _) => find_manager_of(tx, holder, None, today).await,
        (_, _, Some(team)) => {
            let asker = standing.asker.unwrap_or(PersonId(Id::nil()));
            find_manager_of(tx, asker, Some(team), today).await
        }
        (_, _, None) => match standing.asker {
            Some(asker) => find_manager_of(tx, asker, None, today).await,
            None => Ok(None),
        },
    }
}
