//! Questions in rows: the list page and the sections on other pages.

use cairn_ground::{Actor, Audience, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_objects::visible;
use cairn_store::{Read, q};

use crate::rules::nearest::Written;

cairn_store::row! {
    /// A question in a list.
    #[derive(Debug, Clone)]
    pub struct Listed {
        pub id: ObjectId,
        pub title: String,
        pub href: String,
        pub asker: Option<PersonId>,
        pub asker_name: Option<String>,
        pub team: Option<TeamId>,
        pub team_name: Option<String>,
        pub asked_at: Instant,
        pub answered_at: Option<Instant>,
        /// As long as that one is here.
        pub lies_with_name: Option<String>,
        pub audience: Audience,
        /// Who answered first.
        pub answered_by: Option<String>,
        /// How many answers the asker has not said to have read.
        pub unread: i64,
    }
}

/// Where a page of a list begins: behind this question.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub asked_at: Instant,
    pub id: ObjectId,
}

macro_rules! listed {
    ($($rest:literal),+) => {
        concat!(
            "SELECT o.id, o.title, o.href, o.owner_id, p.name, o.team_id, t.name,
             k.asked_at, k.answered_at,
             CASE WHEN l.deactivated_at IS NULL THEN l.name END, o.audience,
             (SELECT ap.name FROM knowledge_answer a
              JOIN objects_object ao ON ao.id = a.object_id
              JOIN people_person ap ON ap.id = ao.owner_id
              WHERE a.question_id = k.object_id AND a.ask_instead IS NULL
              AND ao.hidden_at IS NULL ORDER BY a.answered_at, a.object_id LIMIT 1),
             (SELECT count(*) FROM knowledge_answer a WHERE a.question_id = k.object_id
              AND a.ask_instead IS NULL AND a.read_at IS NULL)
             FROM knowledge_question k JOIN objects_object o ON o.id = k.object_id
             LEFT JOIN people_person p ON p.id = o.owner_id
             LEFT JOIN people_person l ON l.id = k.lies_with
             LEFT JOIN people_team t ON t.id = o.team_id WHERE ",
            visible!(),
            $($rest),+
        )
    };
}

// Nobody waits for an answer any more whose asker has left: such a question is not among those.
const OPEN: &str = listed!(
    " AND o.owner_id IS NOT NULL AND p.deactivated_at IS NULL
     AND k.answered_at IS NULL AND (k.asked_at, k.object_id) > ($3, $4)
     ORDER BY k.asked_at, k.object_id LIMIT $5"
);
const ALL: &str = listed!(
    " AND (k.asked_at, k.object_id) < ($3, $4)
     ORDER BY k.asked_at DESC, k.object_id DESC LIMIT $5"
);
const OF_TEAMS: &str = listed!(
    " AND o.team_id {in $2} AND o.kind = 'question' AND o.audience IN ('team', 'organisation')
     AND (k.asked_at, k.object_id) < ($3, $4)
     ORDER BY k.asked_at DESC, k.object_id DESC LIMIT $5"
);
const MINE: &str = listed!(
    " AND o.owner_id = $1 AND (k.asked_at, k.object_id) < ($3, $4)
     ORDER BY k.asked_at DESC, k.object_id DESC LIMIT $5"
);

/// Which questions a page lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Without an answer, the oldest first.
    Open,
    /// Asked in the reader's teams, the newest first.
    Team,
    Mine,
    All,
}

/// A page of a list: one more than fits tells that there is more.
pub async fn list(
    db: &mut Read,
    actor: &Actor,
    which: Which,
    after: Option<Place>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let (text, start, id) = match which {
        Which::Open => (OPEN, i64::MIN, cairn_ground::Id::nil()),
        Which::Team => (OF_TEAMS, i64::MAX, cairn_ground::Id::max()),
        Which::Mine => (MINE, i64::MAX, cairn_ground::Id::max()),
        Which::All => (ALL, i64::MAX, cairn_ground::Id::max()),
    };
    let start = after.unwrap_or(Place { asked_at: Instant(start), id: ObjectId(id) });
    q(text).viewer(actor).bind(start.asked_at).bind(start.id).bind(limit).all(db).await
}

cairn_store::row! {
    /// A question that the reader could answer.
    #[derive(Debug, Clone)]
    pub struct Could {
        pub title: String,
        pub href: String,
        pub asker_name: Option<String>,
        pub team: Option<TeamId>,
        pub team_name: Option<String>,
        pub asked_at: Instant,
        pub photo: Option<String>,
    }
}

/// Of those that the reader neither asked nor passed on, that do not wait for the reader by name,
/// and for which somebody still waits.
macro_rules! could {
    ($rest:literal) => {
        concat!(
            "SELECT o.title, o.href, p.name, o.team_id, t.name, k.asked_at, k.photo
             FROM knowledge_question k JOIN objects_object o ON o.id = k.object_id
             LEFT JOIN people_person p ON p.id = o.owner_id
             LEFT JOIN people_team t ON t.id = o.team_id WHERE ",
            visible!(),
            " AND o.owner_id <> $1 AND p.deactivated_at IS NULL
             AND (k.lies_with IS NULL OR k.lies_with <> $1) AND o.hidden_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM knowledge_answer a
             JOIN objects_object ao ON ao.id = a.object_id
             WHERE a.question_id = k.object_id AND ao.owner_id = $1)",
            $rest
        )
    };
}

// The plus keeps the index of everybody's open questions out of it: a team's own are fewer.
const COULD: &str = concat!(
    "SELECT * FROM (",
    could!(
        " AND {+}k.answered_at IS NULL AND o.team_id {in $2} AND o.kind = 'question'
         AND o.audience IN ('team', 'organisation')
         ORDER BY k.asked_at, k.object_id LIMIT 10"
    ),
    ") mine UNION ALL SELECT * FROM (",
    could!(
        " AND k.answered_at IS NULL AND o.audience = 'organisation'
         ORDER BY k.asked_at DESC, k.object_id DESC LIMIT 10"
    ),
    ") everyone"
);

/// Questions the reader could answer: those of the reader's teams that have waited longest, then
/// the newest of what everyone sees. The first stands for those who have written nothing.
pub async fn list_to_answer(db: &mut Read, actor: &Actor) -> Result<Vec<Could>> {
    q(COULD).viewer(actor).all(db).await
}

/// What the reader has written lately: pages, and answers under what was asked. Titles, because
/// finding the words of a text costs more than all the rest of Today.
pub async fn list_written(db: &mut Read, person: PersonId) -> Result<Vec<Written>> {
    let rows: Vec<(String, i64)> = q("SELECT * FROM (SELECT o.title, 0 FROM objects_object o
        JOIN knowledge_page k ON k.object_id = o.id AND k.deleted_at IS NULL
        WHERE o.owner_id = $1 AND o.kind = 'page' ORDER BY o.created_at DESC LIMIT 10) pages
        UNION ALL SELECT * FROM (SELECT w.title,
        CASE WHEN k.accepted_id = o.id THEN 1 ELSE 0 END FROM objects_object o
        JOIN knowledge_answer a ON a.object_id = o.id AND a.ask_instead IS NULL
        JOIN knowledge_question k ON k.object_id = a.question_id
        JOIN objects_object w ON w.id = a.question_id
        WHERE o.owner_id = $1 AND o.kind = 'answer' ORDER BY o.created_at DESC LIMIT 15) answers")
    .bind(person)
    .all(db)
    .await?;
    let written = |(title, accepted)| Written { title, accepted: accepted == 1 };
    Ok(rows.into_iter().map(written).collect())
}

// The plus keeps the index of everybody's open questions out of it: a team's own are fewer.
const OPEN_IN_TEAM: &str = listed!(
    " AND {+}k.answered_at IS NULL AND o.team_id = $3 AND o.kind = 'question'
     AND o.owner_id IS NOT NULL AND p.deactivated_at IS NULL
     AND o.audience IN ('team', 'organisation')
     ORDER BY k.asked_at, k.object_id LIMIT $4"
);

/// What has waited longest in a team.
pub async fn list_open_in(
    db: &mut Read,
    actor: &Actor,
    team: TeamId,
    limit: i64,
) -> Result<Vec<Listed>> {
    q(OPEN_IN_TEAM).viewer(actor).bind(team).bind(limit).all(db).await
}

const OPEN_TO_ALL: &str = listed!(
    " AND k.answered_at IS NULL AND o.audience = 'organisation'
     AND o.owner_id IS NOT NULL AND p.deactivated_at IS NULL
     ORDER BY k.asked_at, k.object_id LIMIT $3"
);

/// What has waited longest of what everyone sees.
pub async fn list_open_to_all(db: &mut Read, actor: &Actor, limit: i64) -> Result<Vec<Listed>> {
    q(OPEN_TO_ALL).viewer(actor).bind(limit).all(db).await
}

const OWN: &str = listed!(
    " AND o.owner_id = $1
     ORDER BY CASE WHEN k.answered_at IS NULL THEN 1 ELSE 0 END, k.asked_at DESC, o.id LIMIT $3"
);

/// The reader's own, those with an answer first.
pub async fn list_own(db: &mut Read, actor: &Actor, limit: i64) -> Result<Vec<Listed>> {
    q(OWN).viewer(actor).bind(limit).all(db).await
}

const ANSWERED_BY: &str = listed!(
    " AND EXISTS (SELECT 1 FROM knowledge_answer a
     JOIN objects_object ao ON ao.id = a.object_id WHERE a.question_id = k.object_id
     AND a.ask_instead IS NULL AND ao.owner_id = $3 AND ao.hidden_at IS NULL)
     ORDER BY k.answered_at DESC NULLS LAST, k.object_id LIMIT $4"
);

/// What a person has answered, as far as the reader may see it.
pub async fn list_answered_by(
    db: &mut Read,
    actor: &Actor,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Listed>> {
    q(ANSWERED_BY).viewer(actor).bind(person).bind(limit).all(db).await
}
