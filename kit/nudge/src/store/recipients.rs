//! What messages need to know of `people_person`, and `nudge_week`.

use cairn_ground::{Instant, PersonId, Result};
use cairn_store::{Read, Tx, q};
use jiff::{civil::Date, tz::TimeZone};

cairn_store::row! {
    /// Somebody a message may go to.
    #[derive(Debug, Clone)]
    pub(crate) struct Recipient {
        pub id: PersonId,
        pub name: String,
        pub email: String,
        pub lang: String,
        pub zone_name: String,
        /// `weekly`, `fewer` or `off`.
        pub messages: String,
        pub paused_until: Option<Date>,
    }
}

impl Recipient {
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.zone_name).unwrap_or(TimeZone::UTC)
    }

    pub fn wants_none(&self) -> bool {
        self.messages == "off"
    }

    pub fn wants_weekly_only(&self) -> bool {
        self.messages == "fewer"
    }

    pub fn is_paused(&self, today: Date) -> bool {
        self.paused_until.is_some_and(|until| today < until)
    }
}

const FIND: &str = "SELECT id, name, COALESCE(email, ''), lang, zone, messages,
    messages_paused_until FROM people_person WHERE id = $1 AND deactivated_at IS NULL";

/// The active person, with or without an address.
pub(crate) async fn find_person(db: &mut Read, id: PersonId) -> Result<Option<Recipient>> {
    q(FIND).bind(id).optional(db).await
}

/// The active person, if there is an address to write to.
pub(crate) async fn find_recipient(db: &mut Read, id: PersonId) -> Result<Option<Recipient>> {
    Ok(find_person(db, id).await?.filter(|person| !person.email.is_empty()))
}

pub(crate) async fn list_zones(db: &mut Read) -> Result<Vec<String>> {
    q("SELECT DISTINCT zone FROM people_person WHERE deactivated_at IS NULL
        AND email IS NOT NULL ORDER BY zone")
    .all(db)
    .await
}

/// People of a zone whose week was not considered yet and who came in before it `began`.
pub(crate) async fn list_weekly(
    db: &mut Read,
    zone: &str,
    today: Date,
    monday: Date,
    began: Instant,
    limit: i64,
) -> Result<Vec<PersonId>> {
    q("SELECT p.id FROM people_person p LEFT JOIN nudge_week k ON k.person_id = p.id
        WHERE p.zone = $1 AND p.email IS NOT NULL AND p.deactivated_at IS NULL
        AND p.arrived_at < $4 AND p.messages <> 'off'
        AND (p.messages_paused_until IS NULL OR p.messages_paused_until <= $2)
        AND (k.week_on IS NULL OR k.week_on < $3) ORDER BY p.id LIMIT $5")
    .bind(zone)
    .bind(today)
    .bind(monday)
    .bind(began)
    .bind(limit)
    .all(db)
    .await
}

pub(crate) async fn upsert_week(tx: &mut Tx, person: PersonId, monday: Date) -> Result<()> {
    q("INSERT INTO nudge_week (person_id, week_on) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET week_on = excluded.week_on")
    .bind(person)
    .bind(monday)
    .run(tx)
    .await
    .map(drop)
}
