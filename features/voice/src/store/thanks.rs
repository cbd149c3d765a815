//! `voice_thanks`.

use cairn_ground::{Actor, Audience, Instant, ObjectId, PersonId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};

cairn_store::row! {
    /// A thanks with both names; a missing one was erased.
    #[derive(Debug, Clone)]
    pub struct Thanks {
        pub id: ObjectId,
        pub what_for: String,
        pub href: String,
        pub audience: Audience,
        pub thanked_at: Instant,
        pub from: Option<PersonId>,
        pub from_name: Option<String>,
        pub to: Option<PersonId>,
        pub to_name: Option<String>,
    }
}

const SELECT: &str = "SELECT o.id, o.title, o.href, o.audience, o.created_at, o.owner_id, f.name,
    k.to_id, w.name FROM voice_thanks k JOIN objects_object o ON o.id = k.id
    LEFT JOIN people_person f ON f.id = o.owner_id
    LEFT JOIN people_person w ON w.id = k.to_id";

/// The thanks for somebody who may see it.
///
/// # Errors
/// `NotFound`.
pub async fn find_thanks(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Thanks> {
    q(format!("{SELECT} WHERE k.id = $3 AND {}", visible!())).viewer(actor).bind(id).one(db).await
}

/// To the reader or from the reader. There is no list by any other person: nobody's thanks are
/// counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    ToMe,
    FromMe,
}

/// Newest first.
pub async fn list_thanks(
    db: &mut Read,
    actor: &Actor,
    direction: Direction,
    limit: i64,
    offset: i64,
) -> Result<Vec<Thanks>> {
    let whose = match direction {
        Direction::ToMe => "k.to_id = $1",
        Direction::FromMe => "o.owner_id = $1",
    };
    let text =
        format!("{SELECT} WHERE {whose} AND {} ORDER BY k.id DESC LIMIT $3 OFFSET $4", visible!());
    q(text).viewer(actor).bind(limit).bind(offset).all(db).await
}

pub async fn insert_thanks(tx: &mut Tx, id: ObjectId, to: PersonId) -> Result<()> {
    q("INSERT INTO voice_thanks (id, to_id) VALUES ($1, $2)")
        .bind(id)
        .bind(to)
        .run(tx)
        .await
        .map(drop)
}

/// To and from a person, whoever sees it: for the take-out.
pub async fn list_thanks_of(db: &mut Read, person: PersonId) -> Result<Vec<Thanks>> {
    q(format!("{SELECT} WHERE o.owner_id = $1 OR k.to_id = $1 ORDER BY k.id"))
        .bind(person)
        .all(db)
        .await
}
