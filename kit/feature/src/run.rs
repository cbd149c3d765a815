//! What goes on beside requests: projections, recurring tasks, logins kept alive.

use std::{sync::Arc, time::Duration};

use cairn_ground::{Result, Secrets};
use cairn_store::{Engine, Store};
use cairn_web::House;

use crate::{Assembled, Registry, Sweep};

/// Everything once, now: projections, then every sweep, then projections of what those wrote.
/// Tests and the moved clock use it.
pub async fn run_once(house: &Assembled) -> Result<()> {
    keep_used(&house.house).await?;
    cairn_record::settle(&house.house.store).await?;
    project(house).await?;
    for sweep in &house.sweeps {
        (sweep.run)(&house.house.store).await?;
    }
    cairn_record::settle(&house.house.store).await?;
    project(house).await?;
    cairn_nudge::compose_weekly(&house.house.store).await?;
    mail(&house.house).await
}

/// Sends what is due.
async fn mail(house: &House) -> Result<()> {
    let post = house.shelf.downcast_ref::<Registry>().and_then(|registry| registry.post.get());
    if let Some(post) = post {
        cairn_nudge::send_due(&house.store, post).await?;
    }
    Ok(())
}

async fn project(house: &Assembled) -> Result<()> {
    for subscription in &house.subscriptions {
        cairn_record::catch_up(&house.house.store, *subscription).await?;
    }
    Ok(())
}

/// Runs for ever in tasks of its own; errors are logged and tried again.
pub fn keep_running(house: &Assembled) {
    let node = Secrets.token();
    tokio::spawn(follow(house.clone()));
    tokio::spawn(renew(Arc::clone(&house.house)));
    tokio::spawn(deliver(Arc::clone(&house.house)));
    if house.house.store.engine() == Engine::Postgres {
        tokio::spawn(beat(house.house.store.clone(), node.clone()));
    }
    for sweep in house.sweeps.iter().chain(OWN) {
        tokio::spawn(recur(house.house.store.clone(), *sweep, node.clone()));
    }
}

const OWN: &[Sweep] = &[
    Sweep { name: "prune", every: 3600, run: |store| Box::pin(prune(store)) },
    Sweep { name: "words", every: 600, run: |store| Box::pin(renew_words(store)) },
    Sweep { name: "weekly", every: 60, run: |store| Box::pin(weekly(store)) },
];

/// Words indexed under older rules get their new forms, a few at a time.
async fn renew_words(store: &Store) -> Result<()> {
    cairn_search::renew(store).await.map(drop)
}

async fn prune(store: &Store) -> Result<()> {
    store
        .write(|tx| {
            Box::pin(async move {
                cairn_store::prune_commands(tx).await?;
                cairn_people::store::prune_logins(tx).await?;
                cairn_nudge::prune(tx).await
            })
        })
        .await
}

async fn weekly(store: &Store) -> Result<()> {
    cairn_nudge::compose_weekly(store).await.map(drop)
}

/// Projections: at once when something was recorded here, within a second when elsewhere.
async fn follow(house: Assembled) {
    loop {
        if let Err(error) = project(&house).await {
            tracing::warn!(%error, "projection");
        }
        let woken = house.house.store.waits(cairn_record::TOPIC);
        let _ = tokio::time::timeout(Duration::from_secs(1), woken).await;
    }
}

async fn renew(house: Arc<House>) {
    loop {
        tokio::time::sleep(Duration::from_secs(15)).await;
        if let Err(error) = keep_used(&house).await {
            tracing::warn!(%error, "logins");
        }
    }
}

/// Every node may send: each message is claimed before it goes out.
async fn deliver(house: Arc<House>) {
    loop {
        if let Err(error) = mail(&house).await {
            tracing::warn!(%error, "mail");
        }
        let woken = house.store.waits(cairn_nudge::TOPIC);
        let _ = tokio::time::timeout(Duration::from_secs(30), woken).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

async fn keep_used(house: &House) -> Result<()> {
    let mut used = house.take_used();
    used.sort();
    used.dedup();
    if used.is_empty() {
        return Ok(());
    }
    house
        .store
        .write(move |tx| {
            let used = used.clone();
            Box::pin(async move {
                for (digest, shared) in &used {
                    cairn_people::login::keep(tx, digest, *shared).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn beat(store: Store, node: String) {
    loop {
        let name = node.clone();
        let beat = store.write(move |tx| {
            let name = name.clone();
            Box::pin(async move { cairn_record::heartbeat(tx, &name).await })
        });
        if let Err(error) = beat.await {
            tracing::warn!(%error, "heartbeat");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// One node at a time runs a sweep; a lease that is not renewed passes to another.
async fn recur(store: Store, sweep: Sweep, node: String) {
    loop {
        let holder = node.clone();
        let mine = store
            .write(move |tx| {
                let holder = holder.clone();
                let span = i64::from(sweep.every) * 2;
                Box::pin(async move { cairn_store::lease(tx, sweep.name, &holder, span).await })
            })
            .await;
        match mine {
            Ok(true) => {
                if let Err(error) = (sweep.run)(&store).await {
                    tracing::warn!(%error, sweep = sweep.name, "sweep");
                }
            }
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, sweep = sweep.name, "lease"),
        }
        tokio::time::sleep(Duration::from_secs(u64::from(sweep.every))).await;
    }
}
