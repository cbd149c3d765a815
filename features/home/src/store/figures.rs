//! `home_figure`: sums that a page reads without counting.

use cairn_ground::{Id, Result, dates::Quarter};
use cairn_store::{Read, Tx, q};

pub async fn add_figure(
    tx: &mut Tx,
    team: Id,
    quarter: &str,
    figure: &str,
    word: &str,
    by: i64,
) -> Result<()> {
    q("INSERT INTO home_figure (team_id, quarter, figure, word, n) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (team_id, quarter, figure, word) DO UPDATE SET n = home_figure.n + $5")
    .bind(team)
    .bind(quarter)
    .bind(figure)
    .bind(word)
    .bind(by)
    .run(tx)
    .await
    .map(drop)
}

/// Figure, word and number of a team's quarter; of the organisation's under the nil id.
pub async fn list_figures(
    db: &mut Read,
    team: Id,
    quarter: Quarter,
) -> Result<Vec<(String, String, i64)>> {
    q("SELECT figure, word, n FROM home_figure WHERE team_id = $1 AND quarter = $2 AND n > 0
        ORDER BY figure, n DESC, word")
    .bind(team)
    .bind(quarter.code())
    .all(db)
    .await
}
