//! All SQL of the feature.

use cairn_ground::{Actor, Audience, Id, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};

cairn_store::row! {
    /// A note as pages show it.
    #[derive(Debug, Clone)]
    pub struct Entry {
        pub id: ObjectId,
        pub href: String,
        pub title: String,
        pub text: String,
        /// `None` once the owner was erased.
        pub owner: Option<String>,
        pub audience: Audience,
        pub noted_at: Instant,
    }
}

macro_rules! select {
    () => {
        "SELECT o.id, o.href, o.title, n.text, p.name, o.audience, o.created_at
         FROM laid_note n JOIN objects_object o ON o.id = n.object_id
         LEFT JOIN people_person p ON p.id = o.owner_id WHERE "
    };
}

/// The note.
///
/// # Errors
/// `NotFound` also when the actor may not see it.
pub async fn find_note(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Entry> {
    const FIND: &str = concat!(select!(), "n.object_id = $3 AND ", visible!());
    q(FIND).viewer(actor).bind(id).one(db).await
}

/// What the actor may see, the newest first; ids are in order of time.
pub async fn list_notes(
    db: &mut Read,
    actor: &Actor,
    before: Option<ObjectId>,
    limit: i64,
) -> Result<Vec<Entry>> {
    const LIST: &str = concat!(
        select!(),
        "n.object_id < $3 AND ",
        visible!(),
        " ORDER BY n.object_id DESC LIMIT $4"
    );
    let before = before.unwrap_or(ObjectId(Id::max()));
    q(LIST).viewer(actor).bind(before).bind(limit).all(db).await
}

/// What the actor may see of a team's, the newest first.
pub async fn list_of_team(
    db: &mut Read,
    actor: &Actor,
    team: TeamId,
    limit: i64,
) -> Result<Vec<Entry>> {
    const LIST: &str = concat!(
        select!(),
        "o.team_id = $3 AND ",
        visible!(),
        " ORDER BY n.object_id DESC LIMIT $4"
    );
    q(LIST).viewer(actor).bind(team).bind(limit).all(db).await
}

/// All that a person noted, for the take-out and the erasure.
pub async fn list_of_owner(db: &mut Read, owner: PersonId) -> Result<Vec<Entry>> {
    const LIST: &str = concat!(select!(), "o.owner_id = $1 ORDER BY n.object_id");
    q(LIST).bind(owner).all(db).await
}

pub async fn insert_note(tx: &mut Tx, id: ObjectId, text: &str) -> Result<()> {
    q("INSERT INTO laid_note (object_id, text) VALUES ($1, $2)")
        .bind(id)
        .bind(text)
        .run(tx)
        .await
        .map(drop)
}
