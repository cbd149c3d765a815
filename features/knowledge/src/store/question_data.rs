//! What a person takes along of questions and answers, and what is left when they are erased.

use cairn_feature::Exported;
use cairn_ground::{Instant, Locale, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

cairn_store::row! {
    struct Question {
        id: ObjectId,
        audience: String,
        body: String,
        photo: Option<String>,
        asked_at: Instant,
        answered_at: Option<Instant>,
    }
}

cairn_store::row! {
    struct Answer {
        id: ObjectId,
        question: String,
        body: String,
        photo: Option<String>,
        answered_at: Instant,
        changed_at: Option<Instant>,
        helped: i64,
        uses: i64,
    }
}

/// A person's questions.
pub fn export_questions(
    db: &mut Read,
    person: PersonId,
    _: Locale,
) -> BoxFuture<'_, Result<Exported>> {
    Box::pin(async move {
        let asked: Vec<Question> = q("SELECT o.id, o.audience, k.body, k.photo, k.asked_at,
            k.answered_at FROM knowledge_question k JOIN objects_object o ON o.id = k.object_id
            WHERE o.owner_id = $1 ORDER BY k.asked_at, o.id")
        .bind(person)
        .all(db)
        .await?;
        let rows: Vec<Value> = asked
            .iter()
            .map(|it| {
                json!({
                    "id": it.id.to_string(), "audience": it.audience, "text": it.body,
                    "photo": it.photo, "asked": it.asked_at.rfc3339(),
                    "answered": it.answered_at.map(Instant::rfc3339),
                })
            })
            .collect();
        let texts = asked.iter().map(|it| (it.asked_at, String::new(), it.body.as_str()));
        Ok(files("questions", &rows, &markdown(texts)))
    })
}

/// A person's answers, and what they said helped them.
pub fn export_answers(
    db: &mut Read,
    person: PersonId,
    _: Locale,
) -> BoxFuture<'_, Result<Exported>> {
    Box::pin(async move {
        let given: Vec<Answer> =
            q("SELECT o.id, w.title, a.body, a.photo, a.answered_at, a.changed_at,
            (SELECT count(*) FROM knowledge_helped h WHERE h.answer_id = o.id),
            (SELECT count(*) FROM knowledge_use u WHERE u.answer_id = o.id)
            FROM knowledge_answer a JOIN objects_object o ON o.id = a.object_id
            JOIN objects_object w ON w.id = a.question_id
            WHERE o.owner_id = $1 ORDER BY a.answered_at, o.id")
            .bind(person)
            .all(db)
            .await?;
        let helped: Vec<(ObjectId, Instant)> = q("SELECT answer_id, helped_at
            FROM knowledge_helped WHERE person_id = $1 ORDER BY helped_at, answer_id")
        .bind(person)
        .all(db)
        .await?;
        let mut rows: Vec<Value> = given
            .iter()
            .map(|it| {
                json!({
                    "id": it.id.to_string(), "question": it.question, "text": it.body,
                    "photo": it.photo, "answered": it.answered_at.rfc3339(),
                    "changed": it.changed_at.map(Instant::rfc3339),
                    "helped": it.helped, "used": it.uses,
                })
            })
            .collect();
        rows.extend(
            helped
                .iter()
                .map(|(answer, at)| json!({ "helped_by": answer.to_string(), "at": at.rfc3339() })),
        );
        let texts = given.iter().map(|it| (it.answered_at, it.question.clone(), it.body.as_str()));
        Ok(files("answers", &rows, &markdown(texts)))
    })
}

/// A text a paragraph, under its day and, for answers, the question.
fn markdown<'a>(texts: impl Iterator<Item = (Instant, String, &'a str)>) -> String {
    let mut out = String::new();
    for (at, above, body) in texts {
        let day = at.rfc3339().split('T').next().unwrap_or_default().to_owned();
        let heading = if above.is_empty() { day } else { format!("{day} · {above}") };
        out.extend(["## ", &heading, "\n\n", body, "\n\n"]);
    }
    out
}

fn files(name: &str, rows: &[Value], text: &str) -> Exported {
    let data = Value::Array(rows.to_vec()).to_string();
    Exported {
        files: vec![
            (format!("{name}.md"), text.as_bytes().to_vec()),
            (format!("{name}.json"), data.into_bytes()),
        ],
    }
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
