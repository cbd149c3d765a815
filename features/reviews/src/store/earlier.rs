//! What came of a review, and the next steps of the team's earlier ones. They belong to other
//! features; here they are read through what all objects share: row, links and last statement.

use cairn_ground::{Actor, ObjectId, Result};
use cairn_objects::visible;
use cairn_store::{Read, q};

use crate::rules::Review;

cairn_store::row! {
    /// What came of a review: whose it is and, of a step, what was last said of it.
    #[derive(Debug, Clone)]
    pub struct Child {
        pub id: ObjectId,
        pub kind: String,
        pub title: String,
        pub href: String,
        pub owner_name: Option<String>,
        pub verb: Option<String>,
        pub word: Option<String>,
        pub review: ObjectId,
        /// The review itself or the insight it came of.
        pub origin: ObjectId,
    }
}

impl Child {
    pub fn is_step(&self) -> bool {
        self.kind == "step"
    }

    /// A step neither done nor dropped.
    pub fn is_open(&self) -> bool {
        self.is_step() && !matches!(self.verb.as_deref(), Some("completed" | "dropped"))
    }

    /// Message key of how it stands.
    pub fn state_key(&self) -> &'static str {
        match (self.verb.as_deref(), self.word.as_deref()) {
            (Some("completed"), Some("partly")) => "reviews-step-partly",
            (Some("completed"), Some("did-not-happen")) => "reviews-step-did-not-happen",
            (Some("completed"), Some("changed")) => "reviews-step-changed",
            (Some("completed"), _) => "reviews-step-done",
            (Some("dropped"), _) => "reviews-step-dropped",
            (Some("paused"), _) => "reviews-step-paused",
            _ => "reviews-step-open",
        }
    }

    pub fn is_done(&self) -> bool {
        self.state_key() == "reviews-step-done"
    }
}

macro_rules! children_of_origins {
    ($kinds:literal) => {
        concat!(
            "SELECT o.id, o.kind, o.title, o.href, p.name, s.verb, s.word, g.review_id, g.id
            FROM origin g JOIN links_link l ON l.to_id = g.id AND l.kind = 'because_of'
            JOIN objects_object o ON o.id = l.from_id AND o.kind IN (",
            $kinds,
            ")
            LEFT JOIN people_person p ON p.id = o.owner_id
            LEFT JOIN record_statement s ON s.seq = (SELECT max(x.seq) FROM record_statement x
            WHERE x.object_id = o.id AND x.verb IN ('took', 'completed', 'paused', 'dropped'))
            WHERE ",
            visible!(),
            " ORDER BY o.created_at, o.id LIMIT 100"
        )
    };
}

/// Reviews, their insights, and what came of these as far as a step may hang on it: an obstacle
/// that a card became, a question about that obstacle, a page that answers it.
const EARLIER: &str = concat!(
    "WITH RECURSIVE earlier AS (SELECT r.id FROM reviews_review r
    WHERE r.team_id = $3 AND r.opened_at IS NOT NULL AND (r.held_on, r.id) < ($4, $5)
    ORDER BY r.held_on DESC, r.id DESC LIMIT 6),
    root AS (SELECT e.id, e.id AS review_id FROM earlier e
    UNION ALL SELECT i.id, i.review_id FROM reviews_insight i JOIN earlier e
    ON e.id = i.review_id),
    origin (id, review_id, links) AS (SELECT t.id, t.review_id, 0 FROM root t
    UNION SELECT o.id, b.review_id, b.links + 1
    FROM origin b JOIN links_link l ON l.to_id = b.id AND l.kind = 'because_of'
    JOIN objects_object o ON o.id = l.from_id
    AND o.kind IN ('obstacle', 'idea', 'question', 'page') WHERE b.links < 3 AND ",
    visible!(),
    ") ",
    children_of_origins!("'step'")
);

/// The steps of the review before this one, and of those before it what is still open; open ones
/// first.
pub async fn list_earlier_steps(
    db: &mut Read,
    reader: &Actor,
    review: &Review,
) -> Result<Vec<Child>> {
    let query = q(EARLIER).viewer(reader).bind(review.team).bind(review.held_on).bind(review.id);
    let found: Vec<Child> = query.all(db).await?;
    // Ids are time-ordered, and reviews of one team rarely change their order.
    let last = found.iter().map(|step| step.review).max();
    let wanted = |step: &Child| step.is_open() || Some(step.review) == last;
    Ok(once(found.into_iter().filter(wanted).collect()))
}

const LED_TO: &str = concat!(
    "WITH origin AS (SELECT r.id, r.id AS review_id FROM reviews_review r WHERE r.id = $3
    UNION ALL SELECT i.id, i.review_id FROM reviews_insight i WHERE i.review_id = $3) ",
    children_of_origins!("'step', 'question', 'page', 'material', 'obstacle', 'idea', 'thanks'")
);

/// What came of a review and its cards, what came of two cards stands there twice.
pub async fn list_children(db: &mut Read, reader: &Actor, review: ObjectId) -> Result<Vec<Child>> {
    q(LED_TO).viewer(reader).bind(review).all(db).await
}

/// Each of them once, open steps first, then what else came out.
pub fn once(found: Vec<Child>) -> Vec<Child> {
    let mut children: Vec<Child> = Vec::new();
    for child in found {
        if !children.iter().any(|known| known.id == child.id) {
            children.push(child);
        }
    }
    children.sort_by_key(|child| (!child.is_open(), !child.is_step()));
    children
}
