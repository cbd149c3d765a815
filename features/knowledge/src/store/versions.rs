//! The history of pages.

use cairn_ground::{Actor, Audience, Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};

use crate::rules::pages::Text;

cairn_store::row! {
    /// A line of the history.
    #[derive(Debug, Clone)]
    pub struct Version {
        pub number: i64,
        pub author: Option<PersonId>,
        pub author_name: Option<String>,
        pub how: String,
        pub saved_at: Instant,
    }
}

/// A version to keep.
#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    pub page: ObjectId,
    pub number: i64,
    pub text: &'a Text,
    pub author: Option<PersonId>,
    pub how: &'static str,
    /// Who may see the page now.
    pub audience: Audience,
}

pub async fn insert(tx: &mut Tx, new: &NewVersion<'_>) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO knowledge_version (page_id, number, title, body, author_id, how, saved_at,
        audience) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(new.page)
    .bind(new.number)
    .bind(&new.text.title)
    .bind(&new.text.body)
    .bind(new.author)
    .bind(new.how)
    .bind(now)
    .bind(new.audience)
    .run(tx)
    .await
    .map(drop)
}

/// The version that stands is read by more people from now on; earlier ones stay with those who
/// could read them.
pub async fn widen(tx: &mut Tx, page: ObjectId, number: i64, to: Audience) -> Result<()> {
    q("UPDATE knowledge_version SET audience = $3 WHERE page_id = $1 AND number = $2")
        .bind(page)
        .bind(number)
        .bind(to)
        .run(tx)
        .await
        .map(drop)
}

/// A version `v` of the page `o` that the reader could have read when it stood. What only its
/// author could see stays the author's, whoever looks after the page since.
/// `$1` and `$2` are the reader and the reader's teams.
macro_rules! readable {
    () => {
        "(v.audience = 'organisation' OR v.author_id = $1
         OR (v.audience = 'team' AND o.team_id {in $2})
         OR (v.audience <> 'me' AND (o.owner_id = $1 OR EXISTS (SELECT 1 FROM objects_participant op
             WHERE op.object_id = o.id AND op.person_id = $1))))"
    };
}

pub(super) use readable;

/// The newest first, before `before` if given.
pub async fn list(
    db: &mut Read,
    actor: &Actor,
    page: ObjectId,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Version>> {
    const LIST: &str = concat!(
        "SELECT v.number, v.author_id, p.name, v.how, v.saved_at FROM knowledge_version v
        JOIN objects_object o ON o.id = v.page_id
        LEFT JOIN people_person p ON p.id = v.author_id
        WHERE v.page_id = $3 AND v.number < $4 AND ",
        readable!(),
        " ORDER BY v.number DESC LIMIT $5"
    );
    q(LIST).viewer(actor).bind(page).bind(before.unwrap_or(i64::MAX)).bind(most).all(db).await
}

/// One line of the history.
///
/// # Errors
/// `NotFound` when there is none of that number, or none that the actor could have read.
pub async fn find(db: &mut Read, actor: &Actor, page: ObjectId, number: i64) -> Result<Version> {
    const FIND: &str = concat!(
        "SELECT v.number, v.author_id, p.name, v.how, v.saved_at FROM knowledge_version v
        JOIN objects_object o ON o.id = v.page_id
        LEFT JOIN people_person p ON p.id = v.author_id
        WHERE v.page_id = $3 AND v.number = $4 AND ",
        readable!()
    );
    q(FIND).viewer(actor).bind(page).bind(number).one(db).await
}

/// The text of a version.
///
/// # Errors
/// As [`find`].
pub async fn find_text(db: &mut Read, actor: &Actor, page: ObjectId, number: i64) -> Result<Text> {
    const FIND: &str = concat!(
        "SELECT v.title, v.body FROM knowledge_version v JOIN objects_object o ON o.id = v.page_id
        WHERE v.page_id = $3 AND v.number = $4 AND ",
        readable!()
    );
    let (title, body) = q(FIND).viewer(actor).bind(page).bind(number).one(db).await?;
    Ok(Text { title, body })
}
