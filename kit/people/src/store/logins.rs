//! `people_login` and `people_way_in`. Tokens come in as digests only.

use cairn_ground::{Instant, PersonId, Result, TeamId};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::{
    rules::fold_email,
    ways_in::{NewWayIn, WayIn},
};

cairn_store::row! {
    /// What a request's cookie leads to.
    #[derive(Debug, Clone)]
    pub struct LoginRow {
        pub person: PersonId,
        pub name: String,
        pub lang: String,
        pub zone: String,
        /// The organisation's zone, unless nobody has said it.
        pub house: Option<String>,
        pub theme: String,
        pub curator: bool,
        pub administrator: bool,
        pub expires_at: Instant,
        pub shared: bool,
    }
}

/// The living login with this digest, if its person is active: deactivating a person ends every
/// login at the next request.
pub async fn find_login(db: &mut Read, digest: &[u8], now: Instant) -> Result<Option<LoginRow>> {
    q("SELECT p.id, p.name, p.lang, p.zone,
        (SELECT s.value FROM store_setting s WHERE s.name = 'zone'),
        p.theme, p.curator, p.administrator, l.expires_at, l.shared
        FROM people_login l JOIN people_person p ON p.id = l.person_id
        WHERE l.digest = $1 AND l.expires_at > $2 AND p.deactivated_at IS NULL")
    .bind(digest.to_vec())
    .bind(now)
    .optional(db)
    .await
}

pub(crate) async fn find_login_began(db: &mut Read, digest: &[u8]) -> Result<Option<Instant>> {
    q("SELECT created_at FROM people_login WHERE digest = $1")
        .bind(digest.to_vec())
        .optional(db)
        .await
}

pub(crate) async fn insert_login(
    tx: &mut Tx,
    digest: Vec<u8>,
    person: PersonId,
    expires_at: Instant,
    shared: bool,
) -> Result<()> {
    q("INSERT INTO people_login (digest, person_id, created_at, expires_at, shared)
        VALUES ($1, $2, $3, $4, $5)")
    .bind(digest)
    .bind(person)
    .bind(tx.now())
    .bind(expires_at)
    .bind(shared)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn update_login_expiry(
    tx: &mut Tx,
    digest: &[u8],
    expires_at: Instant,
) -> Result<()> {
    q("UPDATE people_login SET expires_at = $2 WHERE digest = $1")
        .bind(digest.to_vec())
        .bind(expires_at)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn delete_login(tx: &mut Tx, digest: &[u8]) -> Result<()> {
    q("DELETE FROM people_login WHERE digest = $1").bind(digest.to_vec()).run(tx).await.map(drop)
}

pub(crate) async fn delete_logins_of(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_login WHERE person_id = $1").bind(person).run(tx).await.map(drop)
}

/// Forgets logins and ways in that ended.
pub async fn prune_logins(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    q("DELETE FROM people_login WHERE expires_at < $1").bind(now).run(tx).await?;
    q("DELETE FROM people_way_in WHERE expires_at < $1")
        .bind(now.plus(-30 * Instant::DAY))
        .run(tx)
        .await
        .map(drop)
}

/// How many devices a person is signed in on.
pub async fn count_logins(db: &mut Read, person: PersonId, now: Instant) -> Result<i64> {
    q("SELECT count(*) FROM people_login WHERE person_id = $1 AND expires_at > $2")
        .bind(person)
        .bind(now)
        .one(db)
        .await
}

pub(crate) async fn insert_way_in(
    tx: &mut Tx,
    digest: Vec<u8>,
    new: &NewWayIn,
    expires_at: Instant,
) -> Result<()> {
    q("INSERT INTO people_way_in (digest, person_id, kind, created_at, expires_at, made_by,
        team_id, sent_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(digest)
    .bind(new.person)
    .bind(new.kind.as_str())
    .bind(tx.now())
    .bind(expires_at)
    .bind(new.by.map(|(maker, _)| maker))
    .bind(new.by.map(|(_, team)| team))
    .bind(new.sent_to.as_deref().map(fold_email))
    .run(tx)
    .await
    .map(drop)
}

/// The unused ways in of people who are here whose time is not over at `$2`, and what their makers
/// are on the day `$1`.
const WAYS_IN: &str = "SELECT w.person_id, w.kind, w.expires_at,
    CASE WHEN p.arrived_at IS NULL THEN 0 ELSE 1 END,
    CASE WHEN p.curator = 1 OR p.administrator = 1 THEN 1 ELSE 0 END,
    CASE WHEN w.sent_to IS NULL OR w.sent_to = p.email_folded THEN 0 ELSE 1 END,
    CASE WHEN w.made_by IS NULL THEN 'house'
        WHEN k.deactivated_at IS NOT NULL THEN 'nobody'
        WHEN k.administrator = 1 THEN 'administrator'
        WHEN EXISTS (SELECT 1 FROM people_manager g JOIN people_team t ON t.id = g.team_id
            WHERE g.team_id = w.team_id AND g.person_id = w.made_by AND t.closed_at IS NULL
            AND g.from_on <= $1 AND (g.to_on IS NULL OR g.to_on > $1))
        AND EXISTS (SELECT 1 FROM people_membership n
            WHERE n.team_id = w.team_id AND n.person_id = w.person_id
            AND n.from_on <= $1 AND (n.to_on IS NULL OR n.to_on > $1)) THEN 'manager'
        ELSE 'nobody' END
    FROM people_way_in w JOIN people_person p ON p.id = w.person_id
    LEFT JOIN people_person k ON k.id = w.made_by
    WHERE w.used_at IS NULL AND w.expires_at > $2 AND p.deactivated_at IS NULL AND ";

/// The unused, living way in with this digest.
pub(crate) async fn find_way_in(
    db: &mut Read,
    digest: &[u8],
    today: Date,
    now: Instant,
) -> Result<Option<WayIn>> {
    q(format!("{WAYS_IN} w.digest = $3"))
        .bind(today)
        .bind(now)
        .bind(digest.to_vec())
        .optional(db)
        .await
}

/// Those of the members of a team.
pub(crate) async fn list_ways_in_of_team(
    db: &mut Read,
    team: TeamId,
    today: Date,
    now: Instant,
) -> Result<Vec<WayIn>> {
    q(format!(
        "{WAYS_IN} EXISTS (SELECT 1 FROM people_membership m WHERE m.team_id = $3
        AND m.person_id = w.person_id AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on > $1))
        ORDER BY w.expires_at DESC"
    ))
    .bind(today)
    .bind(now)
    .bind(team)
    .all(db)
    .await
}

pub(crate) async fn use_way_in(tx: &mut Tx, digest: &[u8]) -> Result<u64> {
    let now = tx.now();
    q("UPDATE people_way_in SET used_at = $2 WHERE digest = $1 AND used_at IS NULL")
        .bind(digest.to_vec())
        .bind(now)
        .run(tx)
        .await
}

/// Ends every unused way in of a person: codes on paper and links in mails.
pub(crate) async fn delete_all_ways_in(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_way_in WHERE person_id = $1 AND used_at IS NULL")
        .bind(person)
        .run(tx)
        .await
        .map(drop)
}

/// Ends the unused ways in that others made for a person.
pub(crate) async fn delete_ways_in_by_others(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM people_way_in WHERE person_id = $1 AND used_at IS NULL
        AND made_by IS NOT NULL AND made_by <> $1")
    .bind(person)
    .run(tx)
    .await
    .map(drop)
}

/// Ends every way in of everybody: those of a backup may have been used since it was made.
pub async fn forget_ways_in(tx: &mut Tx) -> Result<()> {
    q("DELETE FROM people_way_in").run(tx).await.map(drop)
}

/// A new invitation on paper replaces the older ones of that kind.
pub(crate) async fn delete_ways_in(tx: &mut Tx, person: PersonId, kind: &str) -> Result<()> {
    q("DELETE FROM people_way_in WHERE person_id = $1 AND kind = $2 AND used_at IS NULL")
        .bind(person)
        .bind(kind)
        .run(tx)
        .await
        .map(drop)
}
