//! What recurring tasks and projections look for.

use cairn_ground::{ObjectId, PersonId, Result, TeamId, dates};
use cairn_store::{Read, q};
use jiff::civil::Date;

use crate::rules::State;

/// Rows handled in one transaction of a sweep.
const BATCH: i64 = 100;

cairn_store::row! {
    /// An open step whose day passed a week ago, and where its owner lives.
    #[derive(Debug, Clone)]
    pub struct Missing {
        pub id: ObjectId,
        pub missed: i64,
        pub miss_on: Date,
        pub zone: String,
    }
}

/// Open steps that may have been missed once more by `latest`, the furthest date on Earth now.
pub async fn list_missing(db: &mut Read, latest: Date) -> Result<Vec<Missing>> {
    q("SELECT s.id, s.missed, s.miss_on, p.zone FROM commitments_step s
        JOIN objects_object o ON o.id = s.id JOIN people_person p ON p.id = o.owner_id
        WHERE s.state = 'open' AND s.miss_on <= $1 AND s.offered_on IS NULL
        ORDER BY s.miss_on, s.id LIMIT $2")
    .bind(latest)
    .bind(BATCH)
    .all(db)
    .await
}

cairn_store::row! {
    /// A step that its team sees and nobody sees to or looks back on.
    #[derive(Debug, Clone)]
    pub struct LeftBehind {
        pub id: ObjectId,
        pub team: TeamId,
        pub owner: Option<PersonId>,
        pub state: State,
    }
}

/// Days after which nobody else need look back on what a leaver did.
const FRESH: i32 = 14;

/// Steps shared with a team, open or to be looked back on, whose owner has left the organisation
/// or, for the team's own, the team, which they were in when it became theirs. What a leaver kept
/// private is not looked at.
pub async fn list_left_behind(db: &mut Read, today: Date) -> Result<Vec<LeftBehind>> {
    q("SELECT s.id, o.team_id, o.owner_id, s.state FROM commitments_step s
        JOIN objects_object o ON o.id = s.id LEFT JOIN people_person p ON p.id = o.owner_id
        WHERE (s.state {in-text $3} OR (s.state {in-text $5} AND s.look_on >= $6
            AND (s.seen IS NULL OR s.seen = 'too-early')))
        AND s.offered_on IS NULL AND o.team_id IS NOT NULL AND o.audience {in-text $4}
        AND (p.id IS NULL OR p.deactivated_at IS NOT NULL OR (s.scope = 'ours'
        AND NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.team_id = o.team_id
            AND m.person_id = p.id AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on > $1))
        AND NOT EXISTS (SELECT 1 FROM people_manager g WHERE g.team_id = o.team_id
            AND g.person_id = p.id AND g.from_on <= $1 AND (g.to_on IS NULL OR g.to_on > $1))))
        ORDER BY s.id LIMIT $2")
    .bind(today)
    .bind(BATCH)
    .bind(vec!["open".to_owned(), "paused".to_owned()])
    .bind(vec!["team".to_owned(), "organisation".to_owned()])
    .bind(vec!["done".to_owned(), "partly".to_owned()])
    .bind(dates::plus_days(today, -FRESH))
    .all(db)
    .await
}

/// Done steps of a team that are to be looked back on at its next review, later than `on`.
pub async fn list_for_review(db: &mut Read, team: TeamId, on: Date) -> Result<Vec<ObjectId>> {
    q("SELECT s.id FROM commitments_step s JOIN objects_object o ON o.id = s.id
        WHERE o.team_id = $1 AND o.kind = 'step' AND s.look = 'next-review' AND s.look_on > $2
        AND s.answered_on <= $2 AND (s.seen IS NULL OR s.seen = 'too-early') ORDER BY s.id")
    .bind(team)
    .bind(on)
    .all(db)
    .await
}
