//! `nudge_link`. Tokens come in as digests only.

use cairn_ground::{Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};

use crate::Action;

pub(crate) async fn insert_link(
    tx: &mut Tx,
    digest: Vec<u8>,
    person: PersonId,
    action: &Action,
    expires_at: Instant,
) -> Result<()> {
    let (object, verb) = match action {
        Action::Open { object, verb } => (Some(*object), Some(verb.as_str())),
        _ => (None, None),
    };
    q("INSERT INTO nudge_link (digest, person_id, action, object_id, verb, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(digest)
    .bind(person)
    .bind(action.word())
    .bind(object)
    .bind(verb)
    .bind(expires_at)
    .run(tx)
    .await
    .map(drop)
}

type LinkRow = (PersonId, String, String, Option<ObjectId>, Option<String>);

/// Whose living link it is, the person's language, and what it does.
pub(crate) async fn find_link(
    db: &mut Read,
    digest: &[u8],
    now: Instant,
) -> Result<Option<(PersonId, String, Action)>> {
    let found: Option<LinkRow> = q("SELECT l.person_id, p.lang, l.action, l.object_id, l.verb
        FROM nudge_link l JOIN people_person p ON p.id = l.person_id
        WHERE l.digest = $1 AND l.expires_at > $2 AND p.deactivated_at IS NULL")
    .bind(digest.to_vec())
    .bind(now)
    .optional(db)
    .await?;
    let Some((person, lang, word, object, verb)) = found else { return Ok(None) };
    Ok(Some((person, lang, Action::read(&word, object, verb)?)))
}
