//! What a person takes along of questions and answers, and what is left when they are erased.

use cairn_ground::{Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};
use futures_util::future::BoxFuture;

cairn_store::row! {
    /// A question in the take-out of who asked it.
    pub struct Asked {
        pub id: ObjectId,
        pub audience: String,
        pub body: String,
        pub photo: Option<String>,
        pub asked_at: Instant,
        pub answered_at: Option<Instant>,
    }
}

cairn_store::row! {
    /// An answer in the take-out of who gave it.
    pub struct Given {
        pub id: ObjectId,
        pub question: String,
        pub body: String,
        pub photo: Option<String>,
        pub answered_at: Instant,
        pub changed_at: Option<Instant>,
        pub helped: i64,
        pub uses: i64,
    }
}

/// A person's questions.
pub async fn list_asked_by(db: &mut Read, person: PersonId) -> Result<Vec<Asked>> {
    q("SELECT o.id, o.audience, k.body, k.photo, k.asked_at, k.answered_at
        FROM knowledge_question k JOIN objects_object o ON o.id = k.object_id
        WHERE o.owner_id = $1 ORDER BY k.asked_at, o.id")
    .bind(person)
    .all(db)
    .await
}

/// A person's answers.
pub async fn list_given_by(db: &mut Read, person: PersonId) -> Result<Vec<Given>> {
    q("SELECT o.id, w.title, a.body, a.photo, a.answered_at, a.changed_at,
        (SELECT count(*) FROM knowledge_helped h WHERE h.answer_id = o.id),
        (SELECT count(*) FROM knowledge_use u WHERE u.answer_id = o.id)
        FROM knowledge_answer a JOIN objects_object o ON o.id = a.object_id
        JOIN objects_object w ON w.id = a.question_id
        WHERE o.owner_id = $1 ORDER BY a.answered_at, o.id")
    .bind(person)
    .all(db)
    .await
}

/// The answers that a person said helped, and when.
pub async fn list_helped(db: &mut Read, person: PersonId) -> Result<Vec<(ObjectId, Instant)>> {
    q("SELECT answer_id, helped_at FROM knowledge_helped WHERE person_id = $1
        ORDER BY helped_at, answer_id")
    .bind(person)
    .all(db)
    .await
}

/// Erasure: what nobody but the person wrote in and few saw goes; the rest stays without a name,
/// which the objects' own erasure takes away.
pub fn erase_questions(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        let private: Vec<ObjectId> = q("SELECT o.id FROM objects_object o
            JOIN knowledge_question k ON k.object_id = o.id
            WHERE o.owner_id = $1 AND o.audience IN ('me', 'participants') AND NOT EXISTS
            (SELECT 1 FROM knowledge_answer a JOIN objects_object ao ON ao.id = a.object_id
            WHERE a.question_id = o.id AND (ao.owner_id IS NULL OR ao.owner_id <> $1))")
        .bind(person)
        .all(tx)
        .await?;
        for id in private {
            for answer in super::answers::list_ids(tx, id).await? {
                super::answers::delete(tx, answer).await?;
                cairn_record::delete_about(tx, answer).await?;
                cairn_objects::remove(tx, answer).await?;
            }
            crate::commands::questions::remove(tx, id).await?;
        }
        q("UPDATE knowledge_question SET moves_at = NULL WHERE object_id IN
            (SELECT id FROM objects_object WHERE owner_id = $1)")
        .bind(person)
        .run(tx)
        .await?;
        q("UPDATE knowledge_question SET lies_with = NULL WHERE lies_with = $1")
            .bind(person)
            .run(tx)
            .await
            .map(drop)
    })
}

/// Erasure: answers stay with "former colleague"; whom they named and whom they helped goes.
pub fn erase_answers(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        q("DELETE FROM knowledge_helped WHERE person_id = $1").bind(person).run(tx).await?;
        q("DELETE FROM knowledge_use WHERE person_id = $1").bind(person).run(tx).await.map(drop)
    })
}
