//! All SQL of the feature.

use cairn_ground::{Actor, ObjectId, PersonId, Result, TeamId, dates::Quarter};
use cairn_objects::visible;
use cairn_store::{Read, Tx, q};
use jiff::civil::{Date, Time};

use crate::rules::{self, Held, Slot};

type SlotRow = (i64, String, String);

fn slot((weekday, starts, ends): SlotRow) -> Option<Slot> {
    let time = |text: String| text.parse::<Time>().ok();
    Some(Slot { weekday: i8::try_from(weekday).ok()?, starts: time(starts)?, ends: time(ends)? })
}

/// The slot a team has on `day`.
pub async fn find_slot(db: &mut Read, team: TeamId, day: Date) -> Result<Option<Slot>> {
    let row: Option<SlotRow> = q("SELECT weekday, starts, ends FROM rhythm_time
        WHERE team_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on > $2)
        ORDER BY from_on DESC, id LIMIT 1")
    .bind(team)
    .bind(day)
    .optional(db)
    .await?;
    Ok(row.and_then(slot))
}

/// The slot that was promised for exactly `day`.
pub async fn find_slot_on(db: &mut Read, team: TeamId, day: Date) -> Result<Option<Slot>> {
    let slot = find_slot(db, team, day).await?;
    Ok(slot.filter(|slot| slot.weekday == day.weekday().to_monday_one_offset()))
}

pub async fn replace_time(
    tx: &mut Tx,
    team: TeamId,
    slot: Option<Slot>,
    today: Date,
) -> Result<()> {
    q("DELETE FROM rhythm_time WHERE team_id = $1 AND from_on >= $2")
        .bind(team)
        .bind(today)
        .run(tx)
        .await?;
    q("UPDATE rhythm_time SET to_on = $2 WHERE team_id = $1 AND (to_on IS NULL OR to_on > $2)")
        .bind(team)
        .bind(today)
        .run(tx)
        .await?;
    let Some(slot) = slot else { return Ok(()) };
    q("INSERT INTO rhythm_time (id, team_id, weekday, starts, ends, from_on)
        VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(tx.new_id())
    .bind(team)
    .bind(i64::from(slot.weekday))
    .bind(slot.starts.to_string())
    .bind(slot.ends.to_string())
    .bind(today)
    .run(tx)
    .await
    .map(drop)
}

/// The slot a team has, since when, and the last time of it that was written down.
#[derive(Debug, Clone)]
pub struct Promise {
    pub team: TeamId,
    pub slot: Slot,
    pub from: Date,
    pub written: Option<Date>,
}

/// Every team's promise on `day`.
pub async fn list_promises(db: &mut Read, day: Date) -> Result<Vec<Promise>> {
    type Row = (TeamId, i64, String, String, Date, Option<Date>);
    let rows: Vec<Row> = q("SELECT r.team_id, r.weekday, r.starts, r.ends, r.from_on,
            (SELECT max(w.held_on) FROM rhythm_week w WHERE w.team_id = r.team_id)
            FROM rhythm_time r JOIN people_team t ON t.id = r.team_id
            WHERE r.from_on <= $1 AND (r.to_on IS NULL OR r.to_on > $1) AND t.closed_at IS NULL")
    .bind(day)
    .all(db)
    .await?;
    let read = |(team, weekday, starts, ends, from, written): Row| {
        Some(Promise { team, slot: slot((weekday, starts, ends))?, from, written })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The slots of some teams on `day`, with the team's name and since when.
pub async fn list_slots_of(
    db: &mut Read,
    teams: &[TeamId],
    day: Date,
) -> Result<Vec<(TeamId, String, Slot, Date)>> {
    type Row = (TeamId, String, i64, String, String, Date);
    let rows: Vec<Row> = q("SELECT r.team_id, t.name, r.weekday, r.starts, r.ends, r.from_on
        FROM rhythm_time r JOIN people_team t ON t.id = r.team_id
        WHERE r.team_id {in $1} AND r.from_on <= $2 AND (r.to_on IS NULL OR r.to_on > $2)
        AND t.closed_at IS NULL ORDER BY t.sort_name, t.id")
    .bind(teams)
    .bind(day)
    .all(db)
    .await?;
    let read = |(team, name, weekday, starts, ends, from): Row| {
        Some((team, name, slot((weekday, starts, ends))?, from))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// A time that was promised stands even when nobody answers. The day of all teams takes it in from
/// five people up: were the small ones in, the difference would tell theirs.
pub async fn insert_week(tx: &mut Tx, team: TeamId, held_on: Date, minutes: i64) -> Result<()> {
    let new = q("INSERT INTO rhythm_week (team_id, held_on, minutes, yes, partly, taken, people)
        SELECT $1, $2, $3, 0, 0, 0, (SELECT count(*) FROM people_membership m
            JOIN people_person p ON p.id = m.person_id WHERE m.team_id = $1 AND m.from_on <= $2
            AND (m.to_on IS NULL OR m.to_on > $2) AND p.deactivated_at IS NULL)
        WHERE 1 = 1 ON CONFLICT (team_id, held_on) DO NOTHING")
    .bind(team)
    .bind(held_on)
    .bind(minutes)
    .run(tx)
    .await?;
    if new == 0 {
        return Ok(());
    }
    q("INSERT INTO rhythm_day (held_on, minutes, kept, known, teams, answers)
        SELECT held_on, minutes, 0, 0, 1, 0 FROM rhythm_week
        WHERE team_id = $1 AND held_on = $2 AND people >= $3
        ON CONFLICT (held_on) DO UPDATE SET teams = rhythm_day.teams + 1,
            minutes = rhythm_day.minutes + excluded.minutes")
    .bind(team)
    .bind(held_on)
    .bind(crate::rules::FOLD)
    .run(tx)
    .await
    .map(drop)
}

/// Keeps a member's answer and moves the sums.
pub async fn answer(
    tx: &mut Tx,
    team: TeamId,
    held_on: Date,
    person: PersonId,
    word: &'static str,
) -> Result<()> {
    if let Some(before) = find_answer(tx, team, held_on, person).await? {
        add(tx, team, held_on, &before, -1).await?;
    }
    q("INSERT INTO rhythm_answer (team_id, held_on, person_id, word) VALUES ($1, $2, $3, $4)
        ON CONFLICT (team_id, held_on, person_id) DO UPDATE SET word = excluded.word")
    .bind(team)
    .bind(held_on)
    .bind(person)
    .bind(word)
    .run(tx)
    .await?;
    add(tx, team, held_on, word, 1).await
}

/// What the day of all teams takes in of a time `w`: what others see of it, or the difference
/// between the days and the teams would tell the rest. As `rules::kept` and `Held::from_outside`.
macro_rules! of_time {
    ($what:literal) => {
        concat!(
            "CASE WHEN w.people >= $3 AND w.yes + w.partly + w.taken >= $3
                AND (w.yes + w.partly + w.taken < w.people
                    OR (w.yes + w.partly > 0 AND w.partly + w.taken > 0)) THEN ",
            $what,
            " ELSE 0 END"
        )
    };
}
macro_rules! kept {
    () => {
        of_time!("w.minutes * (2 * w.yes + w.partly) / (2 * (w.yes + w.partly + w.taken))")
    };
}
macro_rules! known {
    () => {
        of_time!("w.minutes")
    };
}
macro_rules! counted {
    () => {
        of_time!("w.yes + w.partly + w.taken")
    };
}

/// Moves the sums by one answer. The week goes first: its row is then ours, and `kept`, `known` and
/// `counted` are what the day already holds of it.
async fn add(tx: &mut Tx, team: TeamId, held_on: Date, word: &str, by: i64) -> Result<()> {
    let is = |w: &str| if w == word { by } else { 0 };
    q("UPDATE rhythm_week SET yes = yes + $3, partly = partly + $4, taken = taken + $5
        WHERE team_id = $1 AND held_on = $2")
    .bind(team)
    .bind(held_on)
    .bind(is("yes"))
    .bind(is("partly"))
    .bind(is("taken"))
    .run(tx)
    .await?;
    let day = concat!(
        "UPDATE rhythm_day AS d SET (kept, known, answers) = (SELECT d.kept + ",
        kept!(),
        " - w.kept, d.known + ",
        known!(),
        " - w.known, d.answers + ",
        counted!(),
        " - w.counted FROM rhythm_week w WHERE w.team_id = $1 AND w.held_on = $2)
         WHERE d.held_on = $2 AND EXISTS (SELECT 1 FROM rhythm_week w
             WHERE w.team_id = $1 AND w.held_on = $2 AND w.people >= $3)"
    );
    let week = concat!(
        "UPDATE rhythm_week AS w SET kept = ",
        kept!(),
        ", known = ",
        known!(),
        ", counted = ",
        counted!(),
        " WHERE w.team_id = $1 AND w.held_on = $2"
    );
    for text in [day, week] {
        q(text).bind(team).bind(held_on).bind(crate::rules::FOLD).run(tx).await?;
    }
    Ok(())
}

pub async fn find_answer(
    db: &mut Read,
    team: TeamId,
    held_on: Date,
    person: PersonId,
) -> Result<Option<String>> {
    q("SELECT word FROM rhythm_answer WHERE team_id = $1 AND held_on = $2 AND person_id = $3")
        .bind(team)
        .bind(held_on)
        .bind(person)
        .optional(db)
        .await
}

/// The times since `from` that a person has answered about.
pub async fn list_answered(
    db: &mut Read,
    person: PersonId,
    from: Date,
) -> Result<Vec<(TeamId, Date)>> {
    q("SELECT team_id, held_on FROM rhythm_answer WHERE person_id = $1 AND held_on >= $2")
        .bind(person)
        .bind(from)
        .all(db)
        .await
}

pub async fn list_answers_of(db: &mut Read, person: PersonId) -> Result<Vec<(Date, String)>> {
    q("SELECT held_on, word FROM rhythm_answer WHERE person_id = $1 ORDER BY held_on")
        .bind(person)
        .all(db)
        .await
}

/// Forgets who answered what before `day`.
pub async fn delete_answers(tx: &mut Tx, before: Date) -> Result<()> {
    q("DELETE FROM rhythm_answer WHERE held_on < $1").bind(before).run(tx).await.map(drop)
}

pub async fn delete_answers_of(tx: &mut Tx, person: PersonId) -> Result<()> {
    q("DELETE FROM rhythm_answer WHERE person_id = $1").bind(person).run(tx).await.map(drop)
}

/// A time of the last weeks: promised minutes and the answers.
#[derive(Debug, Clone)]
pub struct Week {
    pub held_on: Date,
    pub minutes: i64,
    pub yes: i64,
    pub partly: i64,
    pub taken: i64,
    /// How many belonged to the team then.
    pub people: i64,
}

impl Week {
    pub fn held(&self) -> Held {
        let Self { held_on: on, minutes: promised, yes, partly, taken, .. } = *self;
        let answers = yes + partly + taken;
        let known = if answers == 0 { 0 } else { promised };
        Held { on, promised, kept: rules::kept(promised, yes, partly, taken), known, answers }
    }
}

/// What a team's page says of its time and direction.
#[derive(Debug, Clone, Default)]
pub struct Board {
    pub lines: Vec<Direction>,
    pub slot: Option<Slot>,
    pub weeks: Vec<Week>,
}

cairn_store::row! {
    /// A line, a week or the slot, as `part` says.
    struct BoardRow {
        part: String,
        id: Option<ObjectId>,
        day: Option<Date>,
        number: i64,
        yes: i64,
        partly: i64,
        taken: i64,
        people: i64,
        first: Option<String>,
        second: Option<String>,
    }
}

/// The lines of the quarter, the slot on `today` and the times from `from` on, in one query,
/// because the team's page asks many features.
pub async fn find_board(
    db: &mut Read,
    team: TeamId,
    quarter: Quarter,
    today: Date,
    from: Date,
) -> Result<Board> {
    let rows: Vec<BoardRow> = q("SELECT 'line', d.object_id, NULL, d.place, 0, 0, 0, 0, d.line,
        d.why
        FROM rhythm_direction d JOIN objects_object o ON o.id = d.object_id
        WHERE d.team_id = $1 AND d.quarter = $2 AND o.hidden_at IS NULL
        UNION ALL
        SELECT 'week', NULL, held_on, minutes, yes, partly, taken, people, NULL, NULL
        FROM rhythm_week WHERE team_id = $1 AND held_on >= $4
        UNION ALL
        SELECT 'slot', NULL, NULL, s.weekday, 0, 0, 0, 0, s.starts, s.ends FROM (
            SELECT weekday, starts, ends FROM rhythm_time WHERE team_id = $1 AND from_on <= $3
            AND (to_on IS NULL OR to_on > $3) ORDER BY from_on DESC, id LIMIT 1) s
        ORDER BY 1, 3 NULLS FIRST, 4")
    .bind(team)
    .bind(quarter.code())
    .bind(today)
    .bind(from)
    .all(db)
    .await?;
    let mut board = Board::default();
    for row in rows {
        board.take(row);
    }
    Ok(board)
}

impl Board {
    fn take(&mut self, row: BoardRow) {
        let (first, second) = (row.first.unwrap_or_default(), row.second.unwrap_or_default());
        match (row.part.as_str(), row.id, row.day) {
            ("line", Some(id), _) => {
                let (place, line, why) = (row.number, first, second);
                self.lines.push(Direction { id, place, line, why, hidden: false });
            }
            ("week", _, Some(held_on)) => {
                let BoardRow { number: minutes, yes, partly, taken, people, .. } = row;
                self.weeks.push(Week { held_on, minutes, yes, partly, taken, people });
            }
            _ => self.slot = slot((row.number, first, second)),
        }
    }
}

cairn_store::row! {
    /// A day of all teams: promised, kept, of how much anything is known, and by how many answers.
    #[derive(Debug, Clone)]
    pub struct Day {
        pub held_on: Date,
        pub minutes: i64,
        pub kept: i64,
        pub known: i64,
        pub answers: i64,
    }
}

impl Day {
    pub fn held(&self) -> Held {
        let Self { held_on: on, minutes: promised, kept, known, answers, .. } = *self;
        Held { on, promised, kept, known, answers }
    }
}

/// The days from `from` on, of all teams of five people or more.
pub async fn list_days(db: &mut Read, from: Date) -> Result<Vec<Day>> {
    q("SELECT held_on, minutes, kept, known, answers FROM rhythm_day WHERE held_on >= $1
        ORDER BY held_on")
    .bind(from)
    .all(db)
    .await
}

cairn_store::row! {
    /// A line of what a team wants to get better at.
    #[derive(Debug, Clone)]
    pub struct Direction {
        pub id: ObjectId,
        pub place: i64,
        pub line: String,
        pub why: String,
        /// Reported: nobody is shown it until a curator has looked.
        pub hidden: bool,
    }
}

cairn_store::row! {
    /// A line with the team and the quarter it stands for.
    #[derive(Debug, Clone)]
    pub struct DirectionOf {
        pub team: TeamId,
        pub team_name: String,
        pub quarter: String,
        pub line: String,
        pub why: String,
    }
}

/// One line, for those who may see it.
///
/// # Errors
/// `NotFound`.
pub async fn find_direction(db: &mut Read, actor: &Actor, id: ObjectId) -> Result<DirectionOf> {
    const FIND: &str = concat!(
        "SELECT d.team_id, t.name, d.quarter, d.line, d.why FROM rhythm_direction d
         JOIN objects_object o ON o.id = d.object_id JOIN people_team t ON t.id = d.team_id
         WHERE d.object_id = $3 AND ",
        visible!()
    );
    q(FIND).viewer(actor).bind(id).one(db).await
}

/// A team's lines, the hidden ones too.
pub async fn list_directions(
    db: &mut Read,
    team: TeamId,
    quarter: Quarter,
) -> Result<Vec<Direction>> {
    q("SELECT d.object_id, d.place, d.line, d.why,
        CASE WHEN o.hidden_at IS NULL THEN 0 ELSE 1 END
        FROM rhythm_direction d JOIN objects_object o ON o.id = d.object_id
        WHERE d.team_id = $1 AND d.quarter = $2 ORDER BY d.place")
    .bind(team)
    .bind(quarter.code())
    .all(db)
    .await
}

pub async fn insert_direction(
    tx: &mut Tx,
    id: ObjectId,
    team: TeamId,
    quarter: Quarter,
    place: usize,
    (line, why): (&str, &str),
) -> Result<()> {
    q("INSERT INTO rhythm_direction (object_id, team_id, quarter, place, line, why)
        VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(id)
    .bind(team)
    .bind(quarter.code())
    .bind(i64::try_from(place).unwrap_or(0))
    .bind(line)
    .bind(why)
    .run(tx)
    .await
    .map(drop)
}

pub async fn update_direction(tx: &mut Tx, id: ObjectId, line: &str, why: &str) -> Result<()> {
    q("UPDATE rhythm_direction SET line = $2, why = $3 WHERE object_id = $1")
        .bind(id)
        .bind(line)
        .bind(why)
        .run(tx)
        .await
        .map(drop)
}
