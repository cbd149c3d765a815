//! All SQL of the feature.

use cairn_ground::{Actor, Instant, ObjectId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};

cairn_store::row! {
    /// A note as lists show it.
    #[derive(Debug, Clone)]
    pub struct Entry {
        pub id: ObjectId,
        pub text: String,
        pub noted_at: Instant,
    }
}

const FIND: &str = concat!(
    "SELECT n.id, o.title, n.noted_at FROM __name___note n
     JOIN objects_object o ON o.id = n.id WHERE n.id = $3 AND ",
    visible!()
);
const LIST: &str = concat!(
    "SELECT n.id, o.title, n.noted_at FROM __name___note n
     JOIN objects_object o ON o.id = n.id WHERE ",
    visible!(),
    " ORDER BY n.noted_at DESC, n.id DESC LIMIT $3"
);

/// The note, if the actor may see it.
pub async fn find_note(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Option<Entry>> {
    q(FIND).viewer(actor).bind(id).optional(db).await
}

/// The newest notes that the actor may see.
pub async fn list_notes(db: &mut Read, actor: &Actor, limit: i64) -> Result<Vec<Entry>> {
    q(LIST).viewer(actor).bind(limit).all(db).await
}

pub(crate) async fn insert_note(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let now = tx.now();
    q("INSERT INTO __name___note (id, noted_at) VALUES ($1, $2)")
        .bind(id)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}
