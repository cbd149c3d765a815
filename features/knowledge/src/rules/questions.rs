//! Questions: who can be asked, what stands for a title, when a question goes further. Pure.

use cairn_ground::{Audience, Instant, PersonId, Refusal, Result, TeamId, dates, limits, text};
use jiff::tz::TimeZone;

/// Whom somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    Person(PersonId),
    Team(TeamId),
    Everyone,
}

impl Whom {
    /// The word stored and used in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Team(_) => "team",
            Self::Everyone => "everyone",
        }
    }

    pub fn audience(self) -> Audience {
        match self {
            Self::Person(_) => Audience::Participants,
            Self::Team(_) => Audience::Team,
            Self::Everyone => Audience::Organisation,
        }
    }
}

/// How far a question has gone without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Asked,
    /// The learning lead knows of it.
    Lead,
    /// The asker was offered to let everyone see it, or everyone does.
    Wider,
}

impl Stage {
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Lead => "lead",
            Self::Wider => "wider",
        }
    }

    pub fn parse(word: &str) -> Self {
        match word {
            "asked" => Self::Asked,
            "lead" => Self::Lead,
            _ => Self::Wider,
        }
    }
}

/// How long a question waits at each stage.
const WORKING_DAYS: u32 = 2;
/// A title that is quoted in lists and messages.
const TITLE: usize = 140;

/// The same time of day, two working days later where the asker is.
pub fn moves_at(now: Instant, zone: &TimeZone) -> Instant {
    let wall = now.on_wall(zone);
    dates::at(dates::plus_working_days(wall.date(), WORKING_DAYS), wall.time(), zone)
}

/// The words of a question. A photo can be the whole question.
///
/// # Errors
/// Refuses nothing at all, and more than a paragraph.
pub fn body(raw: &str, has_photo: bool) -> Result<String> {
    if has_photo {
        let words = text::optional_paragraph("text", raw, limits::PARAGRAPH)?;
        return Ok(words.unwrap_or_default());
    }
    text::paragraph("text", raw, limits::PARAGRAPH)
}

/// The first line, cut at a word: what stands for the whole in lists.
pub fn title(body: &str) -> String {
    let first = body.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if first.chars().count() <= TITLE {
        return first.to_owned();
    }
    let cut: String = first.chars().take(TITLE - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole.trim_end_matches([',', '.', ';', ':', '–']))
}

/// Whom a question can go to.
///
/// # Errors
/// Refuses oneself and a team one is not in.
pub fn may_ask(whom: Whom, me: PersonId, teams: &[TeamId]) -> Result<()> {
    match whom {
        Whom::Person(person) if person == me => Err(Refusal::field("ask-yourself", "to").into()),
        Whom::Team(team) if !teams.contains(&team) => Err(Refusal::field("choose", "whom").into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_ground::Id;

    #[test]
    fn two_working_days_are_counted_on_the_asker_s_wall() {
        let stockholm = TimeZone::get("Europe/Stockholm").unwrap();
        let moves = |now| moves_at(Instant::parse(now).unwrap(), &stockholm).rfc3339();
        assert_eq!(moves("2026-03-02T08:00:00Z"), "2026-03-04T08:00:00.000000Z");
        assert_eq!(moves("2026-03-06T14:00:00Z"), "2026-03-10T14:00:00.000000Z", "a weekend");
        assert_eq!(moves("2026-03-27T08:00:00Z"), "2026-03-31T07:00:00.000000Z", "summer time");
    }

    #[test]
    fn a_title_is_the_first_line_cut_at_a_word() {
        assert_eq!(title("\n Vilket moment?\nPå flänsen."), "Vilket moment?");
        let long = title(&"moment ".repeat(60));
        assert!(long.ends_with("moment…") && long.chars().count() <= TITLE, "{long}");
        assert_eq!(title(""), "");
    }

    #[test]
    fn a_photo_can_be_the_whole_question() {
        assert_eq!(body("  ", true).unwrap(), "");
        assert!(body("  ", false).is_err());
    }

    #[test]
    fn nobody_asks_themselves_or_a_team_they_are_not_in() {
        let (me, other) = (PersonId(Id::from_u128(1)), PersonId(Id::from_u128(2)));
        let (mine, theirs) = (TeamId(Id::from_u128(3)), TeamId(Id::from_u128(4)));
        assert!(may_ask(Whom::Person(other), me, &[mine]).is_ok());
        assert!(may_ask(Whom::Person(me), me, &[mine]).is_err());
        assert!(may_ask(Whom::Team(mine), me, &[mine]).is_ok());
        assert!(may_ask(Whom::Team(theirs), me, &[mine]).is_err());
    }
}
