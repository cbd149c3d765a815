//! `voice_proposal` and `voice_station`.

use cairn_ground::{Actor, Audience, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

use crate::rules::{How, Standing, Word};

cairn_store::row! {
    /// An obstacle or idea with the names a page shows.
    #[derive(Debug, Clone)]
    pub struct Proposal {
        pub id: ObjectId,
        pub kind: String,
        pub text: String,
        pub href: String,
        pub audience: Audience,
        pub asked_at: Instant,
        pub asker: Option<PersonId>,
        pub asker_name: Option<String>,
        pub team_name: Option<String>,
        pub lies_with: Option<PersonId>,
        pub holder_name: Option<String>,
        pub holder_title: Option<String>,
        pub due_on: Date,
        pub moves_after: Date,
        pub moved_on: Option<Date>,
        pub alone_on: Option<Date>,
        pub word: Option<String>,
        pub reason: Option<String>,
        pub answered_by: Option<PersonId>,
        pub answerer_name: Option<String>,
        pub answered_at: Option<Instant>,
        pub read_at: Option<Instant>,
    }
}

impl Proposal {
    /// The answer's word; a word that is not ours is no answer.
    pub fn answer(&self) -> Option<Word> {
        self.word.as_deref().and_then(Word::parse)
    }
}

const COLUMNS: &str = "SELECT o.id, o.kind, o.title, o.href, o.audience, o.created_at, o.owner_id,
    a.name, t.name, p.lies_with_id, h.name, h.title, p.due_on, p.moves_after, p.moved_on,
    p.alone_on, p.word, p.reason, p.answered_by_id, r.name, p.answered_at, p.read_at FROM ";

const JOINS: &str = " JOIN objects_object o ON o.id = p.id
    LEFT JOIN people_person a ON a.id = o.owner_id
    LEFT JOIN people_team t ON t.id = o.team_id
    LEFT JOIN people_person h ON h.id = p.lies_with_id
    LEFT JOIN people_person r ON r.id = p.answered_by_id";

/// The proposal for somebody who may see it.
///
/// # Errors
/// `NotFound`.
pub async fn find_proposal(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<Proposal> {
    let text = format!("{COLUMNS} voice_proposal p {JOINS} WHERE p.id = $3 AND {}", visible!());
    q(text).viewer(actor).bind(id).one(db).await
}

/// Whose proposals a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Asked by the reader, or lying with the reader.
    Mine,
    /// Asked by the reader, as long as there is something to follow.
    Asked,
    /// Lying with the reader.
    WithMe,
    /// Of the reader's teams.
    Teams,
    /// Of one team, without what only a few see.
    Team(TeamId),
    /// All the reader may see.
    All,
    /// The open ones without what only a few see: what stands on a shared page.
    Shared,
}

/// A part of a list.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    pub whose: Whose,
    pub answered: bool,
    pub limit: i64,
    pub offset: i64,
}

impl Wanted {
    pub fn open(whose: Whose, limit: i64) -> Self {
        Self { whose, answered: false, limit, offset: 0 }
    }
}

impl Whose {
    fn fragment(self) -> &'static str {
        match self {
            Self::Mine => "(o.owner_id = $1 OR p.lies_with_id = $1 OR p.answered_by_id = $1)",
            Self::Asked => "o.owner_id = $1",
            Self::WithMe => "p.lies_with_id = $1",
            Self::Teams => "o.team_id {in $2}",
            Self::Team(_) => {
                "o.team_id = $5 AND o.kind IN ('obstacle', 'idea')
                 AND o.audience IN ('team', 'organisation')"
            }
            // Of what is shared its source holds no other.
            Self::All | Self::Shared => "1 = 1",
        }
    }
}

// Found by two indexes: what is open inside other teams is never read.
const SHARED: &str = "(SELECT * FROM (SELECT w.id FROM voice_proposal w
        JOIN objects_object o ON o.id = w.id AND o.hidden_at IS NULL
        WHERE w.everyone = 1 AND w.answered_at IS NULL
        ORDER BY w.due_on, w.id LIMIT $3) everyone
     UNION ALL SELECT w.id FROM objects_object o JOIN voice_proposal w ON w.id = o.id
        WHERE o.team_id {in $2} AND o.kind IN ('obstacle', 'idea')
        AND o.audience = 'team' AND {+}w.answered_at IS NULL) f
     JOIN voice_proposal p ON p.id = f.id";

/// Open ones by the day they were due, answered ones newest first.
pub async fn list_proposals(
    db: &mut Read,
    actor: &Actor,
    wanted: &Wanted,
) -> Result<Vec<Proposal>> {
    let (state, order) = match (wanted.answered, wanted.whose) {
        // What the asker has not read yet is still to be followed, and comes first.
        (false, Whose::Asked) => (
            "p.read_at IS NULL",
            "CASE WHEN p.answered_at IS NULL THEN 1 ELSE 0 END, p.due_on, p.id",
        ),
        // The plus keeps the index of everybody's open ones out of it: a team's own are fewer.
        (false, Whose::Team(_)) => ("{+}p.answered_at IS NULL", "p.due_on, p.id"),
        (false, Whose::Shared) => ("1 = 1", "p.due_on, p.id"),
        (false, _) => ("p.answered_at IS NULL", "p.due_on, p.id"),
        (true, _) => ("p.answered_at IS NOT NULL", "p.answered_at DESC, p.id DESC"),
    };
    let whose = wanted.whose.fragment();
    let from = if wanted.whose == Whose::Shared { SHARED } else { "voice_proposal p" };
    let text = format!(
        "{COLUMNS} {from} {JOINS} WHERE {state} AND {whose} AND {}
         ORDER BY {order} LIMIT $3 OFFSET $4",
        visible!()
    );
    let mut query = q(text).viewer(actor).bind(wanted.limit).bind(wanted.offset);
    if let Whose::Team(team) = wanted.whose {
        query = query.bind(team);
    }
    query.all(db).await
}

/// What a person asked and answered, whoever sees it: for the take-out.
pub async fn list_of_person(db: &mut Read, person: PersonId) -> Result<Vec<Proposal>> {
    let text = format!(
        "{COLUMNS} voice_proposal p {JOINS}
         WHERE o.owner_id = $1 OR p.answered_by_id = $1 ORDER BY o.id"
    );
    q(text).bind(person).all(db).await
}

cairn_store::row! {
    /// A place where it lay.
    #[derive(Debug, Clone)]
    pub struct Station {
        pub how: String,
        pub person_name: Option<String>,
        pub by_name: Option<String>,
        pub reason: Option<String>,
        pub came_at: Instant,
    }
}

pub async fn list_stations(db: &mut Read, id: ObjectId) -> Result<Vec<Station>> {
    q("SELECT s.how, h.name, b.name, s.reason, s.came_at FROM voice_station s
        LEFT JOIN people_person h ON h.id = s.person_id
        LEFT JOIN people_person b ON b.id = s.by_id
        WHERE s.proposal_id = $1 ORDER BY s.came_at, s.id")
    .bind(id)
    .all(db)
    .await
}

cairn_store::row! {
    struct Stands {
        asker: Option<PersonId>,
        lies_with: Option<PersonId>,
        due_on: Date,
        moves_after: Date,
        moved_on: Option<Date>,
        alone_on: Option<Date>,
        answered_at: Option<Instant>,
        read_at: Option<Instant>,
    }
}

/// Where it stands, for a command.
pub async fn find_standing(db: &mut Read, id: ObjectId) -> Result<Standing> {
    let stands: Stands = q("SELECT o.owner_id, p.lies_with_id, p.due_on, p.moves_after,
        p.moved_on, p.alone_on, p.answered_at, p.read_at
        FROM voice_proposal p JOIN objects_object o ON o.id = p.id WHERE p.id = $1")
    .bind(id)
    .one(db)
    .await?;
    let held_by = q("SELECT DISTINCT person_id FROM voice_station
        WHERE proposal_id = $1 AND person_id IS NOT NULL")
    .bind(id)
    .all(db)
    .await?;
    Ok(Standing {
        asker: stands.asker,
        lies_with: stands.lies_with,
        held_by,
        due_on: stands.due_on,
        moves_after: stands.moves_after,
        moved_on: stands.moved_on,
        alone_on: stands.alone_on,
        answered: stands.answered_at.is_some(),
        read: stands.read_at.is_some(),
    })
}

pub async fn insert_proposal(tx: &mut Tx, id: ObjectId, standing: &Standing) -> Result<()> {
    q("INSERT INTO voice_proposal (id, lies_with_id, due_on, moves_after, everyone)
        SELECT o.id, $2, $3, $4, CASE WHEN o.audience = 'organisation' THEN 1 ELSE 0 END
        FROM objects_object o WHERE o.id = $1")
    .bind(id)
    .bind(standing.lies_with)
    .bind(standing.due_on)
    .bind(standing.moves_after)
    .run(tx)
    .await
    .map(drop)
}

/// Follows what `objects_object` says after it was shown to more people; a thanks has no row here.
pub async fn update_everyone(tx: &mut Tx, id: ObjectId, audience: Audience) -> Result<()> {
    q("UPDATE voice_proposal SET everyone = $2 WHERE id = $1")
        .bind(id)
        .bind(i64::from(audience == Audience::Organisation))
        .run(tx)
        .await
        .map(drop)
}

/// It came to lie where `standing` says.
pub async fn insert_station(
    tx: &mut Tx,
    id: ObjectId,
    how: How,
    person: Option<PersonId>,
    by: Option<PersonId>,
    reason: Option<&str>,
) -> Result<()> {
    q("INSERT INTO voice_station (id, proposal_id, how, person_id, by_id, reason, came_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(tx.new_id())
    .bind(id)
    .bind(how.as_str())
    .bind(person)
    .bind(by)
    .bind(reason)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

pub async fn update_standing(tx: &mut Tx, id: ObjectId, standing: &Standing) -> Result<()> {
    q("UPDATE voice_proposal SET lies_with_id = $2, moves_after = $3, moved_on = $4,
        alone_on = $5 WHERE id = $1")
    .bind(id)
    .bind(standing.lies_with)
    .bind(standing.moves_after)
    .bind(standing.moved_on)
    .bind(standing.alone_on)
    .run(tx)
    .await
    .map(drop)
}

/// What waits for an answer of a person lies with nobody, and has not yet stayed anywhere.
pub async fn release(tx: &mut Tx, holder: PersonId) -> Result<()> {
    q("UPDATE voice_proposal SET lies_with_id = NULL, alone_on = NULL
        WHERE lies_with_id = $1 AND answered_at IS NULL")
    .bind(holder)
    .run(tx)
    .await
    .map(drop)
}

pub async fn update_answer(
    tx: &mut Tx,
    id: ObjectId,
    by: PersonId,
    word: Word,
    reason: &str,
) -> Result<()> {
    q("UPDATE voice_proposal SET word = $2, reason = $3, answered_by_id = $4, answered_at = $5,
        read_at = NULL WHERE id = $1")
    .bind(id)
    .bind(word.as_str())
    .bind(reason)
    .bind(by)
    .bind(tx.now())
    .run(tx)
    .await
    .map(drop)
}

/// Word and reason of the answer that stands.
pub async fn find_answer(db: &mut Read, id: ObjectId) -> Result<(String, String)> {
    q("SELECT coalesce(word, ''), coalesce(reason, '') FROM voice_proposal WHERE id = $1")
        .bind(id)
        .one(db)
        .await
}

/// Gives whether it was not marked before.
pub async fn update_read(tx: &mut Tx, id: ObjectId) -> Result<bool> {
    let now = tx.now();
    let first = q("UPDATE voice_proposal SET read_at = $2 WHERE id = $1 AND read_at IS NULL")
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
    Ok(first > 0)
}

cairn_store::row! {
    /// One that may have to move.
    #[derive(Debug, Clone)]
    pub struct Late {
        pub id: ObjectId,
        pub team: Option<TeamId>,
        /// The asker's zone, in which days are counted.
        pub zone: Option<String>,
        /// The one it lay with left, or was erased.
        pub gone: bool,
    }
}

/// Open ones beyond their day at the latest place on earth, or with nobody, after `after`.
pub async fn list_late(
    db: &mut Read,
    latest: Date,
    after: ObjectId,
    limit: i64,
) -> Result<Vec<Late>> {
    q("SELECT p.id, o.team_id, a.zone,
        CASE WHEN h.id IS NULL OR h.deactivated_at IS NOT NULL THEN 1 ELSE 0 END
        FROM voice_proposal p JOIN objects_object o ON o.id = p.id
        LEFT JOIN people_person a ON a.id = o.owner_id
        LEFT JOIN people_person h ON h.id = p.lies_with_id
        WHERE p.answered_at IS NULL AND p.id > $1
        AND (p.moves_after < $2 OR h.id IS NULL OR h.deactivated_at IS NOT NULL)
        ORDER BY p.id LIMIT $3")
    .bind(after)
    .bind(latest)
    .bind(limit)
    .all(db)
    .await
}
