//! Subscriptions: a projection reads the record by cursor, in the same transaction in which it
//! writes what it derives, so that a crash between any two steps loses and doubles nothing.

use cairn_ground::Result;
use cairn_store::{Store, Tx};
use futures_util::future::BoxFuture;

use crate::{Entry, store};

/// A named reader of the record.
#[derive(Debug, Clone, Copy)]
pub struct Subscription {
    /// Final once released: the cursor is kept under it.
    pub name: &'static str,
    /// Applies one statement.
    pub apply: for<'t> fn(&'t mut Tx, &'t Entry) -> BoxFuture<'t, Result<()>>,
    /// Empties what the subscription derived, before a rebuild.
    pub clear: for<'t> fn(&'t mut Tx) -> BoxFuture<'t, Result<()>>,
}

/// Statements read in one transaction.
const BATCH: i64 = 200;

/// Reads until the watermark; gives how many statements were applied.
pub async fn catch_up(to: &Store, subscription: Subscription) -> Result<usize> {
    let mut total = 0;
    loop {
        let read = to.write(move |tx| Box::pin(step(tx, subscription))).await?;
        total += read;
        if read < usize::try_from(BATCH).unwrap_or(usize::MAX) {
            return Ok(total);
        }
    }
}

async fn step(tx: &mut Tx, subscription: Subscription) -> Result<usize> {
    let (epoch, seq) = store::find_cursor(tx, subscription.name).await?;
    let entries = store::list_after(tx, epoch, seq, BATCH).await?;
    let Some(last) = entries.last() else { return Ok(0) };
    for entry in &entries {
        (subscription.apply)(tx, entry).await?;
    }
    store::upsert_cursor(tx, subscription.name, last.epoch, last.seq).await?;
    Ok(entries.len())
}

/// Waits until everything stored so far lies behind the watermark. On `PostgreSQL` a transaction
/// of anybody in the cluster may hold it back for a moment; gives up after ten seconds, when
/// projections are simply older. For tests and for the moved clock.
pub async fn settle(of: &Store) -> Result<()> {
    for _ in 0..2_000 {
        let mut db = of.read().await?;
        if store::is_settled(&mut db).await? {
            return Ok(());
        }
        drop(db);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    Ok(())
}

/// Empties the projection and reads the whole record again. Readers see it grow meanwhile.
pub async fn rebuild(to: &Store, subscription: Subscription) -> Result<usize> {
    to.write(move |tx| {
        Box::pin(async move {
            (subscription.clear)(tx).await?;
            let (epoch, seq) = store::beginning(tx.engine());
            store::upsert_cursor(tx, subscription.name, epoch, seq).await
        })
    })
    .await?;
    catch_up(to, subscription).await
}
