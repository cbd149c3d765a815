//! `commitments_learned`.

use cairn_ground::{Actor, Audience, ObjectId, PersonId, Result, TeamId};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::{How, LearnedLine};

cairn_store::row! {
    /// A learned line with what is shown of it.
    #[derive(Debug, Clone)]
    pub struct Learned {
        pub id: ObjectId,
        pub text: String,
        pub owner: Option<PersonId>,
        pub owner_name: Option<String>,
        pub team: Option<TeamId>,
        pub audience: Audience,
        pub learned_on: Date,
        pub how: Option<String>,
        pub minutes: Option<i64>,
        pub asked: bool,
    }
}

macro_rules! select {
    () => {
        "SELECT l.id, o.title, o.owner_id, p.name, o.team_id, o.audience, l.learned_on, l.how,
            l.minutes, l.asked FROM commitments_learned l JOIN objects_object o ON o.id = l.id
            LEFT JOIN people_person p ON p.id = o.owner_id WHERE "
    };
}

/// The line, if the actor may see it.
///
/// # Errors
/// `NotFound`.
pub async fn find_learned(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Learned> {
    const FIND: &str = concat!(select!(), "l.id = $3 AND ", visible!());
    q(FIND).viewer(actor).bind(id).one(db).await
}

/// A person's own lines, the newest first, from `before` on.
pub async fn list_learned(
    db: &mut Read,
    owner: PersonId,
    before: Option<ObjectId>,
    limit: i64,
) -> Result<Vec<Learned>> {
    const LIST: &str = concat!(
        select!(),
        "o.owner_id = $1 AND o.kind = 'learned' AND l.id < $2 ORDER BY l.id DESC LIMIT $3"
    );
    let before = before.unwrap_or(ObjectId(cairn_ground::Id::max()));
    q(LIST).bind(owner).bind(before).bind(limit).all(db).await
}

/// Whether the person was already asked today what to do differently.
pub async fn asked_today(db: &mut Read, owner: PersonId, today: Date) -> Result<bool> {
    let found: Option<i64> = q(
        "SELECT 1 FROM commitments_learned l
        JOIN objects_object o ON o.id = l.id
        WHERE o.owner_id = $1 AND o.kind = 'learned' AND l.learned_on = $2 AND l.asked = 1 LIMIT 1",
    )
    .bind(owner)
    .bind(today)
    .optional(db)
    .await?;
    Ok(found.is_some())
}

pub async fn insert_learned(
    tx: &mut Tx,
    id: ObjectId,
    line: &LearnedLine,
    on: Date,
    asked: bool,
) -> Result<()> {
    q("INSERT INTO commitments_learned (id, learned_on, how, minutes, asked)
        VALUES ($1, $2, $3, $4, $5)")
    .bind(id)
    .bind(on)
    .bind(line.how.map(How::as_str))
    .bind(line.minutes)
    .bind(asked)
    .run(tx)
    .await
    .map(drop)
}

/// Everything a person owns, for erasure.
pub async fn list_owned_learned(
    db: &mut Read,
    owner: PersonId,
) -> Result<Vec<(ObjectId, Audience)>> {
    q("SELECT id, audience FROM objects_object WHERE owner_id = $1 AND kind = 'learned'
        ORDER BY id")
    .bind(owner)
    .all(db)
    .await
}
