//! Lists of pages, each only of what the reader may see.

use cairn_ground::{Actor, Instant, ObjectId, PersonId, Result};
use cairn_objects::visible;
use cairn_store::{Read, q};
use jiff::civil::Date;

use crate::rules::pages::is_curator;

cairn_store::row! {
    /// A page in a list.
    #[derive(Debug, Clone)]
    pub struct Line {
        pub id: ObjectId,
        pub title: String,
        pub by: Option<String>,
        pub section: String,
        pub version: i64,
        pub approved_version: Option<i64>,
        pub approved_from: Option<Date>,
        pub approved_until: Option<Date>,
        pub changed_at: Instant,
    }
}

macro_rules! lines {
    () => {
        concat!(
            "SELECT o.id, o.title, p.name, k.section, k.version, k.approved_version,
             k.approved_from, k.approved_until, k.changed_at
             FROM knowledge_page k JOIN objects_object o ON o.id = k.object_id
             LEFT JOIN people_person p ON p.id = o.owner_id
             WHERE k.deleted_at IS NULL AND ",
            cairn_objects::visible!()
        )
    };
    ($where:expr) => {
        concat!(lines!(), " AND ", $where)
    };
}

/// Every section that holds something for the reader, and how many pages.
pub async fn list_sections(db: &mut Read, reader: &Actor) -> Result<Vec<(String, i64)>> {
    const LIST: &str = concat!(
        "SELECT k.section, count(*) FROM knowledge_page k
         JOIN objects_object o ON o.id = k.object_id
         WHERE k.deleted_at IS NULL AND k.section <> '' AND ",
        visible!(),
        " GROUP BY k.section ORDER BY k.section LIMIT 2000"
    );
    q(LIST).viewer(reader).all(db).await
}

/// What changed last.
pub async fn list_newest(db: &mut Read, reader: &Actor, skip: i64, most: i64) -> Result<Vec<Line>> {
    const LIST: &str =
        concat!(lines!(), " ORDER BY k.changed_at DESC, o.id DESC LIMIT $3 OFFSET $4");
    q(LIST).viewer(reader).bind(most).bind(skip).all(db).await
}

/// How we do it, today: what was approved last first.
pub async fn list_approved(
    db: &mut Read,
    reader: &Actor,
    today: Date,
    skip: i64,
    most: i64,
) -> Result<Vec<Line>> {
    const LIST: &str = concat!(
        lines!(
            "k.approved_version = k.version AND k.approved_from <= $5 AND k.approved_until >= $5"
        ),
        " ORDER BY k.approved_at DESC, o.id DESC LIMIT $3 OFFSET $4"
    );
    q(LIST).viewer(reader).bind(most).bind(skip).bind(today).all(db).await
}

/// The pages right in a section, its opening page first.
pub async fn list_in(
    db: &mut Read,
    reader: &Actor,
    section: &str,
    skip: i64,
    most: i64,
) -> Result<Vec<Line>> {
    const LIST: &str = concat!(
        lines!("k.section = $5"),
        " ORDER BY k.is_index DESC, o.title, o.id LIMIT $3 OFFSET $4"
    );
    q(LIST).viewer(reader).bind(most).bind(skip).bind(section).all(db).await
}

/// What a person shared and the reader may see.
pub async fn list_by(
    db: &mut Read,
    reader: &Actor,
    person: PersonId,
    most: i64,
) -> Result<Vec<Line>> {
    const LIST: &str =
        concat!(lines!("o.owner_id = $4"), " ORDER BY k.changed_at DESC, o.id DESC LIMIT $3");
    q(LIST).viewer(reader).bind(most).bind(person).all(db).await
}

/// The reader's own pages that are to be looked at again.
pub async fn list_due(db: &mut Read, reader: &Actor, today: Date, most: i64) -> Result<Vec<Line>> {
    const LIST: &str = concat!(
        lines!("o.owner_id = $1 AND k.review_on <= $4"),
        " ORDER BY k.review_on, o.id LIMIT $3"
    );
    q(LIST).viewer(reader).bind(most).bind(today).all(db).await
}

cairn_store::row! {
    /// A deleted page, which a curator can bring back.
    #[derive(Debug, Clone)]
    pub struct Deleted {
        pub id: ObjectId,
        pub title: String,
        pub by: Option<String>,
        pub deleted_at: Instant,
        /// Whether the reader looked after it.
        pub mine: bool,
        /// … and deleted it.
        pub by_me: bool,
    }
}

/// Deleted pages that the reader looked after, and to a curator all that the curator could see
/// before; the newest first.
pub async fn list_deleted(db: &mut Read, reader: &Actor, most: i64) -> Result<Vec<Deleted>> {
    q("SELECT o.id, o.title, p.name, k.deleted_at,
        CASE WHEN k.deleted_owner_id = $1 THEN 1 ELSE 0 END,
        CASE WHEN k.deleted_owner_id = $1 AND k.deleted_by_id = $1 THEN 1 ELSE 0 END
        FROM knowledge_page k JOIN objects_object o ON o.id = k.object_id
        LEFT JOIN people_person p ON p.id = k.deleted_by_id
        WHERE k.deleted_at IS NOT NULL AND (k.deleted_owner_id = $1
        OR ($4 = 1 AND (o.audience = 'organisation'
        OR (o.audience = 'team' AND o.team_id {in $2}))))
        ORDER BY k.deleted_at DESC, o.id LIMIT $3")
    .viewer(reader)
    .bind(most)
    .bind(i64::from(is_curator(reader)))
    .all(db)
    .await
}

/// Whether the actor can bring a deleted page back: whoever deleted the own page, and a curator one
/// of [`list_deleted`].
///
/// # Errors
/// `NotFound` to whoever could not see it.
pub async fn may_bring_back(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<bool> {
    q("SELECT CASE WHEN $4 = 1 OR (k.deleted_owner_id = $1 AND k.deleted_by_id = $1)
        THEN 1 ELSE 0 END FROM knowledge_page k JOIN objects_object o ON o.id = k.object_id
        WHERE o.id = $3 AND k.deleted_at IS NOT NULL AND (o.audience = 'organisation'
        OR (o.audience = 'team' AND o.team_id {in $2}) OR k.deleted_owner_id = $1)")
    .viewer(actor)
    .bind(id)
    .bind(i64::from(is_curator(actor)))
    .one(db)
    .await
}

cairn_store::row! {
    /// A page that was made of an answer.
    #[derive(Debug, Clone)]
    pub struct Became {
        pub answer: ObjectId,
        pub id: ObjectId,
        pub title: String,
    }
}

/// What became of the answers to a question, the oldest first.
pub async fn list_made_of(
    db: &mut Read,
    reader: &Actor,
    question: ObjectId,
) -> Result<Vec<Became>> {
    const LIST: &str = concat!(
        "SELECT k.answer_id, o.id, o.title FROM knowledge_answer a
         JOIN knowledge_page k ON k.answer_id = a.object_id AND k.deleted_at IS NULL
         JOIN objects_object o ON o.id = k.object_id WHERE a.question_id = $3 AND ",
        visible!(),
        " ORDER BY o.created_at, o.id LIMIT 200"
    );
    q(LIST).viewer(reader).bind(question).all(db).await
}
