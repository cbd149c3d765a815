//! All SQL of the feature. It owns no table: it reads what the kits keep of one person.

mod mine;

use cairn_ground::{Actor, Audience, Id, Instant, ObjectId, PersonId, Result};
use cairn_nudge::{Kept, KeptMail};
use cairn_objects::visible;
use cairn_record::shared;
use cairn_store::{Read, Tx, q};

pub use mine::{Link, Mine, list_links, list_mine};

cairn_store::row! {
    /// A statement with what the reader may see of its object.
    #[derive(Debug, Clone)]
    pub struct Entry {
        pub seq: i64,
        pub verb: Option<String>,
        pub kind: Option<String>,
        pub at: Instant,
        pub title: Option<String>,
        pub href: Option<String>,
        /// Whose it is now; `None` also where the reader may not see the object.
        pub owner: Option<PersonId>,
        pub body: Vec<u8>,
    }
}

const OWN: &str = concat!(
    "SELECT s.seq, s.verb, s.object_kind, s.happened_at, o.title, o.href,
    o.owner_id, s.body FROM record_statement s
    LEFT JOIN objects_object o ON o.id = s.object_id AND ",
    visible!(),
    " WHERE s.person_id = $3 AND s.seq < $4 ORDER BY s.seq DESC LIMIT $5"
);

// The filters stand in the join, so that they run before the limit.
const OF_ANOTHER: &str = concat!(
    "SELECT s.seq, s.verb, s.object_kind, s.happened_at, o.title, o.href,
    o.owner_id, s.body FROM record_statement s JOIN objects_object o ON o.id = s.object_id AND ",
    visible!(),
    " AND ",
    shared!(),
    " WHERE s.person_id = $3 AND s.seq < $4 ORDER BY s.seq DESC LIMIT $5"
);

/// Statements of `person`, newest first, before `before`. To the person all of them; to anybody
/// else those that were shared, about objects that the reader may see anyway.
pub async fn list_entries(
    db: &mut Read,
    reader: &Actor,
    person: PersonId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let own = reader.person_id() == Some(person);
    q(if own { OWN } else { OF_ANOTHER })
        .viewer(reader)
        .bind(person)
        .bind(before.unwrap_or(i64::MAX))
        .bind(limit)
        .all(db)
        .await
}

/// The newest kept mails to an address, or those before the last one shown.
pub async fn list_mails_to(
    db: &mut Read,
    email: &str,
    before: Option<(Instant, Id)>,
    limit: i64,
) -> Result<Vec<Kept>> {
    let (at, id) = before.unwrap_or((Instant(i64::MAX), Id::max()));
    q("SELECT id, to_name, to_email, subject, kept_at FROM nudge_mail
        WHERE to_email = $1 AND (kept_at, id) < ($2, $3)
        ORDER BY kept_at DESC, id DESC LIMIT $4")
    .bind(email)
    .bind(at)
    .bind(id)
    .bind(limit)
    .all(db)
    .await
}

/// A kept mail, if it went to that address.
///
/// # Errors
/// `NotFound` also where it went to somebody else.
pub async fn find_mail_to(db: &mut Read, email: &str, id: Id) -> Result<KeptMail> {
    let mail = cairn_nudge::find_mail(db, id).await?;
    if mail.to_email == email { Ok(mail) } else { Err(cairn_ground::Error::NotFound) }
}

/// What of a person's is private: it goes with the person.
pub async fn list_private(db: &mut Read, person: PersonId) -> Result<Vec<ObjectId>> {
    let owned: Vec<(ObjectId, Audience)> =
        q("SELECT id, audience FROM objects_object WHERE owner_id = $1 ORDER BY id")
            .bind(person)
            .all(db)
            .await?;
    Ok(owned.into_iter().filter(|(_, audience)| !audience.counts()).map(|(id, _)| id).collect())
}

/// Takes an object out of everything: what waits and links go along by their keys.
pub async fn delete_object(tx: &mut Tx, id: ObjectId) -> Result<()> {
    cairn_search::remove(tx, id).await?;
    cairn_objects::remove(tx, id).await
}
