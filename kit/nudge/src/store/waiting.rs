//! `nudge_waiting`.

use cairn_ground::{Actor, Instant, ObjectId, PersonId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::{Wait, Waiting};

pub(crate) async fn upsert_waiting(tx: &mut Tx, waiting: &Waiting<'_>) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO nudge_waiting (person_id, object_id, verb, rank, reason, from_id, due_on,
        opens_on, closes_on, since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (person_id, object_id, verb) DO UPDATE SET rank = excluded.rank,
        reason = excluded.reason, from_id = excluded.from_id, due_on = excluded.due_on,
        opens_on = excluded.opens_on, closes_on = excluded.closes_on,
        told_at = CASE WHEN nudge_waiting.reason = excluded.reason
            AND COALESCE(nudge_waiting.from_id = excluded.from_id,
                nudge_waiting.from_id IS NULL AND excluded.from_id IS NULL)
            THEN nudge_waiting.told_at END")
    .bind(waiting.person)
    .bind(waiting.object)
    .bind(waiting.verb)
    .bind(waiting.rank.number())
    .bind(waiting.reason)
    .bind(waiting.from)
    .bind(waiting.due_on)
    .bind(waiting.opens_on)
    .bind(waiting.closes_on)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn delete_waiting(
    tx: &mut Tx,
    object: ObjectId,
    verb: Option<&str>,
    person: Option<PersonId>,
) -> Result<()> {
    const OBJECT: &str = "DELETE FROM nudge_waiting WHERE object_id = $1";
    const VERB: &str = "DELETE FROM nudge_waiting WHERE object_id = $1 AND verb = $2";
    const PERSON: &str =
        "DELETE FROM nudge_waiting WHERE object_id = $1 AND verb = $2 AND person_id = $3";
    let query = match (verb, person) {
        (Some(verb), Some(person)) => q(PERSON).bind(object).bind(verb).bind(person),
        (Some(verb), None) => q(VERB).bind(object).bind(verb),
        (None, _) => q(OBJECT).bind(object),
    };
    query.run(tx).await.map(drop)
}

/// Whether it began to wait before `from`.
pub(crate) async fn is_older(
    db: &mut Read,
    object: ObjectId,
    verb: &str,
    person: PersonId,
    from: Instant,
) -> Result<bool> {
    let older: i64 = q("SELECT COUNT(*) FROM nudge_waiting
        WHERE object_id = $1 AND verb = $2 AND person_id = $3 AND since < $4")
    .bind(object)
    .bind(verb)
    .bind(person)
    .bind(from)
    .one(db)
    .await?;
    Ok(older > 0)
}

/// From whom it waits for the person, and in which words, if it is still shown on `today`.
pub(crate) async fn find_reason(
    db: &mut Read,
    object: ObjectId,
    verb: &str,
    person: PersonId,
    today: Date,
) -> Result<Option<(Option<PersonId>, String)>> {
    q("SELECT from_id, reason FROM nudge_waiting WHERE object_id = $1 AND verb = $2
        AND person_id = $3 AND (closes_on IS NULL OR closes_on > $4)")
    .bind(object)
    .bind(verb)
    .bind(person)
    .bind(today)
    .optional(db)
    .await
}

pub(crate) async fn has_waiting(
    db: &mut Read,
    object: ObjectId,
    verbs: &[&str],
    person: PersonId,
) -> Result<bool> {
    let verbs: Vec<String> = verbs.iter().map(|&verb| verb.to_owned()).collect();
    let found: i64 = q("SELECT count(*) FROM nudge_waiting
        WHERE object_id = $1 AND verb {in-text $2} AND person_id = $3")
    .bind(object)
    .bind(verbs)
    .bind(person)
    .one(db)
    .await?;
    Ok(found > 0)
}

const LIST: &str = concat!(
    "SELECT w.object_id, w.verb, w.rank, w.reason, w.from_id, c.name, w.due_on, w.opens_on,
    w.since, o.kind, o.title, o.lang, o.audience, o.href,
    CASE WHEN o.owner_id = w.from_id THEN 1 ELSE 0 END
    FROM nudge_waiting w JOIN objects_object o ON o.id = w.object_id
    LEFT JOIN people_person c ON c.id = w.from_id
    WHERE w.person_id = $1 AND (w.opens_on IS NULL OR w.opens_on <= $3)
    AND (w.closes_on IS NULL OR w.closes_on > $3) AND ",
    visible!(),
    " ORDER BY w.rank, w.due_on NULLS LAST, w.since, w.object_id, w.verb LIMIT $4"
);

pub(crate) async fn list_waiting(
    db: &mut Read,
    reader: &Actor,
    today: Date,
    limit: i64,
) -> Result<Vec<Wait>> {
    q(LIST).viewer(reader).bind(today).bind(limit).all(db).await
}

/// What a weekly message has named already, and when.
pub(crate) async fn list_told(
    db: &mut Read,
    person: PersonId,
) -> Result<Vec<(ObjectId, cairn_ground::Instant)>> {
    q("SELECT object_id, max(told_at) FROM nudge_waiting
        WHERE person_id = $1 AND told_at IS NOT NULL GROUP BY object_id")
    .bind(person)
    .all(db)
    .await
}

/// A weekly message has named what waits with these objects.
pub(crate) async fn update_told(tx: &mut Tx, person: PersonId, objects: &[ObjectId]) -> Result<()> {
    let now = tx.now();
    q("UPDATE nudge_waiting SET told_at = $3 WHERE person_id = $1 AND object_id {in $2}")
        .bind(person)
        .bind(objects)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

/// Whether anything waits for the person or is held for the weekly message. What of it they may
/// still see is judged when the message is sent.
pub(crate) async fn has_anything(db: &mut Read, person: PersonId, today: Date) -> Result<bool> {
    let found: i64 = q("SELECT (SELECT count(*) FROM nudge_waiting WHERE person_id = $1
        AND (opens_on IS NULL OR opens_on <= $2) AND (closes_on IS NULL OR closes_on > $2))
        + (SELECT count(*) FROM nudge_message WHERE person_id = $1 AND kind = 'at-once'
        AND not_before IS NULL AND sent_at IS NULL AND dropped_at IS NULL)")
    .bind(person)
    .bind(today)
    .one(db)
    .await?;
    Ok(found > 0)
}
