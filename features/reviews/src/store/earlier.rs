//! Next steps that came of the team's earlier reviews. They belong to another feature; here they
//! are read through what all objects share: their row, their links and their last statement.

use cairn_ground::{Actor, ObjectId, Result};
use cairn_objects::visible;
use cairn_store::{Read, q};

use crate::rules::Review;

cairn_store::row! {
    /// A step, who sees to it, and what was last said of it.
    #[derive(Debug, Clone)]
    pub struct EarlierStep {
        pub id: ObjectId,
        pub title: String,
        pub href: String,
        pub owner_name: Option<String>,
        pub verb: Option<String>,
        pub word: Option<String>,
        pub review: ObjectId,
    }
}

impl EarlierStep {
    /// Neither done nor dropped.
    pub fn is_open(&self) -> bool {
        !matches!(self.verb.as_deref(), Some("completed" | "dropped"))
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

macro_rules! steps_of_origins {
    () => {
        concat!(
            "SELECT o.id, o.title, o.href, p.name, s.verb, s.word, g.review_id
            FROM origin g JOIN links_link l ON l.to_id = g.id AND l.kind = 'because_of'
            JOIN objects_object o ON o.id = l.from_id AND o.kind = 'step'
            LEFT JOIN people_person p ON p.id = o.owner_id
            LEFT JOIN record_statement s ON s.seq = (SELECT max(x.seq) FROM record_statement x
            WHERE x.object_id = o.id AND x.verb IN ('took', 'completed', 'paused', 'dropped'))
            WHERE ",
            visible!(),
            " ORDER BY o.created_at, o.id LIMIT 100"
        )
    };
}

const EARLIER: &str = concat!(
    "WITH earlier AS (SELECT r.id FROM reviews_review r
    WHERE r.team_id = $3 AND r.opened_at IS NOT NULL AND (r.held_on, r.id) < ($4, $5)
    ORDER BY r.held_on DESC, r.id DESC LIMIT 6),
    origin AS (SELECT e.id, e.id AS review_id FROM earlier e
    UNION ALL SELECT i.id, i.review_id FROM reviews_insight i JOIN earlier e
    ON e.id = i.review_id) ",
    steps_of_origins!()
);

/// The steps of the review before this one, and of those before it what is still open; open ones
/// first.
pub async fn list_earlier_steps(
    db: &mut Read,
    reader: &Actor,
    review: &Review,
) -> Result<Vec<EarlierStep>> {
    let query = q(EARLIER).viewer(reader).bind(review.team).bind(review.held_on).bind(review.id);
    let found: Vec<EarlierStep> = query.all(db).await?;
    // Ids are time-ordered, and reviews of one team rarely change their order.
    let last = found.iter().map(|step| step.review).max();
    let wanted = |step: &EarlierStep| step.is_open() || Some(step.review) == last;
    Ok(once(found.into_iter().filter(wanted).collect()))
}

const LED_TO: &str = concat!(
    "WITH origin AS (SELECT r.id, r.id AS review_id FROM reviews_review r WHERE r.id = $3
    UNION ALL SELECT i.id, i.review_id FROM reviews_insight i WHERE i.review_id = $3) ",
    steps_of_origins!()
);

/// The steps that came of a review, open ones first.
pub async fn list_steps_of(
    db: &mut Read,
    reader: &Actor,
    review: ObjectId,
) -> Result<Vec<EarlierStep>> {
    q(LED_TO).viewer(reader).bind(review).all(db).await.map(once)
}

/// A step that came of two cards stands there once.
fn once(found: Vec<EarlierStep>) -> Vec<EarlierStep> {
    let mut steps: Vec<EarlierStep> = Vec::new();
    for step in found {
        if !steps.iter().any(|known| known.id == step.id) {
            steps.push(step);
        }
    }
    steps.sort_by_key(|step| !step.is_open());
    steps
}
