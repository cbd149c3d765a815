//! What goes on beside requests: projections, recurring tasks, logins kept alive.

use std::{sync::Arc, time::Duration};

use cairn_ground::{Result, Secrets};
use cairn_store::{Engine, Store};
use cairn_web::{House, Renew};
use tokio::task::JoinSet;

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

/// Each for itself: one that stumbles over a statement holds up no other. Gives the first error.
async fn project(house: &Assembled) -> Result<()> {
    let mut done = Ok(());
    for subscription in &house.subscriptions {
        if let Err(error) = cairn_record::catch_up(&house.house.store, *subscription).await {
            tracing::warn!(%error, name = subscription.name, "projection");
            done = done.and(Err(error));
        }
    }
    done
}

/// Runs in tasks of its own until what it gives is dropped; errors are logged and tried again.
#[must_use = "the tasks end with it"]
pub fn keep_running(house: &Assembled) -> JoinSet<()> {
    let node = Secrets.token();
    let mut tasks = JoinSet::new();
    tasks.spawn(follow(house.clone()));
    tasks.spawn(renew(Arc::clone(&house.house)));
    tasks.spawn(deliver(Arc::clone(&house.house)));
    if house.house.store.engine() == Engine::Postgres {
        tasks.spawn(beat(house.house.store.clone(), node.clone()));
    }
    for sweep in house.sweeps.iter().chain(OWN) {
        tasks.spawn(recur(house.house.store.clone(), *sweep, node.clone()));
    }
    tasks
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
                cairn_people::commands::prune(tx).await?;
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
        // Every error is logged where it happens.
        let _ = project(&house).await;
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
                for Renew { digest, span } in &used {
                    cairn_people::login::keep(tx, digest, *span).await?;
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

/// How long a node that is not the one waits to ask again, in seconds.
const ASK_AGAIN: u32 = 60;

/// One node at a time runs a sweep; a lease that is not renewed passes to another. `SQLite` has
/// one node: the folder's lock says so.
async fn recur(store: Store, sweep: Sweep, node: String) {
    loop {
        let mine = match store.engine() {
            Engine::Sqlite => Ok(true),
            Engine::Postgres => lease(&store, sweep, node.clone()).await,
        };
        let mut pause = sweep.every;
        match mine {
            Ok(true) => {
                if let Err(error) = (sweep.run)(&store).await {
                    tracing::warn!(%error, sweep = sweep.name, "sweep");
                }
            }
            Ok(false) => pause = pause.min(ASK_AGAIN),
            Err(error) => tracing::warn!(%error, sweep = sweep.name, "lease"),
        }
        tokio::time::sleep(Duration::from_secs(u64::from(pause))).await;
    }
}

/// Held a little longer than until the next turn: what a stopped node held is soon another's.
async fn lease(store: &Store, sweep: Sweep, node: String) -> Result<bool> {
    store
        .write(move |tx| {
            let node = node.clone();
            let span = i64::from(sweep.every + ASK_AGAIN);
            Box::pin(async move { cairn_store::lease(tx, sweep.name, &node, span).await })
        })
        .await
}
