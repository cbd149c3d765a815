//! Who is meant and who is near.

use cairn_ground::{PersonId, Result, TeamId};
use cairn_store::{Read, q};
use jiff::civil::Date;

cairn_store::row! {
    /// A person one can ask or thank.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Named {
        pub id: PersonId,
        pub name: String,
        pub title: String,
    }
}

/// More people of one beginning than anybody chooses from.
const MOST_NAMED: i64 = 12;
/// Names offered while typing: the teams of a person, not the organisation.
const MOST_NEAR: i64 = 60;

/// Active people whose order key begins with `beginning`, in order.
pub async fn list_named(db: &mut Read, beginning: &str) -> Result<Vec<Named>> {
    q("SELECT id, name, title FROM people_person WHERE deactivated_at IS NULL
        AND sort_name >= $1 AND sort_name < $2 ORDER BY sort_name, id LIMIT $3")
    .bind(beginning)
    .bind(format!("{beginning}\u{10FFFF}"))
    .bind(MOST_NAMED)
    .all(db)
    .await
}

/// More helpful people than one asks.
const MOST_HELPFUL: i64 = 3;

/// Names of active learning leads of `team` on `today`, then of administrators, without `me`.
pub async fn list_helpful(
    db: &mut Read,
    me: PersonId,
    team: Option<TeamId>,
    today: Date,
) -> Result<Vec<String>> {
    q("SELECT p.name FROM people_person p WHERE p.deactivated_at IS NULL AND p.id <> $1
        AND (p.administrator = 1 OR EXISTS (SELECT 1 FROM people_membership m
        WHERE m.person_id = p.id AND m.team_id = $2 AND m.is_lead = 1
        AND m.from_on <= $3 AND (m.to_on IS NULL OR m.to_on > $3)))
        ORDER BY p.administrator, p.sort_name, p.id LIMIT $4")
    .bind(me)
    .bind(team)
    .bind(today)
    .bind(MOST_HELPFUL)
    .all(db)
    .await
}

/// Active members and managers of `teams` on `today`, without `me`.
pub async fn list_near(
    db: &mut Read,
    me: PersonId,
    teams: &[TeamId],
    today: Date,
) -> Result<Vec<Named>> {
    q("SELECT p.id, p.name, p.title FROM people_person p
        WHERE p.deactivated_at IS NULL AND p.id <> $1 AND p.id IN (
        SELECT m.person_id FROM people_membership m WHERE m.team_id {in $2}
            AND m.from_on <= $3 AND (m.to_on IS NULL OR m.to_on > $3)
        UNION ALL SELECT g.person_id FROM people_manager g WHERE g.team_id {in $2}
            AND g.from_on <= $3 AND (g.to_on IS NULL OR g.to_on > $3))
        ORDER BY p.sort_name, p.id LIMIT $4")
    .bind(me)
    .bind(teams)
    .bind(today)
    .bind(MOST_NEAR)
    .all(db)
    .await
}
