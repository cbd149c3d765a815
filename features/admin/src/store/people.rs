//! Lists of people and teams as those who run the house see them.

use cairn_ground::{Id, Instant, PersonId, Result, TeamId};
use cairn_store::{Read, q};
use jiff::civil::Date;

use crate::rules::former::Span;

cairn_store::row! {
    /// A person in a list.
    #[derive(Debug, Clone)]
    pub struct Listed {
        pub id: PersonId,
        pub name: String,
        pub title: String,
        pub curator: bool,
        pub administrator: bool,
        pub arrived_at: Option<Instant>,
        pub deactivated_at: Option<Instant>,
    }
}

const LISTED: &str = "SELECT id, name, title, curator, administrator, arrived_at, deactivated_at
    FROM people_person";

pub async fn list_people(db: &mut Read, limit: i64, offset: i64) -> Result<Vec<Listed>> {
    q(format!("{LISTED} ORDER BY sort_name, id LIMIT $1 OFFSET $2"))
        .bind(limit)
        .bind(offset)
        .all(db)
        .await
}

/// Names of everybody in order, to search in.
pub async fn list_all_names(db: &mut Read) -> Result<Vec<(PersonId, String)>> {
    q("SELECT id, name FROM people_person ORDER BY sort_name, id").all(db).await
}

pub async fn list_people_by_id(db: &mut Read, ids: &[PersonId]) -> Result<Vec<Listed>> {
    q(format!("{LISTED} WHERE id {{in $1}} ORDER BY sort_name, id")).bind(ids).all(db).await
}

/// Team names of a set of people today.
pub async fn list_teams_of(
    db: &mut Read,
    ids: &[PersonId],
    today: Date,
) -> Result<Vec<(PersonId, String)>> {
    q("SELECT m.person_id, t.name FROM people_membership m
        JOIN people_team t ON t.id = m.team_id
        WHERE m.person_id {in $1} AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        AND t.closed_at IS NULL ORDER BY t.sort_name, t.id")
    .bind(ids)
    .bind(today)
    .all(db)
    .await
}

/// Where somebody is and was, with whether the team has a manager, or a learning lead, today.
pub async fn list_spans(db: &mut Read, person: PersonId, today: Date) -> Result<Vec<Span>> {
    q("SELECT t.id, t.name, 0, m.is_lead, m.from_on, m.to_on,
        CASE WHEN t.closed_at IS NULL THEN 1 ELSE 0 END,
        CASE WHEN EXISTS (SELECT 1 FROM people_membership o
            JOIN people_person p ON p.id = o.person_id AND p.deactivated_at IS NULL
            WHERE o.team_id = t.id AND o.is_lead = 1 AND o.from_on <= $2
            AND (o.to_on IS NULL OR o.to_on > $2)) THEN 1 ELSE 0 END
        FROM people_membership m JOIN people_team t ON t.id = m.team_id
        WHERE m.person_id = $1
        UNION ALL
        SELECT t.id, t.name, 1, 0, g.from_on, g.to_on,
        CASE WHEN t.closed_at IS NULL THEN 1 ELSE 0 END,
        CASE WHEN EXISTS (SELECT 1 FROM people_manager o
            JOIN people_person p ON p.id = o.person_id AND p.deactivated_at IS NULL
            WHERE o.team_id = t.id AND o.from_on <= $2
            AND (o.to_on IS NULL OR o.to_on > $2)) THEN 1 ELSE 0 END
        FROM people_manager g JOIN people_team t ON t.id = g.team_id
        WHERE g.person_id = $1
        ORDER BY 2, 3, 5")
    .bind(person)
    .bind(today)
    .all(db)
    .await
}

/// Active people to choose from.
pub async fn list_choices(db: &mut Read) -> Result<Vec<(PersonId, String)>> {
    q("SELECT id, name FROM people_person WHERE deactivated_at IS NULL ORDER BY sort_name, id")
        .all(db)
        .await
}

/// Open teams: id, name, kind.
pub async fn list_open_teams(db: &mut Read) -> Result<Vec<(TeamId, String, String)>> {
    q("SELECT id, name, kind FROM people_team WHERE closed_at IS NULL ORDER BY sort_name, id")
        .all(db)
        .await
}

cairn_store::row! {
    /// A team in a list.
    #[derive(Debug, Clone)]
    pub struct ListedTeam {
        pub id: TeamId,
        pub name: String,
        pub kind: String,
        pub closed_at: Option<Instant>,
        pub members: i64,
        pub manager: Option<String>,
    }
}

/// Every team, closed ones last.
pub async fn list_teams(db: &mut Read, today: Date) -> Result<Vec<ListedTeam>> {
    q("SELECT t.id, t.name, t.kind, t.closed_at,
        (SELECT count(*) FROM people_membership m JOIN people_person p ON p.id = m.person_id
            WHERE m.team_id = t.id AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on > $1)
            AND p.deactivated_at IS NULL),
        (SELECT min(p.name) FROM people_manager g JOIN people_person p ON p.id = g.person_id
            WHERE g.team_id = t.id AND g.from_on <= $1 AND (g.to_on IS NULL OR g.to_on > $1)
            AND p.deactivated_at IS NULL)
        FROM people_team t
        ORDER BY CASE WHEN t.closed_at IS NULL THEN 0 ELSE 1 END, t.sort_name, t.id")
    .bind(today)
    .all(db)
    .await
}

/// Active curators and administrators, and the language of each.
pub async fn list_curators(db: &mut Read) -> Result<Vec<(PersonId, String)>> {
    q("SELECT id, lang FROM people_person p WHERE deactivated_at IS NULL
        AND (curator = 1 OR (administrator = 1 AND NOT EXISTS (SELECT 1 FROM people_person c
            WHERE c.curator = 1 AND c.deactivated_at IS NULL))) ORDER BY id")
    .all(db)
    .await
}

/// Who was added last: name and when.
pub async fn list_newest(db: &mut Read, limit: i64) -> Result<Vec<(Id, String, Instant)>> {
    q("SELECT id, name, created_at FROM people_person WHERE deactivated_at IS NULL
        ORDER BY created_at DESC, id DESC LIMIT $1")
    .bind(limit)
    .all(db)
    .await
}

/// How many are active, and how many of them have not come in yet.
pub async fn count_people(db: &mut Read) -> Result<(i64, i64)> {
    q("SELECT count(*), count(CASE WHEN arrived_at IS NULL THEN 1 END) FROM people_person
        WHERE deactivated_at IS NULL")
    .one(db)
    .await
}
