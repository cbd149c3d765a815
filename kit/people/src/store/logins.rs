//! `people_login` and `people_way_in`. Tokens come in as digests only.

use cairn_ground::{Instant, PersonId, Result};
use cairn_store::{Read, Tx, q};

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
    person: PersonId,
    kind: &str,
    expires_at: Instant,
) -> Result<()> {
    q("INSERT INTO people_way_in (digest, person_id, kind, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)")
    .bind(digest)
    .bind(person)
    .bind(kind)
    .bind(tx.now())
    .bind(expires_at)
    .run(tx)
    .await
    .map(drop)
}

/// The person an unused, living way in belongs to, and its kind.
pub async fn find_way_in(
    db: &mut Read,
    digest: &[u8],
    now: Instant,
) -> Result<Option<(PersonId, String)>> {
    q("SELECT w.person_id, w.kind FROM people_way_in w
        JOIN people_person p ON p.id = w.person_id
        WHERE w.digest = $1 AND w.used_at IS NULL AND w.expires_at > $2
        AND p.deactivated_at IS NULL")
    .bind(digest.to_vec())
    .bind(now)
    .optional(db)
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
