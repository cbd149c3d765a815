//! `knowledge_answer`, `knowledge_helped`, `knowledge_use`.

use cairn_ground::{Actor, Instant, ObjectId, PersonId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};

cairn_store::row! {
    /// An answer as a reader sees it below its question.
    #[derive(Debug, Clone)]
    pub struct Answer {
        pub id: ObjectId,
        pub body: String,
        pub photo: Option<String>,
        pub by: Option<PersonId>,
        pub by_name: Option<String>,
        pub instead: Option<PersonId>,
        pub instead_name: Option<String>,
        pub answered_at: Instant,
        pub changed_at: Option<Instant>,
        pub read_at: Option<Instant>,
        /// How many it helped, the asker among them.
        pub helped: i64,
        /// How many things were made because of it.
        pub uses: i64,
        /// Whether it helped the reader.
        pub helped_me: bool,
        /// Thanks and uses that whoever answered has not seen.
        pub unseen: i64,
    }
}

const LIST: &str = concat!(
    "SELECT a.object_id, a.body, a.photo, o.owner_id, p.name, a.ask_instead, i.name, a.answered_at,
     a.changed_at, a.read_at,
     (SELECT count(*) FROM knowledge_helped h WHERE h.answer_id = a.object_id),
     (SELECT count(*) FROM knowledge_use u WHERE u.answer_id = a.object_id),
     (SELECT count(*) FROM knowledge_helped h
      WHERE h.answer_id = a.object_id AND h.person_id = $1),
     (SELECT count(*) FROM knowledge_helped h
      WHERE h.answer_id = a.object_id AND h.seen_at IS NULL)
     + (SELECT count(*) FROM knowledge_use u
      WHERE u.answer_id = a.object_id AND u.seen_at IS NULL)
     FROM knowledge_answer a JOIN objects_object o ON o.id = a.object_id
     LEFT JOIN people_person p ON p.id = o.owner_id
     LEFT JOIN people_person i ON i.id = a.ask_instead
     WHERE a.question_id = $3 AND ",
    visible!(),
    " ORDER BY a.answered_at, a.object_id LIMIT 200"
);

/// The answers that the reader may see, in the order in which they came.
pub async fn list(db: &mut Read, actor: &Actor, question: ObjectId) -> Result<Vec<Answer>> {
    q(LIST).viewer(actor).bind(question).all(db).await
}

cairn_store::row! {
    /// An answer for commands.
    #[derive(Debug, Clone)]
    pub struct Standing {
        pub question: ObjectId,
        pub body: String,
        pub photo: Option<String>,
        pub by: Option<PersonId>,
        pub instead: Option<PersonId>,
        pub read_at: Option<Instant>,
        /// Whom it helped and what came of it, together.
        pub used: i64,
    }
}

/// The answer of an object that the reader was found to see.
///
/// # Errors
/// `NotFound` when the object is something else.
pub async fn find(db: &mut Read, id: ObjectId) -> Result<Standing> {
    q("SELECT a.question_id, a.body, a.photo, o.owner_id, a.ask_instead, a.read_at,
        (SELECT count(*) FROM knowledge_helped h WHERE h.answer_id = a.object_id)
        + (SELECT count(*) FROM knowledge_use u WHERE u.answer_id = a.object_id)
        FROM knowledge_answer a JOIN objects_object o ON o.id = a.object_id
        WHERE a.object_id = $1")
    .bind(id)
    .one(db)
    .await
}

/// A new answer's row.
#[derive(Debug, Clone, Copy)]
pub struct NewAnswer<'a> {
    pub body: &'a str,
    pub photo: Option<&'a str>,
    /// The colleague who is named instead.
    pub instead: Option<PersonId>,
}

pub async fn insert(
    tx: &mut Tx,
    id: ObjectId,
    question: ObjectId,
    new: NewAnswer<'_>,
) -> Result<()> {
    q("INSERT INTO knowledge_answer (object_id, question_id, body, photo, ask_instead, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(id)
    .bind(question)
    .bind(new.body)
    .bind(new.photo)
    .bind(new.instead)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

pub async fn update_body(tx: &mut Tx, id: ObjectId, body: &str) -> Result<()> {
    let now = tx.now();
    q("UPDATE knowledge_answer SET body = $2, changed_at = $3 WHERE object_id = $1")
        .bind(id)
        .bind(body)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

pub async fn delete(tx: &mut Tx, id: ObjectId) -> Result<()> {
    q("DELETE FROM knowledge_answer WHERE object_id = $1").bind(id).run(tx).await.map(drop)
}

/// Marks every answer to the question as read by the asker; gives how many were not.
pub async fn update_read(tx: &mut Tx, question: ObjectId) -> Result<u64> {
    let now = tx.now();
    q("UPDATE knowledge_answer SET read_at = $2
        WHERE question_id = $1 AND ask_instead IS NULL AND read_at IS NULL")
    .bind(question)
    .bind(now)
    .run(tx)
    .await
}

/// Objects of the answers to a question, also of those that name a colleague.
pub async fn list_ids(db: &mut Read, question: ObjectId) -> Result<Vec<ObjectId>> {
    q("SELECT object_id FROM knowledge_answer WHERE question_id = $1 ORDER BY answered_at")
        .bind(question)
        .all(db)
        .await
}

/// What stands in those among some objects that are answers, whoever may see them.
pub async fn list_bodies(db: &mut Read, ids: &[ObjectId]) -> Result<Vec<(ObjectId, String)>> {
    q("SELECT object_id, body FROM knowledge_answer WHERE object_id {in $1}")
        .bind(ids)
        .all(db)
        .await
}

/// Who does not know and named somebody else to ask.
pub async fn list_unknowing(db: &mut Read, question: ObjectId) -> Result<Vec<PersonId>> {
    q("SELECT DISTINCT o.owner_id FROM knowledge_answer a
        JOIN objects_object o ON o.id = a.object_id
        WHERE a.question_id = $1 AND a.ask_instead IS NOT NULL AND o.owner_id IS NOT NULL")
    .bind(question)
    .all(db)
    .await
}

/// How many answers there are that answer.
pub async fn count_real(db: &mut Read, question: ObjectId) -> Result<i64> {
    q("SELECT count(*) FROM knowledge_answer WHERE question_id = $1 AND ask_instead IS NULL")
        .bind(question)
        .one(db)
        .await
}

/// Whether it is news that the answer helped the person.
pub async fn insert_helped(tx: &mut Tx, answer: ObjectId, person: PersonId) -> Result<bool> {
    let added = q("INSERT INTO knowledge_helped (answer_id, person_id, helped_at)
        VALUES ($1, $2, $3) ON CONFLICT (answer_id, person_id) DO NOTHING")
    .bind(answer)
    .bind(person)
    .bind(tx.now())
    .run(tx)
    .await?;
    Ok(added > 0)
}

/// Whether it is news that the object came of the answer.
pub async fn insert_use(
    tx: &mut Tx,
    answer: ObjectId,
    object: ObjectId,
    person: PersonId,
    at: Instant,
    seen_at: Option<Instant>,
) -> Result<bool> {
    let added = q("INSERT INTO knowledge_use (answer_id, object_id, person_id, used_at, seen_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (answer_id, object_id) DO NOTHING")
    .bind(answer)
    .bind(object)
    .bind(person)
    .bind(at)
    .bind(seen_at)
    .run(tx)
    .await?;
    Ok(added > 0)
}

/// Whoever answered has seen what their answers to the question gave.
pub async fn update_seen(tx: &mut Tx, question: ObjectId, by: PersonId) -> Result<()> {
    for table in ["knowledge_helped", "knowledge_use"] {
        q(format!(
            "UPDATE {table} SET seen_at = $3 WHERE seen_at IS NULL AND answer_id IN
             (SELECT a.object_id FROM knowledge_answer a
             JOIN objects_object o ON o.id = a.object_id
             WHERE a.question_id = $1 AND o.owner_id = $2)"
        ))
        .bind(question)
        .bind(by)
        .bind(tx.now())
        .run(tx)
        .await?;
    }
    Ok(())
}

/// The answer that something made at `at` because of `origin` uses: `origin` itself, the answer
/// that the page was made of, or the one that the question had been given by then; with who
/// answered.
pub async fn find_used(
    db: &mut Read,
    origin: ObjectId,
    at: Instant,
) -> Result<Option<(ObjectId, ObjectId, Option<PersonId>)>> {
    q("SELECT a.object_id, a.question_id, o.owner_id
        FROM knowledge_answer a JOIN objects_object o ON o.id = a.object_id
        WHERE a.ask_instead IS NULL AND (a.object_id = $1
        OR a.object_id = (SELECT g.answer_id FROM knowledge_page g WHERE g.object_id = $1)
        OR a.object_id = (SELECT k.accepted_id FROM knowledge_question k
        WHERE k.object_id = $1 AND k.accepted_at <= $2))")
    .bind(origin)
    .bind(at)
    .optional(db)
    .await
}

/// Forgets what was read from the record, before it is read again.
pub async fn clear_uses(tx: &mut Tx) -> Result<()> {
    q("DELETE FROM knowledge_use").run(tx).await.map(drop)
}

/// Names of those whom the reader's own answers helped lately, without the reader having seen it.
pub async fn list_unseen_names(
    db: &mut Read,
    question: ObjectId,
    by: PersonId,
) -> Result<Vec<Option<String>>> {
    q("SELECT p.name, h.helped_at FROM knowledge_helped h
        JOIN knowledge_answer a ON a.object_id = h.answer_id
        JOIN objects_object o ON o.id = a.object_id
        LEFT JOIN people_person p ON p.id = h.person_id
        WHERE a.question_id = $1 AND o.owner_id = $2 AND h.seen_at IS NULL
        UNION
        SELECT p.name, u.used_at FROM knowledge_use u
        JOIN knowledge_answer a ON a.object_id = u.answer_id
        JOIN objects_object o ON o.id = a.object_id
        LEFT JOIN people_person p ON p.id = u.person_id
        WHERE a.question_id = $1 AND o.owner_id = $2 AND u.seen_at IS NULL
        ORDER BY 2")
    .bind(question)
    .bind(by)
    .all(db)
    .await
}
