//! "This helped me" and "this is wrong".

use cairn_ground::{Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};

cairn_store::row! {
    /// What one page's marks come to for one reader.
    #[derive(Debug, Clone, Copy, Default)]
    pub struct Marks {
        pub helped: i64,
        pub wrong: i64,
        /// The reader's own.
        pub helped_me: bool,
        pub i_said_wrong: bool,
        /// How many changes the reader suggested, decided on or not.
        pub i_suggested: i64,
    }
}

cairn_store::row! {
    /// Somebody says that something is wrong.
    #[derive(Debug, Clone)]
    pub struct Wrong {
        pub person: PersonId,
        pub name: Option<String>,
        pub text: String,
        pub made_at: Instant,
    }
}

pub async fn find(db: &mut Read, object: ObjectId, reader: Option<PersonId>) -> Result<Marks> {
    let reader = reader.map_or(cairn_ground::Id::nil(), |id| id.0);
    q("SELECT CAST(coalesce(sum(CASE WHEN kind = 'helped' THEN 1 ELSE 0 END), 0) AS BIGINT),
        CAST(coalesce(sum(CASE WHEN kind = 'wrong' AND settled_at IS NULL THEN 1 ELSE 0 END), 0)
        AS BIGINT),
        CAST(coalesce(sum(CASE WHEN kind = 'helped' AND person_id = $2 THEN 1 ELSE 0 END), 0)
        AS BIGINT),
        CAST(coalesce(sum(CASE WHEN kind = 'wrong' AND person_id = $2 AND settled_at IS NULL
        THEN 1 ELSE 0 END), 0) AS BIGINT),
        (SELECT count(*) FROM knowledge_suggestion WHERE page_id = $1 AND author_id = $2)
        FROM knowledge_mark WHERE object_id = $1")
    .bind(object)
    .bind(reader)
    .one(db)
    .await
}

/// Once a person; gives whether it was new.
pub async fn insert_helped(tx: &mut Tx, object: ObjectId, person: PersonId) -> Result<bool> {
    let now = tx.now();
    q("INSERT INTO knowledge_mark (object_id, person_id, kind, text, made_at)
        VALUES ($1, $2, 'helped', '', $3) ON CONFLICT (object_id, person_id, kind) DO NOTHING")
    .bind(object)
    .bind(person)
    .bind(now)
    .run(tx)
    .await
    .map(|rows| rows > 0)
}

/// Once a person: the newest words count.
pub async fn upsert_wrong(
    tx: &mut Tx,
    object: ObjectId,
    person: PersonId,
    text: &str,
) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO knowledge_mark (object_id, person_id, kind, text, made_at)
        VALUES ($1, $2, 'wrong', $3, $4) ON CONFLICT (object_id, person_id, kind)
        DO UPDATE SET text = excluded.text, made_at = excluded.made_at, settled_at = NULL")
    .bind(object)
    .bind(person)
    .bind(text)
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

/// What is said to be wrong and was not looked after yet.
pub async fn list_wrong(db: &mut Read, object: ObjectId) -> Result<Vec<Wrong>> {
    q("SELECT m.person_id, p.name, m.text, m.made_at FROM knowledge_mark m
        LEFT JOIN people_person p ON p.id = m.person_id
        WHERE m.object_id = $1 AND m.kind = 'wrong' AND m.settled_at IS NULL
        ORDER BY m.made_at, m.person_id LIMIT 50")
    .bind(object)
    .all(db)
    .await
}

/// Looked after; gives whether it was open.
pub async fn settle_wrong(tx: &mut Tx, object: ObjectId, person: PersonId) -> Result<bool> {
    let now = tx.now();
    q("UPDATE knowledge_mark SET settled_at = $3 WHERE object_id = $1 AND person_id = $2
        AND kind = 'wrong' AND settled_at IS NULL")
    .bind(object)
    .bind(person)
    .bind(now)
    .run(tx)
    .await
    .map(|rows| rows > 0)
}
