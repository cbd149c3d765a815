//! Pages: the row, and who is named on it.

use cairn_ground::{Actor, Error, Instant, ObjectId, PersonId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::pages::{AnswerWords, EditedBy, Standing, standing};

cairn_store::row! {
    /// What a page is beside its object.
    #[derive(Debug, Clone)]
    pub struct Page {
        pub body: String,
        pub version: i64,
        pub section: String,
        pub is_index: bool,
        pub edited_by: String,
        pub edited_by_why: String,
        pub review_on: Date,
        pub approved_version: Option<i64>,
        pub approved_by: Option<PersonId>,
        pub approved_from: Option<Date>,
        pub approved_until: Option<Date>,
        pub answer: Option<ObjectId>,
        pub answered_by: Option<PersonId>,
        pub asked_by: Option<PersonId>,
        pub answer_words: String,
        pub changed_at: Instant,
        pub deleted_at: Option<Instant>,
        /// It came with a handbook, whose lines an editor may have wrapped.
        pub imported: bool,
    }
}

impl Page {
    pub fn standing(&self, today: Date) -> Standing {
        let (from, until) = (self.approved_from, self.approved_until);
        standing(self.version, self.approved_version, from, until, today)
    }

    /// Whether it is, was or will be how we do it: others than those who answer for it suggest.
    pub fn is_approved(&self) -> bool {
        self.approved_version == Some(self.version)
    }

    /// From when until when it will be how we do it, where that day is still to come.
    pub fn planned(&self, today: Date) -> Option<(Date, Date)> {
        let announced = self.standing(today) == Standing::Announced;
        self.approved_from.zip(self.approved_until).filter(|_| announced)
    }

    pub fn answer_words(&self) -> AnswerWords {
        AnswerWords::parse(&self.answer_words)
    }

    pub fn edited_by(&self) -> EditedBy {
        EditedBy::parse(&self.edited_by).unwrap_or(EditedBy::Owner)
    }
}

const FIND: &str = "SELECT body, version, section, is_index, edited_by, edited_by_why, review_on,
    approved_version, approved_by_id, approved_from, approved_until, answer_id, answered_by_id,
    asked_by_id, answer_words, changed_at, deleted_at,
    CASE WHEN EXISTS (SELECT 1 FROM knowledge_import i
    WHERE i.page_id = knowledge_page.object_id) THEN 1 ELSE 0 END
    FROM knowledge_page WHERE object_id = $1";

/// The page, unless it was deleted.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn find(db: &mut Read, id: ObjectId) -> Result<Page> {
    let page: Page = q(FIND).bind(id).one(db).await?;
    if page.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(page) }
}

/// A new page.
#[derive(Debug, Clone)]
pub struct NewPage<'a> {
    pub id: ObjectId,
    pub body: &'a str,
    pub section: &'a str,
    pub is_index: bool,
    pub review_on: Date,
    /// Whose answer to whose question it was made from.
    pub origin: Option<Origin>,
    pub answer_words: AnswerWords,
}

cairn_store::row! {
    /// An answer, with who gave it and who had asked.
    #[derive(Debug, Clone, Copy)]
    pub struct Origin {
        pub answer: ObjectId,
        pub answered_by: Option<PersonId>,
        pub asked_by: Option<PersonId>,
    }
}

pub async fn insert(tx: &mut Tx, new: &NewPage<'_>) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO knowledge_page (object_id, body, version, section, is_index, edited_by,
        edited_by_why, review_on, answer_id, answered_by_id, asked_by_id, answer_words,
        changed_at) VALUES ($1, $2, 1, $3, $4, 'everyone', '', $5, $6, $7, $8, $9, $10)")
    .bind(new.id)
    .bind(new.body)
    .bind(new.section)
    .bind(new.is_index)
    .bind(new.review_on)
    .bind(new.origin.map(|it| it.answer))
    .bind(new.origin.and_then(|it| it.answered_by))
    .bind(new.origin.and_then(|it| it.asked_by))
    .bind(new.answer_words.as_str())
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

cairn_store::row! {
    /// The words a page is made of.
    #[derive(Debug, Clone)]
    pub struct Words {
        pub answer: ObjectId,
        pub answered_by: Option<PersonId>,
        pub asked_by: Option<PersonId>,
        pub body: String,
        pub photo: Option<String>,
        /// What was asked, in a line; whether in words.
        pub asked: String,
        pub in_words: bool,
    }
}

impl Words {
    pub fn origin(&self) -> Origin {
        let (answered_by, asked_by) = (self.answered_by, self.asked_by);
        Origin { answer: self.answer, answered_by, asked_by }
    }
}

/// The answer's words, who gave it, who had asked and what.
pub async fn find_origin(db: &mut Read, answer: ObjectId) -> Result<Option<Words>> {
    q("SELECT a.object_id, oa.owner_id, oq.owner_id, a.body, a.photo, oq.title,
        CASE WHEN k.body = '' THEN 0 ELSE 1 END FROM knowledge_answer a
        JOIN knowledge_question k ON k.object_id = a.question_id
        JOIN objects_object oa ON oa.id = a.object_id
        JOIN objects_object oq ON oq.id = a.question_id WHERE a.object_id = $1")
    .bind(answer)
    .optional(db)
    .await
}

/// Titles of those of `ids` that the reader may see.
pub async fn list_titles(
    db: &mut Read,
    reader: &Actor,
    ids: &[ObjectId],
) -> Result<Vec<(ObjectId, String)>> {
    const TITLES: &str =
        concat!("SELECT o.id, o.title FROM objects_object o WHERE o.id {in $3} AND ", visible!());
    q(TITLES).viewer(reader).bind(ids).all(db).await
}

/// The next version stands there. What was approved no longer does unless `approved` follows.
pub async fn update_text(tx: &mut Tx, id: ObjectId, body: &str, version: i64) -> Result<()> {
    let now = tx.now();
    q("UPDATE knowledge_page SET body = $2, version = $3, changed_at = $4 WHERE object_id = $1")
        .bind(id)
        .bind(body)
        .bind(version)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

/// Whose words it has by now.
pub async fn update_answer_words(tx: &mut Tx, id: ObjectId, words: AnswerWords) -> Result<()> {
    q("UPDATE knowledge_page SET answer_words = $2 WHERE object_id = $1")
        .bind(id)
        .bind(words.as_str())
        .run(tx)
        .await
        .map(drop)
}

pub async fn update_section(tx: &mut Tx, id: ObjectId, section: &str, index: bool) -> Result<()> {
    q("UPDATE knowledge_page SET section = $2, is_index = $3 WHERE object_id = $1")
        .bind(id)
        .bind(section)
        .bind(index)
        .run(tx)
        .await
        .map(drop)
}

/// What is approved, by whom, from when until when.
#[derive(Debug, Clone, Copy)]
pub struct Approval {
    pub version: i64,
    pub by: Option<PersonId>,
    pub from: Date,
    pub until: Date,
}

pub async fn update_approval(tx: &mut Tx, id: ObjectId, approval: Option<Approval>) -> Result<()> {
    let now = approval.map(|_| tx.now());
    q("UPDATE knowledge_page SET approved_version = $2, approved_by_id = $3, approved_at = $4,
        approved_from = $5, approved_until = $6 WHERE object_id = $1")
    .bind(id)
    .bind(approval.map(|it| it.version))
    .bind(approval.and_then(|it| it.by))
    .bind(now)
    .bind(approval.map(|it| it.from))
    .bind(approval.map(|it| it.until))
    .run(tx)
    .await
    .map(drop)
}

pub async fn update_review(tx: &mut Tx, id: ObjectId, on: Date) -> Result<()> {
    q("UPDATE knowledge_page SET review_on = $2 WHERE object_id = $1")
        .bind(id)
        .bind(on)
        .run(tx)
        .await
        .map(drop)
}

pub async fn update_edited_by(tx: &mut Tx, id: ObjectId, by: EditedBy, why: &str) -> Result<()> {
    q("UPDATE knowledge_page SET edited_by = $2, edited_by_why = $3 WHERE object_id = $1")
        .bind(id)
        .bind(by.as_str())
        .bind(why)
        .run(tx)
        .await
        .map(drop)
}

/// Out of everybody's sight, to be brought back or forgotten.
pub async fn update_deleted(
    tx: &mut Tx,
    id: ObjectId,
    by: Option<PersonId>,
    owner: Option<PersonId>,
    was_hidden: bool,
) -> Result<()> {
    let now = tx.now();
    q("UPDATE knowledge_page SET deleted_at = $2, deleted_by_id = $3, deleted_owner_id = $4,
        was_hidden = $5 WHERE object_id = $1")
    .bind(id)
    .bind(now)
    .bind(by)
    .bind(owner)
    .bind(i64::from(was_hidden))
    .run(tx)
    .await
    .map(drop)
}

/// Brought back; gives who owned it, and whether it was out of sight before.
pub async fn update_undeleted(tx: &mut Tx, id: ObjectId) -> Result<(Option<PersonId>, bool)> {
    let before: Option<(Option<PersonId>, bool)> =
        q("SELECT deleted_owner_id, was_hidden FROM knowledge_page WHERE object_id = $1
            AND deleted_at IS NOT NULL")
        .bind(id)
        .optional(tx)
        .await?;
    q("UPDATE knowledge_page SET deleted_at = NULL, deleted_by_id = NULL, deleted_owner_id = NULL
        WHERE object_id = $1")
    .bind(id)
    .run(tx)
    .await?;
    before.ok_or(Error::NotFound)
}

/// Deleted before `before`: nobody brings them back any more.
pub async fn list_forgotten(db: &mut Read, before: Instant, most: i64) -> Result<Vec<ObjectId>> {
    q("SELECT object_id FROM knowledge_page WHERE deleted_at < $1 ORDER BY deleted_at LIMIT $2")
        .bind(before)
        .bind(most)
        .all(db)
        .await
}

/// Approved pages whose time began or ran out between two days: search ranks them anew.
pub async fn list_turning(db: &mut Read, after: Date, until: Date) -> Result<Vec<ObjectId>> {
    q("SELECT object_id FROM knowledge_page WHERE deleted_at IS NULL
        AND ((approved_until >= $1 AND approved_until < $2)
        OR (approved_from > $1 AND approved_from <= $2)) ORDER BY object_id LIMIT 2000")
    .bind(after)
    .bind(until)
    .all(db)
    .await
}

cairn_store::row! {
    /// Names on a page; nothing for somebody who was erased, or where nobody is meant.
    #[derive(Debug, Clone, Default)]
    pub struct Names {
        pub owner: Option<String>,
        pub approver: Option<String>,
        pub answerer: Option<String>,
        pub asker: Option<String>,
        pub last: Option<String>,
        /// Who made the page, whoever looks after it now.
        pub maker: Option<String>,
        pub made_by: Option<PersonId>,
        /// The question, if the reader sees it: who asked one colleague is nobody else's business.
        pub question: Option<ObjectId>,
    }
}

pub async fn find_names(db: &mut Read, reader: &Actor, id: ObjectId) -> Result<Names> {
    const FIND: &str = concat!(
        "SELECT po.name, pb.name, pa.name, pq.name, pl.name, pm.name, m.author_id,
         (SELECT o.id FROM knowledge_answer a JOIN objects_object o ON o.id = a.question_id
          WHERE a.object_id = k.answer_id AND ",
        visible!(),
        ") FROM knowledge_page k
        JOIN objects_object o ON o.id = k.object_id
        LEFT JOIN knowledge_version v ON v.page_id = k.object_id AND v.number = k.version
        LEFT JOIN knowledge_version m ON m.page_id = k.object_id AND m.number = 1
        LEFT JOIN people_person po ON po.id = o.owner_id
        LEFT JOIN people_person pb ON pb.id = k.approved_by_id
        LEFT JOIN people_person pa ON pa.id = k.answered_by_id
        LEFT JOIN people_person pq ON pq.id = k.asked_by_id
        LEFT JOIN people_person pl ON pl.id = v.author_id
        LEFT JOIN people_person pm ON pm.id = m.author_id WHERE k.object_id = $3"
    );
    q(FIND).viewer(reader).bind(id).one(db).await
}
