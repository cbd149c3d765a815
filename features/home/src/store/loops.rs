//! `home_loop` and `home_member`.

use cairn_ground::{Actor, Instant, ObjectId, PersonId, Result, TeamId, dates::Quarter};
use cairn_objects::visible;
use cairn_store::{Read, Settings, Tx, q};

use crate::rules::{self, Judged, Step};

cairn_store::row! {
    #[derive(Debug, Clone)]
    pub struct LoopRow {
        pub origin: ObjectId,
        pub kind: String,
        pub team: TeamId,
        pub quarter: String,
        pub counts: bool,
        pub answer_word: Option<String>,
        pub answered_at: Option<Instant>,
        pub decided_word: Option<String>,
        pub did_word: Option<String>,
        pub changed_word: Option<String>,
    }
}

/// What began a loop.
pub struct NewLoop {
    pub origin: ObjectId,
    pub kind: String,
    pub team: cairn_ground::Id,
    pub at: Instant,
    pub counts: bool,
}

pub async fn clear(tx: &mut Tx) -> Result<()> {
    for table in ["home_loop", "home_member", "home_figure"] {
        q(format!("DELETE FROM {table}")).run(tx).await?;
    }
    Ok(())
}

/// The quarter is the organisation's: weeks and quarters follow its zone.
pub async fn insert_loop(tx: &mut Tx, new: &NewLoop) -> Result<()> {
    let zone = Settings::load(tx).await?.zone;
    let quarter = Quarter::of(new.at.date(&zone)).code();
    q("INSERT INTO home_loop (origin_id, kind, team_id, quarter, noticed_at, counts)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (origin_id) DO NOTHING")
    .bind(new.origin)
    .bind(&new.kind)
    .bind(new.team)
    .bind(quarter)
    .bind(new.at)
    .bind(new.counts)
    .run(tx)
    .await
    .map(drop)
}

pub async fn find_loop(db: &mut Read, origin: ObjectId) -> Result<Option<LoopRow>> {
    q("SELECT origin_id, kind, team_id, quarter, counts, answer_word, answered_at, decided_word,
        did_word, changed_word FROM home_loop WHERE origin_id = $1")
    .bind(origin)
    .optional(db)
    .await
}

/// Some loops whose origin is no more.
pub async fn list_gone(db: &mut Read) -> Result<Vec<ObjectId>> {
    q("SELECT l.origin_id FROM home_loop l LEFT JOIN objects_object o ON o.id = l.origin_id
        WHERE o.id IS NULL ORDER BY l.origin_id LIMIT 100")
    .all(db)
    .await
}

pub async fn delete_loop(tx: &mut Tx, origin: ObjectId) -> Result<()> {
    for table in ["home_loop", "home_member"] {
        q(format!("DELETE FROM {table} WHERE origin_id = $1")).bind(origin).run(tx).await?;
    }
    Ok(())
}

/// The origin an object is or hangs on.
pub async fn find_origin(db: &mut Read, object: ObjectId) -> Result<Option<ObjectId>> {
    q("SELECT origin_id FROM home_loop WHERE origin_id = $1
        UNION ALL SELECT origin_id FROM home_member WHERE object_id = $1 LIMIT 1")
    .bind(object)
    .optional(db)
    .await
}

pub async fn insert_member(
    tx: &mut Tx,
    object: ObjectId,
    origin: ObjectId,
    step: bool,
    counts: bool,
    at: Instant,
) -> Result<()> {
    q("INSERT INTO home_member (object_id, origin_id, is_step, counts, took_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (object_id) DO NOTHING")
    .bind(object)
    .bind(origin)
    .bind(step)
    .bind(counts)
    .bind(at)
    .run(tx)
    .await
    .map(drop)
}

pub async fn list_steps(db: &mut Read, origin: ObjectId) -> Result<Vec<Step>> {
    type Row = (bool, i64, Option<String>, Option<i64>, Option<String>, Option<i64>);
    let rows: Vec<Row> = q("SELECT counts, took_at, did_word, did_at, look_word, look_at
        FROM home_member WHERE origin_id = $1 AND is_step = 1")
    .bind(origin)
    .all(db)
    .await?;
    let step = |(counts, took_at, did, did_at, look, look_at): Row| Step {
        counts,
        took_at,
        did: did.zip(did_at),
        look: look.zip(look_at),
    };
    Ok(rows.into_iter().map(step).collect())
}

pub async fn update_answer(tx: &mut Tx, origin: ObjectId, word: &str, at: Instant) -> Result<()> {
    q("UPDATE home_loop SET answer_word = $2, answered_at = $3
        WHERE origin_id = $1 AND answer_word IS NULL")
    .bind(origin)
    .bind(word)
    .bind(at)
    .run(tx)
    .await
    .map(drop)
}

/// When it was decided. What was decided was noticed by then; it stays in the quarter in which it
/// began to count.
pub async fn update_took(tx: &mut Tx, object: ObjectId, at: Instant) -> Result<()> {
    q("UPDATE home_loop SET noticed_at = $2 WHERE noticed_at > $2
        AND origin_id = (SELECT origin_id FROM home_member WHERE object_id = $1)")
    .bind(object)
    .bind(at)
    .run(tx)
    .await?;
    q("UPDATE home_member SET took_at = $2 WHERE object_id = $1")
        .bind(object)
        .bind(at)
        .run(tx)
        .await
        .map(drop)
}

pub async fn update_did(tx: &mut Tx, step: ObjectId, word: &str, at: Instant) -> Result<()> {
    q("UPDATE home_member SET did_word = $2, did_at = $3 WHERE object_id = $1")
        .bind(step)
        .bind(word)
        .bind(at)
        .run(tx)
        .await
        .map(drop)
}

pub async fn update_look(tx: &mut Tx, step: ObjectId, word: &str, at: Instant) -> Result<()> {
    q("UPDATE home_member SET look_word = $2, look_at = $3 WHERE object_id = $1")
        .bind(step)
        .bind(word)
        .bind(at)
        .run(tx)
        .await
        .map(drop)
}

pub async fn update_counts(tx: &mut Tx, object: ObjectId, counts: bool) -> Result<()> {
    for (table, key) in [("home_loop", "origin_id"), ("home_member", "object_id")] {
        q(format!("UPDATE {table} SET counts = $2 WHERE {key} = $1"))
            .bind(object)
            .bind(counts)
            .run(tx)
            .await?;
    }
    Ok(())
}

pub async fn update_judged(tx: &mut Tx, origin: ObjectId, judged: &Judged) -> Result<()> {
    let word = |part: &Option<(String, i64)>| part.as_ref().map(|(word, _)| word.clone());
    let at = |part: &Option<(String, i64)>| part.as_ref().map(|(_, at)| *at);
    q("UPDATE home_loop SET decided_word = $2, decided_at = $3, did_word = $4, did_at = $5,
        changed_word = $6, changed_at = $7 WHERE origin_id = $1")
    .bind(origin)
    .bind(word(&judged.decided))
    .bind(at(&judged.decided))
    .bind(word(&judged.did))
    .bind(at(&judged.did))
    .bind(word(&judged.changed))
    .bind(at(&judged.changed))
    .run(tx)
    .await
    .map(drop)
}

cairn_store::row! {
    /// A loop in a list, and what is shown of it.
    #[derive(Debug, Clone)]
    pub struct Listed {
        pub id: ObjectId,
        pub kind: String,
        pub title: String,
        pub href: String,
        pub owner: Option<PersonId>,
        pub team: Option<TeamId>,
        pub noticed_at: Instant,
        pub decided_word: Option<String>,
        pub decided_at: Option<Instant>,
        pub did_word: Option<String>,
        pub did_at: Option<Instant>,
        pub changed_word: Option<String>,
        pub changed_at: Option<Instant>,
    }
}

const LISTED: &str = "SELECT o.id, o.kind, o.title, o.href, o.owner_id, o.team_id, l.noticed_at,
    l.decided_word, l.decided_at, l.did_word, l.did_at, l.changed_word, l.changed_at
    FROM home_loop l JOIN objects_object o ON o.id = l.origin_id";

/// Which part of the quarter's cohort a list shows, exactly those that the figure counts: made of
/// constants alone, chosen by figure.
fn part(figure: &str) -> String {
    let column = match figure {
        "decided" => return "l.decided_word IS NOT NULL".to_owned(),
        "did" => "l.did_word",
        "changed" => "l.changed_word",
        _ => return "1 = 1".to_owned(),
    };
    let words = rules::words_of(figure).unwrap_or_default().join("', '");
    format!("{column} IN ('{words}')")
}

/// A part of a list: one more than is shown, so that the page knows whether there is more.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    offset: i64,
    limit: i64,
}

impl Span {
    /// Page `number` of `size` rows, from 0.
    pub fn page(number: usize, size: usize) -> Self {
        let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Self { offset: whole(number.saturating_mul(size)), limit: whole(size) + 1 }
    }
}

/// The loops behind a figure that the reader may see, newest first. `team` narrows.
pub async fn list_figure(
    db: &mut Read,
    actor: &Actor,
    team: Option<TeamId>,
    quarter: Quarter,
    figure: &str,
    span: Span,
) -> Result<Vec<Listed>> {
    let of_team = if team.is_some() { "l.team_id = $4" } else { "$4 = $4" };
    q(format!(
        "{LISTED} WHERE l.quarter = $3 AND l.counts = 1 AND {} AND {of_team} AND {}
         ORDER BY l.noticed_at DESC, l.origin_id LIMIT $5 OFFSET $6",
        part(figure),
        visible!()
    ))
    .viewer(actor)
    .bind(quarter.code())
    .bind(team.unwrap_or(TeamId(cairn_ground::Id::nil())))
    .bind(span.limit)
    .bind(span.offset)
    .all(db)
    .await
}

/// How many of them the reader may see: the rest stands as "and 3 inside their teams".
pub async fn count_visible(
    db: &mut Read,
    actor: &Actor,
    team: Option<TeamId>,
    quarter: Quarter,
    figure: &str,
) -> Result<i64> {
    let of_team = if team.is_some() { "l.team_id = $4" } else { "$4 = $4" };
    q(format!(
        "SELECT count(*) FROM home_loop l JOIN objects_object o ON o.id = l.origin_id
         WHERE l.quarter = $3 AND l.counts = 1 AND {} AND {of_team} AND {}",
        part(figure),
        visible!()
    ))
    .viewer(actor)
    .bind(quarter.code())
    .bind(team.unwrap_or(TeamId(cairn_ground::Id::nil())))
    .one(db)
    .await
}

cairn_store::row! {
    /// A loop that came all the way, with the step it tells of: the one looked back on last.
    #[derive(Debug, Clone)]
    pub struct Story {
        pub kind: String,
        /// `None` where it stays inside the team.
        pub title: Option<String>,
        pub href: String,
        pub team: Option<TeamId>,
        pub noticed_at: Instant,
        pub decided_at: Option<Instant>,
        pub did_word: Option<String>,
        pub did_at: Option<Instant>,
        pub changed_word: Option<String>,
        pub changed_at: Option<Instant>,
        pub step: ObjectId,
        pub step_title: String,
        pub step_href: String,
    }
}

macro_rules! stories {
    ($of_team:literal) => {
        concat!(
            "SELECT o.kind, CASE WHEN ",
            visible!(),
            " THEN o.title END, o.href, o.team_id, l.noticed_at, m.took_at, m.did_word,
             m.did_at, m.look_word, m.look_at, s.id, s.title, s.href
             FROM (SELECT * FROM home_loop l WHERE l.changed_at IS NOT NULL AND l.counts = 1
                 AND l.changed_word <> 'too-early' AND ",
            $of_team,
            "    ORDER BY l.changed_at DESC, l.origin_id LIMIT 50) l
             JOIN objects_object o ON o.id = l.origin_id
             JOIN objects_object s ON s.id = (SELECT m.object_id FROM home_member m
                 JOIN objects_object o ON o.id = m.object_id
                 WHERE m.origin_id = l.origin_id AND m.is_step = 1 AND m.counts = 1
                 AND m.look_word <> 'too-early' AND ",
            visible!(),
            "    ORDER BY m.look_at DESC, m.took_at DESC, m.object_id LIMIT 1)
             LEFT JOIN home_member m ON m.object_id = s.id
             ORDER BY CASE WHEN ",
            visible!(),
            " THEN 0 ELSE 1 END, l.changed_at DESC, l.origin_id LIMIT $4"
        )
    };
}

/// Loops that came all the way by a step the reader may see: those told whole first, then those
/// noticed inside a team that shows what came of it, without its words; the latest change first.
/// *Too early to say* is not yet the end. Of the latest fifty, so that the cost does not grow
/// with what happened inside other teams. Its member is there: LEFT keeps `PostgreSQL` from reading
/// all members first.
pub async fn list_stories(
    db: &mut Read,
    actor: &Actor,
    team: Option<TeamId>,
    limit: i64,
) -> Result<Vec<Story>> {
    let text = if team.is_some() { stories!("l.team_id = $3") } else { stories!("$3 = $3") };
    let team = team.unwrap_or(TeamId(cairn_ground::Id::nil()));
    q(text).viewer(actor).bind(team).bind(limit).all(db).await
}

cairn_store::row! {
    /// Something the team did lately, for Today.
    #[derive(Debug, Clone)]
    pub struct News {
        pub kind: String,
        pub title: String,
        pub href: String,
        pub owner: Option<String>,
        pub team: String,
        pub at: Instant,
    }
}

/// What the reader's teams noticed and thanked for since `since`, not the reader's own. A card
/// taken up is news when something was made of it, not when somebody began to.
pub async fn list_news(
    db: &mut Read,
    actor: &Actor,
    since: Instant,
    limit: i64,
) -> Result<Vec<News>> {
    const LIST: &str = concat!(
        "SELECT o.kind, o.title, o.href, p.name, t.short_name, o.created_at
         FROM objects_object o JOIN people_team t ON t.id = o.team_id
         LEFT JOIN people_person p ON p.id = o.owner_id
         WHERE o.team_id {in $2} AND o.created_at > $3
         AND o.kind IN ('thanks', 'insight', 'obstacle', 'idea', 'page', 'learned')
         AND (o.owner_id IS NULL OR o.owner_id <> $1)
         AND (o.kind <> 'insight'
             OR EXISTS (SELECT 1 FROM links_link l WHERE l.to_id = o.id)) AND ",
        visible!(),
        " ORDER BY o.created_at DESC, o.id LIMIT $4"
    );
    q(LIST).viewer(actor).bind(since).bind(limit).all(db).await
}
