//! Once a week what waits: on the first working morning of the person's week.

use cairn_ground::{Result, dates};
use cairn_store::{Store, Tx};
use jiff::{civil::Time, tz::TimeZone};

use crate::{TOPIC, hours::is_morning, store};

/// How many people of a zone one transaction considers, to keep it short.
const BATCH: i64 = 200;

/// Queues the weekly messages whose morning has come. Whether one has a reason to go out is judged
/// when it is sent, on what waits then. Safe to run at any time, also twice at once.
///
/// Who came in after Monday morning gets the first one the week after.
pub async fn compose_weekly(store: &Store) -> Result<()> {
    while store.write(|tx| Box::pin(compose_some(tx))).await? > 0 {}
    Ok(())
}

/// Gives how many people were considered.
async fn compose_some(tx: &mut Tx) -> Result<usize> {
    let now = tx.now();
    let mut considered = 0;
    for name in store::list_zones(tx).await? {
        let zone = TimeZone::get(&name).unwrap_or(TimeZone::UTC);
        if !is_morning(now, &zone) {
            continue;
        }
        let today = now.date(&zone);
        let monday = dates::monday(today);
        let began = dates::at(monday, Time::constant(8, 0, 0, 0), &zone);
        for person in store::list_weekly(tx, &name, today, monday, began, BATCH).await? {
            store::upsert_week(tx, person, monday).await?;
            if store::has_anything(tx, person, today).await? {
                store::insert_weekly(tx, person).await?;
            }
            considered += 1;
        }
    }
    if considered > 0 {
        tx.notify(TOPIC);
    }
    Ok(considered)
}
