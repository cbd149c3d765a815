//! What a note is. Pure: no database, no clock.

use cairn_ground::{Actor, Audience, Result, limits, text};

/// A note that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub title: String,
    /// More about it, or nothing.
    pub text: String,
}

impl Note {
    /// # Errors
    /// Refuses what is empty or too long, naming the field.
    pub fn parse(title: &str, text: &str) -> Result<Self> {
        Ok(Self {
            title: text::line("title", title, limits::LINE)?,
            text: text::optional_paragraph("text", text, limits::PARAGRAPH)?.unwrap_or_default(),
        })
    }
}

/// A note is for the team; who has none notes for themselves.
pub fn audience(actor: &Actor) -> Audience {
    let has_team = actor.person().is_ok_and(|person| person.home_team.is_some());
    if has_team { Audience::Team } else { Audience::Me }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_one_line_and_perhaps_more() {
        let note = Note::parse("  the valve sticks \n", " \n").unwrap();
        assert_eq!((note.title.as_str(), note.text.as_str()), ("the valve sticks", ""));
    }

    #[test]
    fn an_empty_or_endless_note_is_refused() {
        assert!(Note::parse("   ", "when it is cold").is_err());
        assert!(Note::parse(&"x".repeat(limits::LINE + 1), "").is_err());
        assert!(Note::parse("x", &"x".repeat(limits::PARAGRAPH + 1)).is_err());
    }
}
