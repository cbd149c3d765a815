//! `people_team`.

use cairn_ground::{Result, TeamId};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::{Team, TeamKind};

const COLUMNS: &str = "t.id, t.name, t.short_name, t.kind, t.closed_at";

pub(crate) async fn insert_team(
    tx: &mut Tx,
    id: TeamId,
    name: &str,
    sort_name: &str,
    kind: TeamKind,
    import_key: Option<&str>,
) -> Result<()> {
    q("INSERT INTO people_team (id, name, short_name, sort_name, import_key, kind, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(id)
    .bind(name)
    .bind(crate::rules::short_name(name))
    .bind(sort_name)
    .bind(import_key)
    .bind(kind.as_str())
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

/// The team.
///
/// # Errors
/// `NotFound`.
pub async fn find_team(db: &mut Read, id: TeamId) -> Result<Team> {
    q(format!("SELECT {COLUMNS} FROM people_team t WHERE t.id = $1")).bind(id).one(db).await
}

/// By exact name, as an import names it.
pub async fn find_team_by_name(db: &mut Read, sort_name: &str) -> Result<Option<Team>> {
    q(format!("SELECT {COLUMNS} FROM people_team t WHERE t.sort_name = $1 AND t.closed_at IS NULL"))
        .bind(sort_name)
        .optional(db)
        .await
}

/// Open teams in order of name.
pub async fn list_teams(db: &mut Read) -> Result<Vec<Team>> {
    q(format!(
        "SELECT {COLUMNS} FROM people_team t WHERE t.closed_at IS NULL
         ORDER BY t.sort_name, t.id"
    ))
    .all(db)
    .await
}

/// Open teams and units.
pub(crate) async fn count_lasting_teams(db: &mut Read) -> Result<i64> {
    q("SELECT count(*) FROM people_team WHERE closed_at IS NULL AND kind IN ('team', 'unit')")
        .one(db)
        .await
}

cairn_store::row! {
    /// A team in the list of all, with the name of the team above.
    #[derive(Debug, Clone)]
    pub struct TeamLine {
        pub id: TeamId,
        pub name: String,
        pub kind: String,
        pub parent: Option<String>,
    }
}

/// A part of all open teams in order of name, as they stand on `today`.
pub async fn list_team_lines(
    db: &mut Read,
    today: Date,
    offset: i64,
    limit: i64,
) -> Result<Vec<TeamLine>> {
    q("SELECT t.id, t.name, t.kind, (SELECT above.name FROM people_parent r
            JOIN people_team above ON above.id = r.parent_id
            WHERE r.team_id = t.id AND r.from_on <= $1 AND (r.to_on IS NULL OR r.to_on > $1)
            ORDER BY r.from_on DESC, r.id LIMIT 1)
        FROM people_team t WHERE t.closed_at IS NULL
        ORDER BY t.sort_name, t.id LIMIT $2 OFFSET $3")
    .bind(today)
    .bind(limit)
    .bind(offset)
    .all(db)
    .await
}

/// Names of a set of teams.
pub async fn list_team_names(db: &mut Read, ids: &[TeamId]) -> Result<Vec<(TeamId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    q("SELECT id, name FROM people_team WHERE id {in $1}").bind(ids).all(db).await
}

pub(crate) async fn update_team_name(
    tx: &mut Tx,
    id: TeamId,
    name: &str,
    short_name: &str,
    sort_name: &str,
) -> Result<()> {
    q("UPDATE people_team SET name = $2, short_name = $3, sort_name = $4 WHERE id = $1")
        .bind(id)
        .bind(name)
        .bind(short_name)
        .bind(sort_name)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_team_kind(tx: &mut Tx, id: TeamId, kind: TeamKind) -> Result<()> {
    q("UPDATE people_team SET kind = $2 WHERE id = $1")
        .bind(id)
        .bind(kind.as_str())
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_team_closed(tx: &mut Tx, id: TeamId) -> Result<()> {
    let now = tx.now();
    q("UPDATE people_team SET closed_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}
