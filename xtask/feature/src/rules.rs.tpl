//! What a note is. Pure: no database, no clock.

use cairn_ground::{Result, limits, text};

/// A note that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub text: String,
}

impl Note {
    /// # Errors
    /// Refuses what is empty or longer than a line, naming the field.
    pub fn parse(raw: &str) -> Result<Self> {
        Ok(Self { text: text::line("text", raw, limits::LINE)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_one_line_without_space_around_it() {
        let note = Note::parse("  the valve sticks \n").unwrap();
        assert_eq!(note.text, "the valve sticks");
    }

    #[test]
    fn an_empty_or_endless_note_is_refused() {
        assert!(Note::parse("   ").is_err());
        assert!(Note::parse(&"x".repeat(limits::LINE + 1)).is_err());
    }
}
