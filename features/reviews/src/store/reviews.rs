//! `reviews_review` with what its object and its people say of it.

use cairn_ground::{Actor, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::Review;

const FIND: &str = concat!(
    "SELECT r.id, o.title, r.team_id, t.name, o.owner_id, p.name,
    CASE WHEN p.deactivated_at IS NULL AND EXISTS (SELECT 1 FROM objects_participant l
    WHERE l.object_id = r.id AND l.person_id = o.owner_id) THEN 0 ELSE 1 END,
    r.held_on, r.cards_until, r.opened_at, r.closed_at, r.called_off_at,
    (SELECT count(*) FROM objects_participant c JOIN people_person a ON a.id = c.person_id
    WHERE c.object_id = r.id AND a.deactivated_at IS NULL),
    (SELECT count(a.arrived_at) FROM objects_participant c
    JOIN people_person a ON a.id = c.person_id
    WHERE c.object_id = r.id AND a.deactivated_at IS NULL),
    CASE WHEN EXISTS (SELECT 1 FROM objects_participant m
    WHERE m.object_id = r.id AND m.person_id = $1) THEN 1 ELSE 0 END
    FROM reviews_review r JOIN objects_object o ON o.id = r.id
    JOIN people_team t ON t.id = r.team_id
    LEFT JOIN people_person p ON p.id = o.owner_id
    WHERE r.id = $3 AND ",
    visible!()
);

/// The review, as the reader may see it.
///
/// # Errors
/// `NotFound`.
pub async fn find_review(db: &mut Read, reader: &Actor, id: ObjectId) -> Result<Review> {
    q(FIND).viewer(reader).bind(id).one(db).await
}

cairn_store::row! {
    /// A review in a list.
    #[derive(Debug, Clone)]
    pub struct Row {
        pub about: String,
        pub href: String,
        /// Of who leads and takes part.
        pub leader_name: Option<String>,
        pub held_on: Date,
        pub cards_until: Date,
        pub opened_at: Option<Instant>,
        pub closed_at: Option<Instant>,
        /// The reader takes part.
        pub takes_part: bool,
    }
}

macro_rules! rows {
    ($where:literal) => {
        concat!(
            "SELECT o.title, o.href, p.name, r.held_on, r.cards_until, r.opened_at, r.closed_at,
            CASE WHEN EXISTS (SELECT 1 FROM objects_participant m
            WHERE m.object_id = r.id AND m.person_id = $1) THEN 1 ELSE 0 END
            FROM reviews_review r JOIN objects_object o ON o.id = r.id
            LEFT JOIN people_person p ON p.id = o.owner_id AND p.deactivated_at IS NULL
            AND EXISTS (SELECT 1 FROM objects_participant l
            WHERE l.object_id = r.id AND l.person_id = o.owner_id)
            WHERE r.called_off_at IS NULL AND ",
            $where,
            " AND ",
            visible!(),
            " ORDER BY r.held_on DESC, r.id DESC LIMIT $4"
        )
    };
}

/// A team's reviews that the reader may see, the latest first.
pub async fn list_reviews(
    db: &mut Read,
    reader: &Actor,
    team: TeamId,
    limit: i64,
) -> Result<Vec<Row>> {
    const LIST: &str = rows!("r.team_id = $3");
    q(LIST).viewer(reader).bind(team).bind(limit).all(db).await
}

/// Those of the reader's teams that are planned or written since `from`.
pub(crate) async fn list_under_way(
    db: &mut Read,
    reader: &Actor,
    from: Date,
    limit: i64,
) -> Result<Vec<Row>> {
    const LIST: &str = rows!(
        "r.team_id {in $2} AND r.held_on >= $3 AND r.opened_at IS NULL AND r.closed_at IS NULL"
    );
    q(LIST).viewer(reader).bind(from).bind(limit).all(db).await
}

/// The same of one team, beside `review`.
pub(crate) async fn list_under_way_beside(
    db: &mut Read,
    reader: &Actor,
    (team, review): (TeamId, ObjectId),
    from: Date,
    limit: i64,
) -> Result<Vec<Row>> {
    const LIST: &str = rows!(
        "r.team_id = $3 AND r.id <> $5 AND r.held_on >= $6 AND r.opened_at IS NULL
        AND r.closed_at IS NULL"
    );
    q(LIST).viewer(reader).bind(team).bind(limit).bind(review).bind(from).all(db).await
}

/// Who takes part, in order of name.
pub async fn list_people(db: &mut Read, review: ObjectId) -> Result<Vec<(PersonId, String)>> {
    q("SELECT p.id, p.name FROM objects_participant c JOIN people_person p ON p.id = c.person_id
        WHERE c.object_id = $1 AND p.deactivated_at IS NULL ORDER BY p.sort_name, p.id")
    .bind(review)
    .all(db)
    .await
}

/// Active people of these sort names: sort name, id.
pub(crate) async fn list_persons_named(
    db: &mut Read,
    sort_names: Vec<String>,
) -> Result<Vec<(String, PersonId)>> {
    q("SELECT sort_name, id FROM people_person
        WHERE sort_name {in-text $1} AND deactivated_at IS NULL ORDER BY sort_name, id")
    .bind(sort_names)
    .all(db)
    .await
}

/// Reviews whose day has come, of which no card was opened and that the record does not know as
/// started, with their team, who leads them if somebody does, and their day.
pub(crate) async fn list_begun(
    db: &mut Read,
    today: Date,
) -> Result<Vec<(ObjectId, TeamId, Option<PersonId>, Date)>> {
    q("SELECT r.id, r.team_id, p.id, r.held_on FROM reviews_review r
        JOIN objects_object o ON o.id = r.id
        LEFT JOIN people_person p ON p.id = o.owner_id AND p.deactivated_at IS NULL
        WHERE r.cards_until > $1 AND r.held_on <= $1 AND r.called_off_at IS NULL
        AND r.opened_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM record_statement s WHERE s.object_id = r.id
        AND s.verb = 'started-review') ORDER BY r.held_on, r.id")
    .bind(today)
    .all(db)
    .await
}

/// Whether the record knows that it started.
pub(crate) async fn has_begun(db: &mut Read, review: ObjectId) -> Result<bool> {
    let found: Option<i64> = q("SELECT 1 FROM record_statement s WHERE s.object_id = $1
        AND s.verb = 'started-review' LIMIT 1")
    .bind(review)
    .optional(db)
    .await?;
    Ok(found.is_some())
}

pub(crate) async fn insert_review(
    tx: &mut Tx,
    id: ObjectId,
    team: TeamId,
    held_on: Date,
    cards_until: Date,
) -> Result<()> {
    q("INSERT INTO reviews_review (id, team_id, held_on, cards_until) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(team)
        .bind(held_on)
        .bind(cards_until)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_day(
    tx: &mut Tx,
    id: ObjectId,
    held_on: Date,
    cards_until: Date,
) -> Result<()> {
    q("UPDATE reviews_review SET held_on = $2, cards_until = $3 WHERE id = $1")
        .bind(id)
        .bind(held_on)
        .bind(cards_until)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_opened(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let now = tx.now();
    q("UPDATE reviews_review SET opened_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_closed(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let now = tx.now();
    q("UPDATE reviews_review SET closed_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn update_called_off(tx: &mut Tx, id: ObjectId) -> Result<()> {
    let now = tx.now();
    q("UPDATE reviews_review SET called_off_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await
        .map(drop)
}

cairn_store::row! {
    /// A review in the take-out of a person who takes part.
    #[derive(Debug, Clone)]
    pub(crate) struct Part {
        pub id: ObjectId,
        pub about: String,
        pub team: String,
        pub held_on: Date,
        pub led: bool,
    }
}

/// Reviews a person leads or takes part in, the oldest first.
pub(crate) async fn list_parts_of(db: &mut Read, person: PersonId) -> Result<Vec<Part>> {
    q("SELECT r.id, o.title, t.name, r.held_on,
        CASE WHEN o.owner_id = $1 THEN 1 ELSE 0 END
        FROM reviews_review r JOIN objects_object o ON o.id = r.id
        JOIN people_team t ON t.id = r.team_id
        WHERE o.owner_id = $1 OR EXISTS (SELECT 1 FROM objects_participant c
        WHERE c.object_id = r.id AND c.person_id = $1) ORDER BY r.held_on, r.id")
    .bind(person)
    .all(db)
    .await
}
