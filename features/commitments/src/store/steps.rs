//! Reading `commitments_step`.

use cairn_feature::Told;
use cairn_ground::{Actor, Audience, ObjectId, PersonId, Result, TeamId};
use cairn_objects::visible;
use cairn_store::{Read, q};
use futures_util::future::BoxFuture;
use jiff::civil::Date;

use crate::rules::{self, Hold, Scope, Seen, Standing, State};

cairn_store::row! {
    /// A next step with what is shown of it.
    #[derive(Debug, Clone)]
    pub struct Step {
        pub id: ObjectId,
        pub text: String,
        pub owner: Option<PersonId>,
        /// `None` once the owner is erased.
        pub owner_name: Option<String>,
        pub team: Option<TeamId>,
        pub audience: Audience,
        pub scope: Scope,
        pub state: State,
        pub due_on: Date,
        pub notice: Option<String>,
        pub because_of: Option<ObjectId>,
        pub given_by: Option<PersonId>,
        pub missed: i64,
        pub answered_on: Option<Date>,
        pub told: bool,
        pub in_the_way: Option<String>,
        pub learned: Option<String>,
        pub look: String,
        pub look_on: Option<Date>,
        pub seen: Option<String>,
        pub seen_text: Option<String>,
        pub offered_on: Option<Date>,
    }
}

impl Step {
    /// The answer of the look-back, if any.
    pub fn seen(&self) -> Option<Seen> {
        self.seen.as_deref().and_then(Seen::parse)
    }

    fn hold(&self) -> Hold {
        match (self.offered_on, self.given_by) {
            (Some(_), _) => Hold::Offered,
            (None, Some(_)) => Hold::Given,
            (None, None) => Hold::Held,
        }
    }

    pub fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            missed: self.missed,
            told: self.told,
            hold: self.hold(),
            look_on: self.look_on,
            closed: self.seen().is_some_and(|seen| seen != Seen::TooEarly),
        }
    }
}

/// Columns of [`Step`]; `o` is the step's object.
macro_rules! select {
    () => {
        "SELECT s.id, o.title, o.owner_id, p.name, o.team_id, o.audience, s.scope, s.state,
            s.due_on, s.notice, s.because_of, s.given_by, s.missed, s.answered_on, s.told,
            s.in_the_way, s.learned, s.look, s.look_on, s.seen, s.seen_text, s.offered_on
            FROM commitments_step s JOIN objects_object o ON o.id = s.id
            LEFT JOIN people_person p ON p.id = o.owner_id WHERE "
    };
}

/// The step, if the actor may see it.
///
/// # Errors
/// `NotFound`.
pub async fn find_step(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Step> {
    const FIND: &str = concat!(select!(), "s.id = $3 AND ", visible!());
    q(FIND).viewer(actor).bind(id).one(db).await
}

/// The step, whoever asks: for commands that have checked, and for tasks of the house.
///
/// # Errors
/// `NotFound`.
pub async fn find_step_any(db: &mut Read, id: ObjectId) -> Result<Step> {
    const FIND: &str = concat!(select!(), "s.id = $1");
    q(FIND).bind(id).one(db).await
}

/// The person's most urgent open step; one that has gone quiet comes last, and a week after it did
/// stands in the list of steps alone.
pub async fn next_of(db: &mut Read, owner: PersonId, today: Date) -> Result<Option<Step>> {
    const NEXT: &str = concat!(
        select!(),
        "o.owner_id = $1 AND o.kind = 'step' AND s.state = 'open'
         AND (s.missed < 3 OR s.due_on > $2)
         ORDER BY CASE WHEN s.missed >= 3 THEN 1 ELSE 0 END, s.due_on, s.id LIMIT 1"
    );
    q(NEXT).bind(owner).bind(rules::quiet_since(today)).optional(db).await
}

/// The person's own steps in these states, the most urgent first.
pub async fn list_of_owner(
    db: &mut Read,
    owner: PersonId,
    states: &[State],
    limit: i64,
) -> Result<Vec<Step>> {
    const LIST: &str = concat!(
        select!(),
        "o.owner_id = $1 AND o.kind = 'step' AND s.state {in-text $2}
         ORDER BY CASE WHEN s.missed >= 3 THEN 1 ELSE 0 END, s.due_on, s.id LIMIT $3"
    );
    q(LIST).bind(owner).bind(words(states)).bind(limit).all(db).await
}

/// What the person has before them: to do, resting, or to look back on; the nearest day first.
pub async fn list_ahead(db: &mut Read, owner: PersonId, limit: i64) -> Result<Vec<Step>> {
    const LIST: &str = concat!(
        select!(),
        "o.owner_id = $1 AND o.kind = 'step' AND (s.state {in-text $2}
            OR (s.state {in-text $3} AND s.look_on IS NOT NULL
            AND (s.seen IS NULL OR s.seen = 'too-early')))
         ORDER BY CASE WHEN s.missed >= 3 AND s.state = 'open' THEN 1 ELSE 0 END,
            CASE WHEN s.state {in-text $3} THEN s.look_on ELSE s.due_on END, s.id LIMIT $4"
    );
    let (live, done) = ([State::Open, State::Paused], [State::Done, State::Partly]);
    q(LIST).bind(owner).bind(words(&live)).bind(words(&done)).bind(limit).all(db).await
}

/// Whether the person has any step, whatever became of it.
pub async fn has_any(db: &mut Read, owner: PersonId) -> Result<bool> {
    let found: Option<i64> =
        q("SELECT 1 FROM objects_object WHERE owner_id = $1 AND kind = 'step' LIMIT 1")
            .bind(owner)
            .optional(db)
            .await?;
    Ok(found.is_some())
}

/// The person's finished steps, the newest first, from `before` on.
pub async fn list_finished(
    db: &mut Read,
    owner: PersonId,
    before: Option<ObjectId>,
    limit: i64,
) -> Result<Vec<Step>> {
    const LIST: &str = concat!(
        select!(),
        "o.owner_id = $1 AND o.kind = 'step' AND s.state {in-text $2} AND s.id < $3
         ORDER BY s.id DESC LIMIT $4"
    );
    let finished = [State::Done, State::Partly, State::DidNotHappen, State::Dropped];
    let before = before.unwrap_or(LAST);
    q(LIST).bind(owner).bind(words(&finished)).bind(before).bind(limit).all(db).await
}

/// An id after every other.
const LAST: ObjectId = ObjectId(cairn_ground::Id::max());

/// Open steps that a team shares and the reader may see; those nobody sees to first.
pub async fn list_of_team(
    db: &mut Read,
    actor: &Actor,
    team: TeamId,
    limit: i64,
) -> Result<Vec<Step>> {
    const LIST: &str = concat!(
        select!(),
        "o.team_id = $3 AND o.kind = 'step' AND o.audience {in-text $4}
         AND (s.state = 'open' OR s.offered_on IS NOT NULL) AND ",
        visible!(),
        " ORDER BY CASE WHEN s.offered_on IS NULL THEN 1 ELSE 0 END, s.due_on, s.id LIMIT $5"
    );
    q(LIST).viewer(actor).bind(team).bind(shared()).bind(limit).all(db).await
}

/// What a person shares: under way, or something came of it. What did not happen is nobody's list.
pub async fn list_of_person(
    db: &mut Read,
    actor: &Actor,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Step>> {
    const LIST: &str = concat!(
        select!(),
        "o.owner_id = $3 AND o.kind = 'step' AND o.audience {in-text $4}
         AND s.state {in-text $5} AND ",
        visible!(),
        " ORDER BY s.id DESC LIMIT $6"
    );
    let states = words(&[State::Open, State::Done, State::Partly]);
    q(LIST).viewer(actor).bind(person).bind(shared()).bind(states).bind(limit).all(db).await
}

/// Whether the person has ever shared a step of their own with the team.
pub async fn has_shared_own(db: &mut Read, person: PersonId, team: TeamId) -> Result<bool> {
    let found: Option<i64> = q("SELECT 1 FROM objects_object o WHERE o.owner_id = $1
        AND o.kind = 'step' AND o.team_id = $2 AND o.audience {in-text $3} LIMIT 1")
    .bind(person)
    .bind(team)
    .bind(shared())
    .optional(db)
    .await?;
    Ok(found.is_some())
}

/// Whether the answer that stands came with the step from a leaver: its owner only looks back.
pub async fn is_taken_over(db: &mut Read, step: ObjectId) -> Result<bool> {
    let last: Option<String> = q("SELECT verb FROM record_statement WHERE object_id = $1
        AND verb IN ('completed', 'took-over') ORDER BY seq DESC LIMIT 1")
    .bind(step)
    .optional(db)
    .await?;
    Ok(last.as_deref() == Some("took-over"))
}

/// Everything a person owns, for take-out and erasure.
pub async fn list_owned(db: &mut Read, owner: PersonId) -> Result<Vec<Step>> {
    const LIST: &str = concat!(select!(), "o.owner_id = $1 AND o.kind = 'step' ORDER BY s.id");
    q(LIST).bind(owner).all(db).await
}

fn words(states: &[State]) -> Vec<String> {
    states.iter().map(|state| state.as_str().to_owned()).collect()
}

fn shared() -> Vec<String> {
    [Audience::Team, Audience::Organisation].map(|a| a.as_str().to_owned()).to_vec()
}

const TOLD: &str = concat!(
    "SELECT o.id, p.name, s.learned, s.seen_text
     FROM objects_object o JOIN commitments_step s ON s.id = o.id
     LEFT JOIN people_person p ON p.id = o.owner_id
     WHERE o.id {in $3} AND ",
    visible!()
);

/// Whose steps these are, what was learned on the way and seen afterwards: for stories that
/// another page tells.
pub fn tell<'a>(
    db: &'a mut Read,
    actor: &'a Actor,
    ids: &'a [ObjectId],
) -> BoxFuture<'a, Result<Vec<Told>>> {
    Box::pin(async move {
        type Row = (ObjectId, Option<String>, Option<String>, Option<String>);
        let rows: Vec<Row> = q(TOLD).viewer(actor).bind(ids).all(db).await?;
        let told = |(object, owner, learned, seen)| Told { object, owner, learned, seen };
        Ok(rows.into_iter().map(told).collect())
    })
}
