//! One node at a time does a recurring task.

use cairn_ground::{Instant, Result};

use crate::{Tx, q};

/// Takes or renews the lease `name` for `seconds`; false when another holder has it.
pub async fn lease(tx: &mut Tx, name: &str, holder: &str, seconds: i64) -> Result<bool> {
    let now = tx.now();
    let taken = q("INSERT INTO store_lease (name, until, holder) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET until = excluded.until, holder = excluded.holder
        WHERE store_lease.until < $4 OR store_lease.holder = $3")
    .bind(name)
    .bind(now.plus(seconds * Instant::SECOND))
    .bind(holder)
    .bind(now)
    .run(tx)
    .await?;
    Ok(taken > 0)
}
