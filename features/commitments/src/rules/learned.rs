//! A learned line.

use cairn_ground::{Refusal, Result, limits, text};

use super::How;

/// How long it took, as forms offer it: a quarter of an hour to a day.
pub const MINUTES: [i64; 6] = [15, 30, 60, 120, 240, 480];

/// A learned line that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnedLine {
    pub text: String,
    pub how: Option<How>,
    pub minutes: Option<i64>,
}

impl LearnedLine {
    /// # Errors
    /// Refuses no text or too much, a kind there is not, and no or endless time.
    pub fn parse(raw: &str, how: &str, minutes: Option<i64>) -> Result<Self> {
        let text = text::line("text", raw, limits::LINE)?;
        let how = match how {
            "" => None,
            word => Some(How::parse(word).ok_or_else(|| Refusal::field("choose", "how"))?),
        };
        // A hundred hours: longer than any course that is one line.
        if minutes.is_some_and(|n| !(1..=6_000).contains(&n)) {
            return Err(Refusal::field("choose", "minutes").into());
        }
        Ok(Self { text, how, minutes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_line_is_needed() {
        let line = LearnedLine::parse("  The valve\nsticks ", "", None).unwrap();
        assert_eq!(line.text, "The valve sticks");
        assert_eq!((line.how, line.minutes), (None, None));
    }

    #[test]
    fn there_are_nine_kinds_and_something_else() {
        assert_eq!(How::ALL.len(), 10);
        for how in How::ALL {
            assert_eq!(LearnedLine::parse("x", how.as_str(), None).unwrap().how, Some(*how));
        }
        assert!(LearnedLine::parse("x", "osmosis", None).is_err());
    }

    #[test]
    fn time_is_some_and_not_endless() {
        for minutes in MINUTES {
            assert!(LearnedLine::parse("x", "", Some(minutes)).is_ok());
        }
        for minutes in [0, -5, i64::MAX] {
            assert!(LearnedLine::parse("x", "", Some(minutes)).is_err());
        }
    }
}
