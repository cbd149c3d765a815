//! What is kept of a person beside what they write: how it is read for the take-out and how it
//! goes.

use cairn_ground::{Instant, PersonId, Result};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

pub async fn erase_person(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("UPDATE people_person SET email = NULL, email_folded = NULL, import_key = NULL, title = '',
        about = '', photo = NULL, password_hash = NULL WHERE id = $1")
    .bind(person)
    .run(tx)
    .await
    .map(drop)
}

pub async fn erase_ways_in(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_way_in WHERE person_id = $1 OR made_by = $1")
        .bind(person)
        .run(tx)
        .await
        .map(drop)
}

pub async fn erase_commands(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM store_command WHERE actor_id = $1").bind(person).run(tx).await.map(drop)
}

cairn_store::row! {
    /// A time in a team, as its member, learning lead or manager.
    pub struct Membership {
        pub team: String,
        /// `member`, `lead` or `runs`.
        pub role: String,
        pub from: Date,
        pub to: Option<Date>,
    }
}

pub async fn list_memberships(db: &mut Read, person: PersonId) -> Result<Vec<Membership>> {
    q("SELECT t.name, CASE WHEN m.is_lead = 1 THEN 'lead' ELSE 'member' END, m.from_on, m.to_on
        FROM people_membership m JOIN people_team t ON t.id = m.team_id WHERE m.person_id = $1
        UNION ALL
        SELECT t.name, 'runs', g.from_on, g.to_on
        FROM people_manager g JOIN people_team t ON t.id = g.team_id WHERE g.person_id = $1
        ORDER BY 3, 1, 2")
    .bind(person)
    .all(db)
    .await
}

/// When it was made, until when it holds, whether others use the device.
pub type Login = (Instant, Instant, bool);

pub async fn list_logins(db: &mut Read, person: PersonId) -> Result<Vec<Login>> {
    q("SELECT created_at, expires_at, shared FROM people_login WHERE person_id = $1
        ORDER BY created_at, expires_at")
    .bind(person)
    .all(db)
    .await
}

/// What kind, when made, until when it opens, when used.
pub type WayIn = (String, Instant, Instant, Option<Instant>);

pub async fn list_ways_in(db: &mut Read, person: PersonId) -> Result<Vec<WayIn>> {
    q("SELECT kind, created_at, expires_at, used_at FROM people_way_in WHERE person_id = $1
        ORDER BY created_at, kind")
    .bind(person)
    .all(db)
    .await
}
