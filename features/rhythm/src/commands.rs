//! What teams say of their time and their direction. Any member may; the page says who wrote it
//! last nowhere, because it is the team's.

use cairn_ground::{
    Actor, Audience, Error, ObjectId, Refusal, Result, TeamId, dates::Quarter, limits, text,
};
use cairn_objects::New;
use cairn_record::{Detail, Event};
use cairn_store::{Settings, Tx};
use jiff::civil::Date;

use crate::{
    events,
    rules::{self, Meeting, Slot},
    store,
};

/// Who belongs to the team, or manages it.
fn belongs(actor: &Actor, team: TeamId) -> Result<()> {
    if actor.teams().contains(&team) { Ok(()) } else { Err(Error::Forbidden) }
}

/// The team's weekly time; `None` when it has none any longer.
#[derive(Debug, Clone)]
pub struct SetTime {
    pub team: TeamId,
    pub slot: Option<Slot>,
}

pub async fn set_time(tx: &mut Tx, actor: &Actor, input: &SetTime) -> Result<()> {
    belongs(actor, input.team)?;
    let zone = Settings::load(tx).await?.zone;
    let today = tx.now().date(&zone);
    store::replace_time(tx, input.team, input.slot, today).await?;
    let event = Event { verb: events::SET_TIME, ..about_team(input.team, Audience::Team) };
    let event = match input.slot {
        Some(slot) => event
            .detail("weekday", Detail::Number(i64::from(slot.weekday)))
            .detail("minutes", Detail::Number(slot.minutes())),
        None => event.detail("word", Detail::Word("none")),
    };
    cairn_record::append(tx, actor, &event).await.map(drop)
}

fn about_team(team: TeamId, audience: Audience) -> Event<'static> {
    Event {
        verb: events::KEPT_TIME,
        object: ObjectId(team.0),
        kind: "team",
        audience,
        team: Some(team),
        title: "",
        because_of: None,
        details: Vec::new(),
    }
}

/// One member's answer about one time.
#[derive(Debug, Clone)]
pub struct SayKept {
    pub team: TeamId,
    pub held_on: Date,
    pub word: String,
}

/// Answers, or changes the answer. The statement is the member's own and says that there was an
/// answer, not which: the word is forgotten after three days, and a statement stays. The days are
/// those by which it is forgotten and the figure shown: in a zone of one's own one could answer
/// after that, and be counted twice.
///
/// # Errors
/// Refuses a time that was not promised, is not over or too long ago.
pub async fn say_kept(tx: &mut Tx, actor: &Actor, input: &SayKept) -> Result<()> {
    belongs(actor, input.team)?;
    let me = actor.person()?;
    let Some(word) = rules::WORDS.into_iter().find(|word| *word == input.word) else {
        return Err(Refusal::field("choose", "word").into());
    };
    let today = tx.now().date(&Settings::load(tx).await?.zone);
    let earliest = cairn_ground::dates::plus_days(today, -i32::from(rules::ANSWER_DAYS));
    let asked = store::find_slot_on(tx, input.team, input.held_on).await?;
    let Some(slot) = asked.filter(|_| (earliest..today).contains(&input.held_on)) else {
        return Err(Refusal::field("not-asked", "word").saying("rhythm-refused-over").into());
    };
    store::insert_week(tx, input.team, input.held_on, slot.minutes()).await?;
    store::answer(tx, input.team, input.held_on, me.id, word).await?;
    let event = about_team(input.team, Audience::Me);
    cairn_record::append(tx, actor, &event).await.map(drop)
}

/// One to three lines for this quarter, each with why; empty lines are left out.
#[derive(Debug, Clone)]
pub struct SetDirection {
    pub team: TeamId,
    pub lines: Vec<(String, String)>,
    /// Marks of the lines that the form was made of ([`rules::mark`]): what it did not know stays.
    pub made_of: Option<Vec<String>>,
}

/// The form's fields of the three lines.
pub const LINE_FIELDS: [(&str, &str); 3] =
    [("line1", "why1"), ("line2", "why2"), ("line3", "why3")];

/// The form's marks of what it was made of.
pub const MADE_OF: [&str; 3] = ["was1", "was2", "was3"];

pub async fn set_direction(tx: &mut Tx, actor: &Actor, input: &SetDirection) -> Result<()> {
    belongs(actor, input.team)?;
    let me = actor.person()?;
    let zone = Settings::load(tx).await?.zone;
    let quarter = Quarter::of(tx.now().date(&zone));
    let lang = me.locale.tag();
    let before = store::list_directions(tx, input.team, quarter).await?;
    unlike(&input.lines)?;
    for (place, (line_field, why_field)) in LINE_FIELDS.into_iter().enumerate() {
        let (line, why) = input.lines.get(place).cloned().unwrap_or_default();
        let line = text::optional_line(line_field, &line, limits::LINE)?;
        let why = text::optional_line(why_field, &why, limits::LINE)?.unwrap_or_default();
        if line.is_none() && !why.is_empty() {
            return Err(Refusal::field("required", line_field).into());
        }
        let known = before.iter().find(|d| usize::try_from(d.place) == Ok(place));
        let sent = (line.as_deref().unwrap_or_default(), why.as_str());
        let stands = rules::standing(known);
        let was = input.made_of.as_ref().and_then(|made_of| made_of.get(place));
        match was.map(|was| rules::meeting(was, stands, sent)) {
            Some(Meeting::Theirs) => continue,
            Some(Meeting::Both) => {
                let both = Refusal::field("conflict", line_field);
                return Err(both.saying("rhythm-refused-both").into());
            }
            Some(Meeting::Mine) | None => {}
        }
        match (known, line) {
            (None, None) => {}
            // Somebody reported it: it stays as it is until a curator has looked.
            (Some(known), None) if known.hidden => {}
            (Some(known), Some(line)) if known.hidden => {
                cairn_objects::remove(tx, known.id).await?;
                add_line(tx, actor, input.team, quarter, place, &line, &why).await?;
            }
            (Some(known), Some(line)) if known.line == line && known.why == why => {}
            (Some(known), Some(line)) => {
                store::update_direction(tx, known.id, &line, &why).await?;
                cairn_objects::retitle(tx, known.id, &line, lang).await?;
                said(tx, actor, known.id, "changed").await?;
            }
            (Some(known), None) => {
                let object = cairn_objects::find_any(tx, known.id).await?;
                let event = Event::about(events::DROPPED_DIRECTION, &object);
                cairn_record::append(tx, actor, &event).await?;
                cairn_objects::remove(tx, known.id).await?;
            }
            (None, Some(line)) => {
                add_line(tx, actor, input.team, quarter, place, &line, &why).await?;
            }
        }
    }
    Ok(())
}

/// Two lines that say the same are one.
fn unlike(lines: &[(String, String)]) -> Result<()> {
    let same = |a: &str, b: &str| !a.is_empty() && a.to_lowercase() == b.to_lowercase();
    for (place, (field, _)) in LINE_FIELDS.into_iter().enumerate() {
        let words = |(line, _): &(String, String)| line.trim().to_owned();
        let Some(line) = lines.get(place).map(words) else { continue };
        if lines.iter().take(place).map(words).any(|other| same(&other, &line)) {
            return Err(Refusal::field("same", field).saying("rhythm-refused-same").into());
        }
    }
    Ok(())
}

async fn add_line(
    tx: &mut Tx,
    actor: &Actor,
    team: TeamId,
    quarter: Quarter,
    place: usize,
    line: &str,
    why: &str,
) -> Result<()> {
    let id = tx.new_id();
    let new = New {
        id,
        kind: "direction",
        title: line,
        lang: actor.person()?.locale.tag(),
        owner: None,
        team: Some(team),
        audience: Audience::Organisation,
        href: format!("/directions/{id}"),
    };
    let id = cairn_objects::create(tx, &new).await?;
    store::insert_direction(tx, id, team, quarter, place, (line, why)).await?;
    said(tx, actor, id, "new").await
}

async fn said(tx: &mut Tx, actor: &Actor, id: ObjectId, word: &'static str) -> Result<()> {
    let object = cairn_objects::find_any(tx, id).await?;
    let event = Event::about(events::SET_DIRECTION, &object).detail("word", Detail::Word(word));
    cairn_record::append(tx, actor, &event).await.map(drop)
}
