//! `nudge_message`.

use cairn_ground::{Actor, Audience, Id, Instant, ObjectId, PersonId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};

use crate::Tell;

/// A message at once or a weekly one that could not go out for so long is no news any more.
const STALE: i64 = 7 * Instant::DAY;
/// What is held waits for one weekly message more, and for a pause of two weeks.
const HELD: i64 = 21 * Instant::DAY;
/// Sent messages are kept so long, for *what was I told?* and for finding faults.
const KEPT: i64 = 30 * Instant::DAY;

cairn_store::row! {
    /// A message that was or is to be sent.
    #[derive(Debug, Clone)]
    pub struct Message {
        pub id: Id,
        pub person: PersonId,
        /// `at-once` or `weekly`.
        pub kind: String,
        pub object: Option<ObjectId>,
        pub verb: Option<String>,
        pub reason: Option<String>,
        pub from_name: Option<String>,
        pub made_at: Instant,
        pub attempts: i64,
        pub sent_at: Option<Instant>,
        pub dropped_at: Option<Instant>,
        pub error: Option<String>,
    }
}

impl Message {
    pub fn is_weekly(&self) -> bool {
        self.kind == "weekly"
    }
}

macro_rules! select_message {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.person_id, m.kind, m.object_id, m.verb, m.reason, c.name, m.made_at,
            m.attempts, m.sent_at, m.dropped_at, m.error
            FROM nudge_message m LEFT JOIN people_person c ON c.id = m.from_id ",
            $rest
        )
    };
}

/// Everything a person was told or is about to be, for the take-out.
pub async fn list_messages_of(db: &mut Read, person: PersonId) -> Result<Vec<Message>> {
    q(select_message!("WHERE m.person_id = $1 ORDER BY m.made_at, m.id")).bind(person).all(db).await
}

/// Messages whose time has come and that nobody has in hand.
pub(crate) async fn list_due(tx: &mut Tx, limit: i64) -> Result<Vec<Message>> {
    let now = tx.now();
    q(select_message!(
        "WHERE m.sent_at IS NULL AND m.dropped_at IS NULL AND m.not_before <= $1
        AND (m.claimed_until IS NULL OR m.claimed_until <= $1)
        ORDER BY m.not_before, m.id LIMIT $2"
    ))
    .bind(now)
    .bind(limit)
    .all(tx)
    .await
}

cairn_store::row! {
    /// A message that is held for the weekly one.
    #[derive(Debug, Clone)]
    pub(crate) struct Held {
        pub id: Id,
        pub object: ObjectId,
        pub reason: String,
        pub from_name: String,
        pub title: String,
        pub audience: Audience,
    }
}

const HELD_FOR: &str = concat!(
    "SELECT m.id, m.object_id, m.reason, c.name, o.title, o.audience
    FROM nudge_message m JOIN people_person c ON c.id = m.from_id
    JOIN objects_object o ON o.id = m.object_id
    WHERE m.person_id = $1 AND m.kind = 'at-once' AND m.not_before IS NULL
    AND m.sent_at IS NULL AND m.dropped_at IS NULL AND ",
    visible!(),
    " ORDER BY m.made_at, m.id LIMIT $3"
);

pub(crate) async fn list_held(db: &mut Read, reader: &Actor, limit: usize) -> Result<Vec<Held>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    q(HELD_FOR).viewer(reader).bind(limit).all(db).await
}

/// Whether the same is already on its way.
pub(crate) async fn is_queued(db: &mut Read, tell: &Tell<'_>) -> Result<bool> {
    let found: i64 = q("SELECT count(*) FROM nudge_message WHERE person_id = $1 AND object_id = $2
        AND verb = $3 AND from_id = $4 AND sent_at IS NULL AND dropped_at IS NULL")
    .bind(tell.to)
    .bind(tell.object)
    .bind(tell.verb)
    .bind(tell.from)
    .one(db)
    .await?;
    Ok(found > 0)
}

/// How many messages at once were sent to the person since `midnight` or are in a sender's hand.
/// What went out as a line of the weekly message was not at once.
pub(crate) async fn count_sent_since(
    tx: &mut Tx,
    person: PersonId,
    midnight: Instant,
) -> Result<i64> {
    let now = tx.now();
    q("SELECT count(*) FROM nudge_message WHERE person_id = $1 AND kind = 'at-once'
        AND dropped_at IS NULL AND not_before IS NOT NULL
        AND (sent_at >= $2 OR (sent_at IS NULL AND claimed_until > $3))")
    .bind(person)
    .bind(midnight)
    .bind(now)
    .one(tx)
    .await
}

pub(crate) async fn insert_at_once(
    tx: &mut Tx,
    tell: &Tell<'_>,
    not_before: Instant,
) -> Result<()> {
    q("INSERT INTO nudge_message (id, person_id, kind, object_id, verb, reason, from_id, made_at,
        not_before, attempts) VALUES ($1, $2, 'at-once', $3, $4, $5, $6, $7, $8, 0)")
    .bind(tx.new_id())
    .bind(tell.to)
    .bind(tell.object)
    .bind(tell.verb)
    .bind(tell.reason)
    .bind(tell.from)
    .bind(tx.now())
    .bind(not_before)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn insert_weekly(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("INSERT INTO nudge_message (id, person_id, kind, made_at, not_before, attempts)
        VALUES ($1, $2, 'weekly', $3, $3, 0)")
    .bind(tx.new_id())
    .bind(person)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn update_claimed(tx: &mut Tx, id: Id, until: Instant) -> Result<()> {
    q("UPDATE nudge_message SET claimed_until = $2, attempts = attempts + 1 WHERE id = $1")
        .bind(id)
        .bind(until)
        .run(tx)
        .await
        .map(drop)
}

/// Gives a message back as if it had not been taken in hand.
pub(crate) async fn update_unclaimed(tx: &mut Tx, id: Id) -> Result<()> {
    q("UPDATE nudge_message SET claimed_until = NULL, attempts = attempts - 1 WHERE id = $1")
        .bind(id)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_not_before(tx: &mut Tx, id: Id, at: Option<Instant>) -> Result<()> {
    q("UPDATE nudge_message SET not_before = $2, claimed_until = NULL WHERE id = $1")
        .bind(id)
        .bind(at)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_put_off(tx: &mut Tx, id: Id, at: Instant, why: &str) -> Result<()> {
    q("UPDATE nudge_message SET not_before = $2, claimed_until = NULL, error = $3 WHERE id = $1")
        .bind(id)
        .bind(at)
        .bind(why)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_sent(tx: &mut Tx, id: Id) -> Result<u64> {
    let now = tx.now();
    q("UPDATE nudge_message SET sent_at = $2, claimed_until = NULL, error = NULL
        WHERE id = $1 AND sent_at IS NULL")
    .bind(id)
    .bind(now)
    .run(tx)
    .await
}

pub(crate) async fn update_dropped(tx: &mut Tx, id: Id, why: &str) -> Result<()> {
    let now = tx.now();
    q("UPDATE nudge_message SET dropped_at = $2, claimed_until = NULL, error = $3 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(why)
        .run(tx)
        .await
        .map(drop)
}

/// Drops what has not gone out about an object and verb, unless a sender has it in hand.
pub(crate) async fn drop_unsent(
    tx: &mut Tx,
    object: ObjectId,
    verb: &str,
    person: Option<PersonId>,
) -> Result<()> {
    const ANYBODY: &str = "UPDATE nudge_message SET dropped_at = $3, error = 'settled'
        WHERE object_id = $1 AND verb = $2 AND sent_at IS NULL AND dropped_at IS NULL
        AND (claimed_until IS NULL OR claimed_until <= $3)";
    let now = tx.now();
    let query = match person {
        None => q(ANYBODY).bind(object).bind(verb).bind(now),
        Some(person) => q(format!("{ANYBODY} AND person_id = $4"))
            .bind(object)
            .bind(verb)
            .bind(now)
            .bind(person),
    };
    query.run(tx).await.map(drop)
}

/// Drops messages about what waits of an object: one who was told of the same verb waits for it.
pub(crate) async fn drop_unsent_waiting(tx: &mut Tx, object: ObjectId) -> Result<()> {
    let now = tx.now();
    q("UPDATE nudge_message SET dropped_at = $2, error = 'settled'
        WHERE object_id = $1 AND sent_at IS NULL AND dropped_at IS NULL
        AND (claimed_until IS NULL OR claimed_until <= $2)
        AND EXISTS (SELECT 1 FROM nudge_waiting w WHERE w.object_id = $1
            AND w.verb = nudge_message.verb AND w.person_id = nudge_message.person_id)")
    .bind(object)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

/// Drops everything that is due: nobody could send it.
pub(crate) async fn drop_due(tx: &mut Tx, why: &'static str) -> Result<u64> {
    let now = tx.now();
    q("UPDATE nudge_message SET dropped_at = $1, error = $2
        WHERE sent_at IS NULL AND dropped_at IS NULL AND not_before <= $1")
    .bind(now)
    .bind(why)
    .run(tx)
    .await
}

/// Removes what is no news any more: after a long standstill nobody gets last month's messages.
pub(crate) async fn drop_stale(tx: &mut Tx) -> Result<u64> {
    let now = tx.now();
    q("DELETE FROM nudge_message WHERE sent_at IS NULL AND dropped_at IS NULL
        AND ((not_before IS NOT NULL AND made_at < $1) OR made_at < $2)")
    .bind(now.plus(-STALE))
    .bind(now.plus(-HELD))
    .run(tx)
    .await
}

pub(crate) async fn prune(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    let month = now.plus(-KEPT);
    q("DELETE FROM nudge_message WHERE sent_at < $1 OR dropped_at < $1")
        .bind(month)
        .run(tx)
        .await?;
    q("DELETE FROM nudge_link WHERE expires_at < $1").bind(now).run(tx).await?;
    q("DELETE FROM nudge_mail WHERE kept_at < $1")
        .bind(now.plus(-crate::link::LIVES))
        .run(tx)
        .await
        .map(drop)
}
