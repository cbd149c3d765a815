//! All SQL of the kit.

use cairn_ground::{Actor, Audience, Error, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_store::{Read, Tx, q};

use crate::{New, OF_TEAM, Object, STRUCK, shown, visible};

/// The row, up to its `WHERE`.
macro_rules! select {
    () => {
        "SELECT o.id, o.kind, o.title, o.lang, o.owner_id, o.team_id, o.audience, o.href, \
         o.created_at, o.changed_at, o.hidden_at FROM objects_object o WHERE "
    };
}

const FIND: &str = concat!(select!(), "o.id = $3 AND ", visible!());
const FIND_EVEN_HIDDEN: &str = concat!(select!(), "o.id = $3 AND ", shown!());
const LIST_VISIBLE: &str = concat!(select!(), "o.id {in $3} AND ", visible!());
const FIND_ANY: &str = concat!(select!(), "o.id = $1");

/// The object, if the actor may see it.
///
/// # Errors
/// `NotFound` when it does not exist or may not be seen: the two answers are the same.
pub async fn find(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Object> {
    q(FIND).viewer(actor).bind(id).one(db).await
}

/// What a form says that something came of, if the actor may see it. What became invisible while
/// one wrote costs the link, never the text.
pub async fn find_origin(
    db: &mut Read,
    actor: &Actor,
    id: Option<ObjectId>,
) -> Result<Option<Object>> {
    let Some(id) = id else { return Ok(None) };
    q(FIND).viewer(actor).bind(id).optional(db).await
}

/// The object, if the actor might see it were it not hidden: for who reports what a colleague has
/// just reported too.
///
/// # Errors
/// `NotFound`, as [`find`].
pub async fn find_even_hidden(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Object> {
    q(FIND_EVEN_HIDDEN).viewer(actor).bind(id).one(db).await
}

/// The object whoever asks: for tasks of the house and for commands that check on their own.
pub async fn find_any(db: &mut Read, id: ObjectId) -> Result<Object> {
    q(FIND_ANY).bind(id).one(db).await
}

/// The object, if the actor owns it.
///
/// # Errors
/// `NotFound` when the actor may not even see it, `Forbidden` when somebody else owns it.
pub async fn find_owned(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Object> {
    let object = find(db, actor, id).await?;
    if object.owner.is_some() && object.owner == actor.person_id() {
        Ok(object)
    } else {
        Err(Error::Forbidden)
    }
}

/// Those of `ids` the actor may see, in one query, in no order.
pub async fn list_visible(db: &mut Read, actor: &Actor, ids: &[ObjectId]) -> Result<Vec<Object>> {
    q(LIST_VISIBLE).viewer(actor).bind(ids).all(db).await
}

/// Which of `ids` the actor may see.
pub async fn list_visible_ids(
    db: &mut Read,
    actor: &Actor,
    ids: &[ObjectId],
) -> Result<Vec<ObjectId>> {
    const LIST: &str =
        concat!("SELECT o.id FROM objects_object o WHERE o.id {in $3} AND ", visible!());
    q(LIST).viewer(actor).bind(ids).all(db).await
}

/// Everything a person owns, for take-out and erasure.
pub async fn list_owned_ids(db: &mut Read, owner: PersonId) -> Result<Vec<(ObjectId, String)>> {
    q("SELECT id, audience FROM objects_object WHERE owner_id = $1 ORDER BY id")
        .bind(owner)
        .all(db)
        .await
}

pub async fn list_participants(db: &mut Read, id: ObjectId) -> Result<Vec<PersonId>> {
    q("SELECT person_id FROM objects_participant WHERE object_id = $1 ORDER BY person_id")
        .bind(id)
        .all(db)
        .await
}

pub(crate) async fn insert(tx: &mut Tx, new: &New<'_>) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO objects_object (id, kind, title, lang, owner_id, team_id, audience, href,
        created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)")
    .bind(new.id)
    .bind(new.kind)
    .bind(new.title)
    .bind(new.lang)
    .bind(new.owner)
    .bind(new.team)
    .bind(new.audience)
    .bind(new.href.as_str())
    .bind(now)
    .run(tx)
    .await?;
    if matches!(new.kind, "person" | "team") {
        q("INSERT INTO objects_unindexed (object_id) VALUES ($1)").bind(new.id).run(tx).await?;
    }
    Ok(())
}

pub(crate) async fn update_title(tx: &mut Tx, id: ObjectId, title: &str, lang: &str) -> Result<()> {
    let now = tx.now();
    q("UPDATE objects_object SET title = $2, lang = $3, changed_at = $4 WHERE id = $1")
        .bind(id)
        .bind(title)
        .bind(lang)
        .bind(now)
        .run(tx)
        .await?;
    q("INSERT INTO objects_unindexed (object_id) SELECT id FROM objects_object
        WHERE id = $1 AND kind IN ('person', 'team')
        ON CONFLICT (object_id) DO NOTHING")
    .bind(id)
    .run(tx)
    .await
    .map(drop)
}

/// Takes up to `limit` persons and teams whose words changed since search last heard of them.
pub async fn take_unindexed(tx: &mut Tx, limit: i64) -> Result<Vec<ObjectId>> {
    let ids: Vec<ObjectId> =
        q("SELECT object_id FROM objects_unindexed ORDER BY object_id LIMIT $1")
            .bind(limit)
            .all(tx)
            .await?;
    q("DELETE FROM objects_unindexed WHERE object_id {in $1}").bind(&ids[..]).run(tx).await?;
    Ok(ids)
}

pub(crate) async fn update_audience(tx: &mut Tx, id: ObjectId, audience: Audience) -> Result<()> {
    let now = tx.now();
    q("UPDATE objects_object SET audience = $2, changed_at = $3 WHERE id = $1")
        .bind(id)
        .bind(audience)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_owner(tx: &mut Tx, id: ObjectId, owner: Option<PersonId>) -> Result<()> {
    let now = tx.now();
    q("UPDATE objects_object SET owner_id = $2, changed_at = $3 WHERE id = $1")
        .bind(id)
        .bind(owner)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_hidden(tx: &mut Tx, id: ObjectId, hidden: bool) -> Result<()> {
    let at = hidden.then_some(tx.now());
    q("UPDATE objects_object SET hidden_at = $2 WHERE id = $1").bind(id).bind(at).run(tx).await?;
    Ok(())
}

pub(crate) async fn update_struck(tx: &mut Tx, id: ObjectId, title: &str) -> Result<()> {
    let now = tx.now();
    q("UPDATE objects_object SET kind = $2, title = $3, audience = $4, owner_id = NULL,
        team_id = NULL, hidden_at = $5, changed_at = $5 WHERE id = $1")
    .bind(id)
    .bind(STRUCK)
    .bind(title)
    .bind(Audience::Participants)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn delete_participants(tx: &mut Tx, id: ObjectId) -> Result<()> {
    q("DELETE FROM objects_participant WHERE object_id = $1").bind(id).run(tx).await.map(drop)
}

pub(crate) async fn insert_participant(tx: &mut Tx, id: ObjectId, person: PersonId) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO objects_participant (object_id, person_id, added_at) VALUES ($1, $2, $3)
        ON CONFLICT (object_id, person_id) DO NOTHING")
    .bind(id)
    .bind(person)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn delete_participant(tx: &mut Tx, id: ObjectId, person: PersonId) -> Result<()> {
    q("DELETE FROM objects_participant WHERE object_id = $1 AND person_id = $2")
        .bind(id)
        .bind(person)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn delete_participations(
    tx: &mut Tx,
    person: PersonId,
    team: TeamId,
    from: Instant,
) -> Result<()> {
    q("DELETE FROM objects_participant WHERE person_id = $1 AND object_id IN
        (SELECT o.id FROM objects_object o WHERE o.team_id = $2 AND o.kind {in-text $4}
        AND coalesce(objects_participant.added_at, o.created_at) >= $3)")
    .bind(person)
    .bind(team)
    .bind(from)
    .bind(OF_TEAM.map(str::to_owned).to_vec())
    .run(tx)
    .await
    .map(drop)
}

/// Takes from somebody what a team began from `from` on and they take part in no longer.
pub(crate) async fn disown(
    tx: &mut Tx,
    owner: PersonId,
    team: TeamId,
    from: Instant,
) -> Result<()> {
    q("UPDATE objects_object SET owner_id = NULL WHERE owner_id = $1 AND team_id = $2
        AND created_at >= $3 AND kind {in-text $4} AND NOT EXISTS (SELECT 1
        FROM objects_participant p WHERE p.object_id = objects_object.id AND p.person_id = $1)")
    .bind(owner)
    .bind(team)
    .bind(from)
    .bind(OF_TEAM.map(str::to_owned).to_vec())
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn delete(tx: &mut Tx, id: ObjectId) -> Result<()> {
    q("DELETE FROM objects_unindexed WHERE object_id = $1").bind(id).run(tx).await?;
    q("DELETE FROM objects_object WHERE id = $1").bind(id).run(tx).await.map(drop)
}

/// Erasure: what the person shared stays without an owner, and the person takes part in nothing.
pub async fn orphan(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("UPDATE objects_object SET owner_id = NULL WHERE owner_id = $1").bind(person).run(tx).await?;
    q("DELETE FROM objects_participant WHERE person_id = $1").bind(person).run(tx).await?;
    Ok(())
}
