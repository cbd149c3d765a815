//! What recurs, and what follows from the record. Due dates and look-backs need no task: they are
//! written as what waits from their day on, and each reader's day is the reader's own.

use cairn_feature::Sweep;
use cairn_ground::{Instant, Result};
use cairn_record::{Entry, Subscription};
use cairn_store::{Settings, Store, Tx};
use jiff::{civil::Date, tz::TimeZone};

use crate::{
    commands::{self, offer_in_place_of, wait_for_look},
    rules::{self, miss_on},
    store::{self, Missing},
};

pub const SWEEPS: &[Sweep] = &[
    Sweep { name: "commitments-misses", every: 3600, run: |store| Box::pin(misses(store)) },
    Sweep { name: "commitments-leavers", every: 900, run: |store| Box::pin(leavers(store)) },
];

pub const SUBSCRIPTIONS: &[Subscription] = &[Subscription {
    name: "commitments-next-review",
    apply: |tx, entry| Box::pin(next_review(tx, entry)),
    // A look-back that was brought forward stays where it is; reading again moves nothing back.
    clear: |_| Box::pin(async { Ok(()) }),
}];

/// Counts a week without an answer as a miss; after the third nothing reminds any more.
async fn misses(store: &Store) -> Result<()> {
    while store.write(|tx| Box::pin(count_misses(tx))).await? > 0 {}
    Ok(())
}

async fn count_misses(tx: &mut Tx) -> Result<i64> {
    let now = tx.now();
    let latest = now.plus(14 * Instant::HOUR).date(&TimeZone::UTC);
    let mut counted = 0;
    for missing in store::list_missing(tx, latest).await? {
        let zone = TimeZone::get(&missing.zone).unwrap_or(TimeZone::UTC);
        if missing.miss_on <= now.date(&zone) {
            count_miss(tx, &missing).await?;
            counted += 1;
        }
    }
    Ok(counted)
}

async fn count_miss(tx: &mut Tx, missing: &Missing) -> Result<()> {
    let missed = missing.missed + 1;
    let next = (!rules::is_quiet(missed)).then(|| miss_on(missing.miss_on));
    store::update_missed(tx, missing.id, missed, next).await?;
    if next.is_none() {
        cairn_nudge::settle(tx, missing.id, commands::COMPLETE, None).await?;
    }
    Ok(())
}

/// Offers what leavers had in hand to their teams.
async fn leavers(store: &Store) -> Result<()> {
    while store.write(|tx| Box::pin(offer_left_behind(tx))).await? > 0 {}
    Ok(())
}

async fn offer_left_behind(tx: &mut Tx) -> Result<i64> {
    let today = cairn_people::commands::today(tx).await?;
    let mut offered = 0;
    for left in store::list_left_behind(tx, today).await? {
        offer_in_place_of(tx, &left, today).await?;
        offered += 1;
    }
    Ok(offered)
}

/// A review of the team has begun: what was to be looked back on *at the next review* is due.
async fn next_review(tx: &mut Tx, entry: &Entry) -> Result<()> {
    let (Some("started-review"), Some(team)) = (entry.verb.as_deref(), entry.team) else {
        return Ok(());
    };
    let zone = Settings::load(tx).await?.zone;
    let on: Date = entry.at.date(&zone);
    for id in store::list_for_review(tx, team, on).await? {
        store::update_look_on(tx, id, "next-review", Some(on)).await?;
        let step = store::find_step_any(tx, id).await?;
        wait_for_look(tx, &step, on).await?;
    }
    Ok(())
}
