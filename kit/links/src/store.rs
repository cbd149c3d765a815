//! All SQL of the kit.

use cairn_ground::{Actor, Instant, ObjectId, Result};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};

use crate::Kind;

cairn_store::row! {
    /// The other end of a link.
    #[derive(Debug, Clone)]
    pub struct Linked {
        pub id: ObjectId,
        /// The noun: `question`, `step` …
        pub kind: String,
        pub title: String,
        pub href: String,
        /// True: the object is because of this one. False: this one is because of the object.
        pub forward: bool,
        pub linked_at: Instant,
        /// Whether the chain goes on behind it, in what the reader may see.
        pub goes_on: bool,
    }
}

/// More links than anybody reads in a panel.
const MOST: i64 = 60;

const LIST: &str = concat!(
    "SELECT o.id, o.kind, o.title, o.href, 1, l.created_at, CASE WHEN EXISTS (
        SELECT 1 FROM links_link n JOIN objects_object o ON o.id = n.to_id
        WHERE n.from_id = l.to_id AND NOT (o.id {in $4}) AND ",
    visible!(),
    ") THEN 1 ELSE 0 END
     FROM links_link l JOIN objects_object o ON o.id = l.to_id
     WHERE l.from_id = $3 AND NOT (o.id {in $4}) AND ",
    visible!(),
    " UNION ALL
     SELECT o.id, o.kind, o.title, o.href, 0, l.created_at, CASE WHEN EXISTS (
        SELECT 1 FROM links_link n JOIN objects_object o ON o.id = n.from_id
        WHERE n.to_id = l.from_id AND NOT (o.id {in $4}) AND ",
    visible!(),
    ") THEN 1 ELSE 0 END
     FROM links_link l JOIN objects_object o ON o.id = l.from_id
     WHERE l.to_id = $3 AND NOT (o.id {in $4}) AND ",
    visible!(),
    " ORDER BY 6, 1 LIMIT $5"
);

/// What hangs on an object, without what one came `past`.
pub(crate) async fn list(
    db: &mut Read,
    actor: &Actor,
    object: ObjectId,
    past: &[ObjectId],
) -> Result<Vec<Linked>> {
    q(LIST).viewer(actor).bind(object).bind(past).bind(MOST).all(db).await
}

pub(crate) async fn insert(tx: &mut Tx, from: ObjectId, to: ObjectId, kind: Kind) -> Result<()> {
    q("INSERT INTO links_link (from_id, to_id, kind, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (from_id, to_id, kind) DO NOTHING")
    .bind(from)
    .bind(to)
    .bind(kind.as_str())
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

/// What an object is because of, whoever asks.
pub(crate) async fn list_origins(db: &mut Read, object: ObjectId) -> Result<Vec<ObjectId>> {
    q("SELECT to_id FROM links_link WHERE from_id = $1 AND kind = 'because_of'")
        .bind(object)
        .all(db)
        .await
}

/// Every link of an object whoever asks: for take-out and projections.
pub async fn list_all_of(
    db: &mut Read,
    object: ObjectId,
) -> Result<Vec<(ObjectId, ObjectId, String)>> {
    q("SELECT from_id, to_id, kind FROM links_link WHERE from_id = $1 OR to_id = $1
        ORDER BY created_at, from_id, to_id")
    .bind(object)
    .all(db)
    .await
}
