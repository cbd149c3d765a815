//! Copies of entries by the thousand, which no command makes.

use cairn_ground::Result;
use cairn_store::{Engine, Tx, q};

pub async fn count(tx: &mut Tx) -> Result<i64> {
    q("SELECT count(*) FROM record_statement").one(tx).await
}

/// Copies up to `most` learned entries, each `round` minutes earlier, another choice each round.
/// On `SQLite` without their terms, which no page reads.
pub async fn copy_learned(tx: &mut Tx, round: i64, most: i64) -> Result<i64> {
    let before: i64 = q("SELECT max(seq) FROM record_statement").one(tx).await?;
    let (terms, epoch, id) = match tx.engine() {
        Engine::Sqlite => ("", "epoch", "randomblob(16)"),
        Engine::Postgres => {
            (", terms", "CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)", "gen_random_uuid()")
        }
    };
    let rest = "body, person_id, verb, object_id, object_kind, team_id, audience, because_of_id,
        word";
    let copied = q(format!(
        "INSERT INTO record_statement (epoch, begun_at, stored_at, {rest}, happened_at{terms})
         SELECT {epoch}, begun_at, stored_at, {rest}, happened_at - 60000000 * $1{terms}
         FROM record_statement WHERE verb = 'learned' AND object_kind = 'learned' AND seq <= $2
         ORDER BY (seq * 7919 + $1) % 65521 LIMIT $3"
    ))
    .bind(round)
    .bind(before)
    .bind(most)
    .run(tx)
    .await?;
    q(format!(
        "INSERT INTO record_id (id, seq) SELECT {id}, seq FROM record_statement
        WHERE seq > $1"
    ))
    .bind(before)
    .run(tx)
    .await?;
    i64::try_from(copied).map_err(cairn_ground::Error::internal)
}

/// Subscribers need not read the copies: no loop hangs on a learned line.
pub async fn skip(tx: &mut Tx, subscription: &str) -> Result<()> {
    q("UPDATE record_cursor SET (epoch, seq) = (SELECT epoch, seq FROM record_statement
       ORDER BY epoch DESC, seq DESC LIMIT 1) WHERE name = $1")
    .bind(subscription)
    .run(tx)
    .await
    .map(drop)
}

/// Statistics for the planner, which a database that grew over months has.
pub async fn analyze(tx: &mut Tx) -> Result<()> {
    q("ANALYZE").run(tx).await.map(drop)
}
