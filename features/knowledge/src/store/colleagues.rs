//! Who can be asked by name.

use cairn_ground::{PersonId, Result, TeamId};
use cairn_store::{Read, q};
use jiff::civil::Date;

cairn_store::row! {
    /// Somebody who can be asked, told apart by title from others of the same name.
    #[derive(Debug, Clone)]
    pub struct Colleague {
        pub id: PersonId,
        pub name: String,
        pub title: String,
    }
}

/// More than that many of a name are not told apart by a list.
const MOST: i64 = 12;

/// Behind this sign a key only tells equal names apart.
fn key(typed: &str) -> String {
    let order = cairn_people::commands::order(typed);
    order.split('\u{1}').next().unwrap_or_default().to_owned()
}

/// Whether the name is or begins with what was typed.
pub fn is_called(name: &str, typed: &str) -> bool {
    key(name).starts_with(&key(typed))
}

/// Active people whose name is or begins with what was typed, but `me`.
pub async fn list_by_name(db: &mut Read, typed: &str, me: PersonId) -> Result<Vec<Colleague>> {
    let from = key(typed);
    if from.is_empty() {
        return Ok(Vec::new());
    }
    q("SELECT id, name, title FROM people_person WHERE sort_name >= $1 AND sort_name < $2
        AND deactivated_at IS NULL AND id <> $3 ORDER BY sort_name, id LIMIT $4")
    .bind(from.as_str())
    .bind(format!("{from}\u{10FFFF}"))
    .bind(me)
    .bind(MOST)
    .all(db)
    .await
}

/// People one works with, to choose a name from while typing.
pub async fn list_near(
    db: &mut Read,
    teams: &[TeamId],
    me: PersonId,
    today: Date,
) -> Result<Vec<String>> {
    q("SELECT DISTINCT p.name, p.sort_name FROM people_membership m
        JOIN people_person p ON p.id = m.person_id
        WHERE m.team_id {in $1} AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
        AND p.deactivated_at IS NULL AND p.id <> $3 ORDER BY p.sort_name LIMIT 60")
    .bind(teams)
    .bind(today)
    .bind(me)
    .all(db)
    .await
}
