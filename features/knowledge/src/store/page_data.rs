//! What a person takes along of pages, material and marks.

use cairn_ground::{Id, Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, q};

cairn_store::row! {
    /// A page in the take-out of who owns it.
    pub struct Own {
        pub id: ObjectId,
        pub title: String,
        pub audience: String,
        pub section: String,
        pub version: i64,
        pub body: String,
        pub created_at: Instant,
        pub changed_at: Instant,
    }
}

cairn_store::row! {
    /// A version of a page in the take-out of who wrote it.
    pub struct Written {
        pub page: ObjectId,
        pub number: i64,
        pub title: String,
        pub body: String,
        pub saved_at: Instant,
    }
}

cairn_store::row! {
    /// A change that a person suggested.
    pub struct Suggested {
        pub page: ObjectId,
        pub title: String,
        pub body: String,
        pub why: String,
        pub made_at: Instant,
        pub taken: Option<bool>,
        pub reason: String,
    }
}

cairn_store::row! {
    /// A link, file or film that a person recommended.
    pub struct Recommended {
        pub id: ObjectId,
        pub title: String,
        pub url: String,
        pub file: Option<Id>,
        pub why: String,
        pub changed_at: Instant,
    }
}

cairn_store::row! {
    /// A file that a person added.
    pub struct Added {
        pub id: Id,
        pub blob: String,
        pub name: String,
        pub kind: String,
        pub size: i64,
        pub shows: String,
        pub added_at: Instant,
    }
}

cairn_store::row! {
    /// What a person said of a page: that it helped, or is wrong.
    pub struct Marked {
        pub about: ObjectId,
        pub title: String,
        /// `helped` or `wrong`.
        pub kind: String,
        pub text: String,
        pub made_at: Instant,
    }
}

/// The pages a person owns.
pub async fn list_own(db: &mut Read, person: PersonId) -> Result<Vec<Own>> {
    q("SELECT o.id, o.title, o.audience, k.section, k.version, k.body, o.created_at, k.changed_at
        FROM knowledge_page k JOIN objects_object o ON o.id = k.object_id
        WHERE o.owner_id = $1 ORDER BY o.created_at, o.id")
    .bind(person)
    .all(db)
    .await
}

/// Every version a person wrote, of any page.
pub async fn list_written(db: &mut Read, person: PersonId) -> Result<Vec<Written>> {
    q("SELECT page_id, number, title, body, saved_at FROM knowledge_version
        WHERE author_id = $1 ORDER BY saved_at, page_id, number")
    .bind(person)
    .all(db)
    .await
}

/// Every change a person suggested.
pub async fn list_suggested(db: &mut Read, person: PersonId) -> Result<Vec<Suggested>> {
    q("SELECT page_id, title, body, why, made_at, taken, reason FROM knowledge_suggestion
        WHERE author_id = $1 ORDER BY made_at, id")
    .bind(person)
    .all(db)
    .await
}

/// The material a person recommends.
pub async fn list_recommended(db: &mut Read, person: PersonId) -> Result<Vec<Recommended>> {
    q("SELECT o.id, o.title, m.url, m.file_id, m.why, m.changed_at FROM knowledge_material m
        JOIN objects_object o ON o.id = m.object_id WHERE o.owner_id = $1
        ORDER BY o.created_at, o.id")
    .bind(person)
    .all(db)
    .await
}

/// The files a person added.
pub async fn list_added(db: &mut Read, person: PersonId) -> Result<Vec<Added>> {
    q("SELECT id, blob, name, kind, size, shows, added_at FROM knowledge_file
        WHERE added_by_id = $1 ORDER BY added_at, id")
    .bind(person)
    .all(db)
    .await
}

/// What helped a person, and what they said to be wrong.
pub async fn list_marked(db: &mut Read, person: PersonId) -> Result<Vec<Marked>> {
    q("SELECT m.object_id, o.title, m.kind, m.text, m.made_at FROM knowledge_mark m
        JOIN objects_object o ON o.id = m.object_id WHERE m.person_id = $1
        ORDER BY m.made_at, m.object_id, m.kind")
    .bind(person)
    .all(db)
    .await
}
