//! What the take-out carries of the kits' own tables.

use cairn_ground::{Audience, Instant, ObjectId, PersonId, Result};
use cairn_store::{Read, q};

cairn_store::row! {
    /// A noun the person owns or takes part in.
    #[derive(Debug, Clone)]
    pub struct Mine {
        pub id: ObjectId,
        pub kind: String,
        pub title: String,
        pub audience: Audience,
        pub href: String,
        pub created_at: Instant,
        pub changed_at: Instant,
        pub owned: bool,
    }
}

/// Everything a person owns, then what the person takes part in, the oldest first. Not cards of a
/// review: nobody's they are, and in somebody's archive they would look like theirs.
pub async fn list_mine(db: &mut Read, person: PersonId) -> Result<Vec<Mine>> {
    q("SELECT o.id, o.kind, o.title, o.audience, o.href, o.created_at, o.changed_at, 1
        FROM objects_object o WHERE o.owner_id = $1
        UNION ALL
        SELECT o.id, o.kind, o.title, o.audience, o.href, o.created_at, o.changed_at, 0
        FROM objects_participant t JOIN objects_object o ON o.id = t.object_id
        WHERE t.person_id = $1 AND (o.owner_id IS NULL OR o.owner_id <> $1)
        AND o.hidden_at IS NULL AND o.kind <> 'insight'
        ORDER BY 8 DESC, 6, 1")
    .bind(person)
    .all(db)
    .await
}

cairn_store::row! {
    /// One object of the person is because of another, or the other way round.
    #[derive(Debug, Clone)]
    pub struct Link {
        pub from: ObjectId,
        pub to: ObjectId,
        pub kind: String,
    }
}

/// The links between what the person owns and anything else.
pub async fn list_links(db: &mut Read, person: PersonId) -> Result<Vec<Link>> {
    q("SELECT l.from_id, l.to_id, l.kind FROM links_link l
        WHERE l.from_id IN (SELECT id FROM objects_object WHERE owner_id = $1)
        OR l.to_id IN (SELECT id FROM objects_object WHERE owner_id = $1)
        ORDER BY l.created_at, l.from_id, l.to_id, l.kind")
    .bind(person)
    .all(db)
    .await
}
