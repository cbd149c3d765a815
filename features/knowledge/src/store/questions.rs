//! `knowledge_question`: one of them, and what is changed of it.

use cairn_ground::{Actor, Instant, ObjectId, PersonId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::tz::TimeZone;

use crate::rules::questions::{Stage, Whom};

cairn_store::row! {
    /// A question beside its object.
    #[derive(Debug, Clone)]
    pub struct Question {
        pub body: String,
        pub photo: Option<String>,
        /// `person`, `team` or `everyone`.
        pub whom: String,
        pub lies_with: Option<PersonId>,
        pub lies_with_name: Option<String>,
        /// Whoever it lies with by name is no longer here.
        pub addressee_left: bool,
        pub asked_at: Instant,
        pub changed_at: Option<Instant>,
        pub stage: String,
        pub moves_at: Option<Instant>,
        pub answered_at: Option<Instant>,
        pub accepted: Option<ObjectId>,
        /// `None` for a former colleague.
        pub asker_name: Option<String>,
        pub asker_left: bool,
        pub team_name: Option<String>,
    }
}

/// The question of an object that the reader was found to see.
///
/// # Errors
/// `NotFound` when the object is something else.
pub async fn find(db: &mut Read, id: ObjectId) -> Result<Question> {
    q("SELECT k.body, k.photo, k.whom, k.lies_with, l.name,
        CASE WHEN l.deactivated_at IS NULL THEN 0 ELSE 1 END, k.asked_at, k.changed_at, k.stage,
        k.moves_at, k.answered_at, k.accepted_id, p.name,
        CASE WHEN p.id IS NULL OR p.deactivated_at IS NOT NULL THEN 1 ELSE 0 END, t.name
        FROM knowledge_question k JOIN objects_object o ON o.id = k.object_id
        LEFT JOIN people_person p ON p.id = o.owner_id
        LEFT JOIN people_person l ON l.id = k.lies_with
        LEFT JOIN people_team t ON t.id = o.team_id WHERE k.object_id = $1")
    .bind(id)
    .one(db)
    .await
}

/// A new question's row.
#[derive(Debug)]
pub struct NewQuestion<'a> {
    pub id: ObjectId,
    pub body: &'a str,
    pub photo: Option<&'a str>,
    pub whom: Whom,
    pub moves_at: Instant,
}

pub async fn insert(tx: &mut Tx, new: &NewQuestion<'_>) -> Result<()> {
    let lies_with = match new.whom {
        Whom::Person(person) => Some(person),
        Whom::Team(_) | Whom::Everyone => None,
    };
    q("INSERT INTO knowledge_question (object_id, body, photo, whom, lies_with, asked_at, stage,
        moves_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(new.id)
    .bind(new.body)
    .bind(new.photo)
    .bind(new.whom.word())
    .bind(lies_with)
    .bind(tx.now())
    .bind(Stage::Asked.word())
    .bind(new.moves_at)
    .run(tx)
    .await
    .map(drop)
}

/// Changes the words; `marked` leaves a mark that they were changed.
pub async fn update_body(tx: &mut Tx, id: ObjectId, body: &str, marked: bool) -> Result<()> {
    let at = marked.then_some(tx.now());
    q("UPDATE knowledge_question SET body = $2, changed_at = COALESCE($3, changed_at)
        WHERE object_id = $1")
    .bind(id)
    .bind(body)
    .bind(at)
    .run(tx)
    .await
    .map(drop)
}

/// Where it lies now, and when it goes further.
pub async fn update_place(
    tx: &mut Tx,
    id: ObjectId,
    stage: Stage,
    lies_with: Option<PersonId>,
    moves_at: Option<Instant>,
) -> Result<()> {
    q("UPDATE knowledge_question SET stage = $2, lies_with = $3, moves_at = $4
        WHERE object_id = $1")
    .bind(id)
    .bind(stage.word())
    .bind(lies_with)
    .bind(moves_at)
    .run(tx)
    .await
    .map(drop)
}

/// It has an answer from now on and goes no further.
pub async fn update_answered(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let now = tx.now();
    q("UPDATE knowledge_question SET answered_at = COALESCE(answered_at, $2), moves_at = NULL
        WHERE object_id = $1")
    .bind(id)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

/// Its only answer was taken back: it waits as before, from now on.
pub async fn update_unanswered(tx: &mut Tx, id: ObjectId, moves_at: Instant) -> Result<()> {
    q("UPDATE knowledge_question SET answered_at = NULL, moves_at = $2 WHERE object_id = $1")
        .bind(id)
        .bind(moves_at)
        .run(tx)
        .await
        .map(drop)
}

pub async fn update_accepted(tx: &mut Tx, id: ObjectId, answer: ObjectId) -> Result<()> {
    let now = tx.now();
    q("UPDATE knowledge_question SET accepted_id = $2, accepted_at = $3 WHERE object_id = $1")
        .bind(id)
        .bind(answer)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

pub async fn delete(tx: &mut Tx, id: ObjectId) -> Result<()> {
    q("DELETE FROM knowledge_question WHERE object_id = $1").bind(id).run(tx).await.map(drop)
}

/// What stands in those among some objects that are questions, whoever may see them.
pub async fn list_bodies(db: &mut Read, ids: &[ObjectId]) -> Result<Vec<(ObjectId, String)>> {
    q("SELECT object_id, body FROM knowledge_question WHERE object_id {in $1}")
        .bind(ids)
        .all(db)
        .await
}

cairn_store::row! {
    /// What a question or an answer says, with its photo.
    #[derive(Debug, Clone)]
    pub struct Words {
        pub body: String,
        pub photo: Option<String>,
    }
}

/// Everything one finds a question by: its words and those of its answers, but for hidden ones and
/// for the notes of those who name a colleague instead.
pub async fn list_words(db: &mut Read, id: ObjectId) -> Result<Vec<Words>> {
    q("SELECT body, photo, 0, asked_at FROM knowledge_question WHERE object_id = $1
        UNION ALL SELECT a.body, a.photo, 1, a.answered_at FROM knowledge_answer a
        JOIN objects_object o ON o.id = a.object_id
        WHERE a.question_id = $1 AND a.ask_instead IS NULL AND o.hidden_at IS NULL ORDER BY 3, 4")
    .bind(id)
    .all(db)
    .await
}

cairn_store::row! {
    /// A question whose time has come to go further.
    #[derive(Debug, Clone)]
    pub struct Due {
        pub id: ObjectId,
        pub stage: String,
        pub lies_with: Option<PersonId>,
    }
}

/// Questions that nobody has answered in time, those longest past first.
pub async fn list_due(db: &mut Read, now: Instant, limit: i64) -> Result<Vec<Due>> {
    q("SELECT object_id, stage, lies_with FROM knowledge_question
        WHERE moves_at <= $1 ORDER BY moves_at, object_id LIMIT $2")
    .bind(now)
    .bind(limit)
    .all(db)
    .await
}

/// The question as it stands, if its time has come: another node may have been first.
pub async fn find_due(tx: &mut Tx, id: ObjectId) -> Result<Option<Due>> {
    let now = tx.now();
    q("SELECT object_id, stage, lies_with FROM knowledge_question
        WHERE object_id = $1 AND moves_at <= $2 {for-update}")
    .bind(id)
    .bind(now)
    .optional(tx)
    .await
}

/// The asker's time zone; `None` for somebody who is no longer here.
pub async fn find_zone(db: &mut Read, asker: Option<PersonId>) -> Result<Option<TimeZone>> {
    let zone: Option<String> =
        q("SELECT zone FROM people_person WHERE id = $1 AND deactivated_at IS NULL")
            .bind(asker)
            .optional(db)
            .await?;
    Ok(zone.map(|name| TimeZone::get(&name).unwrap_or(TimeZone::UTC)))
}

const HELPS: &str = concat!(
    "SELECT o.id, p.name FROM objects_object o
     JOIN knowledge_answer a ON a.question_id = o.id AND a.ask_instead IS NULL
     JOIN objects_object ao ON ao.id = a.object_id
     LEFT JOIN people_person p ON p.id = ao.owner_id
     WHERE o.id {in $3} AND ",
    visible!(),
    " ORDER BY a.answered_at DESC"
);

/// Who answered which of `ids`, the latest first.
pub async fn list_answerers(
    db: &mut Read,
    actor: &Actor,
    ids: &[ObjectId],
) -> Result<Vec<(ObjectId, Option<String>)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    q(HELPS).viewer(actor).bind(ids).all(db).await
}
