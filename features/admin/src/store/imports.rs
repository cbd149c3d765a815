//! `admin_import`, and the house as an import compares it.

use std::collections::HashMap;

use cairn_ground::{Id, Instant, PersonId, Result, TeamId};
use cairn_people::TeamKind;
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::plan::{Known, KnownTeam, Standing};

pub async fn insert_import(tx: &mut Tx, content: &[u8], leave: bool) -> Result<Id> {
    let id = tx.new_id();
    put_import_back(tx, id, content, leave).await?;
    Ok(id)
}

/// The file again, under the address it had.
pub async fn put_import_back(tx: &mut Tx, id: Id, content: &[u8], leave: bool) -> Result<()> {
    q("INSERT INTO admin_import (id, content, leave, created_at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(content.to_vec())
        .bind(leave)
        .bind(tx.now())
        .run(tx)
        .await
        .map(drop)
}

/// The file and whether people missing in it have left.
///
/// # Errors
/// `NotFound` once it was applied or a day is over.
pub async fn find_import(db: &mut Read, id: Id) -> Result<(Vec<u8>, bool)> {
    q("SELECT content, leave FROM admin_import WHERE id = $1").bind(id).one(db).await
}

pub async fn delete_import(tx: &mut Tx, id: Id) -> Result<u64> {
    q("DELETE FROM admin_import WHERE id = $1").bind(id).run(tx).await
}

/// Forgets files nobody confirmed.
pub async fn delete_imports(tx: &mut Tx, before: Instant) -> Result<()> {
    q("DELETE FROM admin_import WHERE created_at < $1").bind(before).run(tx).await.map(drop)
}

cairn_store::row! {
    struct PersonRow {
        id: PersonId,
        name: String,
        email: Option<String>,
        key: Option<String>,
        title: String,
        lang: String,
        administrator: bool,
        curator: bool,
        deactivated_at: Option<Instant>,
    }
}

/// Everybody, every open team and who is where, in four queries.
pub async fn load_standing(db: &mut Read, today: Date) -> Result<Standing> {
    let persons: Vec<PersonRow> = q("SELECT id, name, email, import_key, title, lang,
        administrator, curator, deactivated_at FROM people_person ORDER BY id")
    .all(db)
    .await?;
    let places: Vec<(PersonId, TeamId, String, bool)> = q("SELECT m.person_id, t.id, t.kind,
        m.is_lead FROM people_membership m JOIN people_team t ON t.id = m.team_id
        WHERE m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on > $1) AND t.closed_at IS NULL
        ORDER BY m.person_id, t.name, t.id")
    .bind(today)
    .all(db)
    .await?;
    let teams = list_known_teams(db, today).await?;
    let mut of = Places::new();
    for (person, team, kind, lead) in places {
        of.entry(person).or_default().push((team, kind, lead));
    }
    let mut unmanaged: HashMap<PersonId, Vec<TeamId>> = HashMap::new();
    for (person, team) in list_unmanaged(db, today).await? {
        unmanaged.entry(person).or_default().push(team);
    }
    let people = persons.into_iter().map(|row| known(row, &mut of, &mut unmanaged)).collect();
    Ok(Standing { today, people, teams })
}

cairn_store::row! {
    struct TeamRow {
        id: TeamId,
        name: String,
        sort_name: String,
        kind: String,
        manager: Option<PersonId>,
        parent: Option<TeamId>,
    }
}

async fn list_known_teams(db: &mut Read, today: Date) -> Result<Vec<KnownTeam>> {
    let rows: Vec<TeamRow> = q("SELECT t.id, t.name, t.sort_name, t.kind, g.person_id, r.parent_id
        FROM people_team t
        LEFT JOIN people_manager g ON g.team_id = t.id
        AND g.from_on <= $1 AND (g.to_on IS NULL OR g.to_on > $1)
        LEFT JOIN people_parent r ON r.team_id = t.id
        AND r.from_on <= $1 AND (r.to_on IS NULL OR r.to_on > $1)
        WHERE t.closed_at IS NULL ORDER BY t.id, g.from_on DESC, g.id, r.from_on DESC, r.id")
    .bind(today)
    .all(db)
    .await?;
    let mut teams: Vec<KnownTeam> = rows
        .into_iter()
        .map(|row| KnownTeam {
            id: row.id,
            name: row.name,
            sort_name: row.sort_name,
            kind: TeamKind::parse(&row.kind).unwrap_or(TeamKind::Team),
            parent: row.parent,
            manager: row.manager,
        })
        .collect();
    teams.dedup_by_key(|team| team.id);
    Ok(teams)
}

/// Who has left and was the last to manage an open team.
async fn list_unmanaged(db: &mut Read, today: Date) -> Result<Vec<(PersonId, TeamId)>> {
    q("SELECT g.person_id, t.id FROM people_manager g
        JOIN people_person p ON p.id = g.person_id AND p.deactivated_at IS NOT NULL
        JOIN people_team t ON t.id = g.team_id AND t.closed_at IS NULL
        WHERE g.to_on <= $1 AND NOT EXISTS (SELECT 1 FROM people_manager o
            WHERE o.team_id = g.team_id AND o.id <> g.id
            AND (o.to_on IS NULL OR o.to_on > g.to_on OR (o.to_on = g.to_on AND o.id > g.id)))
        ORDER BY t.name, t.id")
    .bind(today)
    .all(db)
    .await
}

fn is_lasting(kind: &str) -> bool {
    matches!(kind, "team" | "unit")
}

type Places = HashMap<PersonId, Vec<(TeamId, String, bool)>>;

fn known(row: PersonRow, of: &mut Places, unmanaged: &mut HashMap<PersonId, Vec<TeamId>>) -> Known {
    let teams = of.remove(&row.id).unwrap_or_default();
    let lasting = teams.iter().find(|(_, kind, _)| is_lasting(kind));
    Known {
        unmanaged: unmanaged.remove(&row.id).unwrap_or_default(),
        id: row.id,
        name: row.name,
        email: row.email,
        key: row.key,
        title: row.title,
        lang: row.lang,
        administrator: row.administrator,
        curator: row.curator,
        active: row.deactivated_at.is_none(),
        home: lasting.map(|(team, ..)| *team),
        leads: teams.iter().filter(|(_, _, lead)| *lead).map(|(team, ..)| *team).collect(),
        teams: teams.into_iter().map(|(team, ..)| team).collect(),
    }
}
