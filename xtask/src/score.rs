//! How many passed and failed, and how to read that from the runners' own summaries.

use std::fmt;
use std::ops::AddAssign;

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    pub passed: u64,
    pub failed: u64,
}

impl Score {
    pub fn gate(ok: bool) -> Self {
        Self { passed: u64::from(ok), failed: u64::from(!ok) }
    }

    /// Reads one line of nextest, of libtest or of our own runners; other lines say nothing.
    pub fn from_line(line: &str) -> Option<Self> {
        let line = line.trim();
        if let Some((head, counts)) = line.split_once(" run: ")
            && head.starts_with("Summary")
        {
            return Some(Self::from_counts(counts, ','));
        }
        if let Some(counts) = line.strip_prefix("test result: ") {
            return Some(Self::from_counts(counts.split_once(". ")?.1, ';'));
        }
        let ours = line.split_once(" passed, ")?;
        let failed = ours.1.strip_suffix(" failed")?;
        Some(Self { passed: ours.0.parse().ok()?, failed: failed.parse().ok()? })
    }

    /// `2 passed (1 slow), 1 failed, 1 timed out, 3 skipped`: what neither passed nor was left
    /// out on purpose has failed.
    fn from_counts(counts: &str, separator: char) -> Self {
        let mut score = Self::default();
        for part in counts.split(separator) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(word)) = (words.next(), words.next()) else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match word {
                "passed" => score.passed += number,
                "failed" | "timed" | "exec" => score.failed += number,
                _ => {}
            }
        }
        score
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(u64, u64)> {
        Score::from_line(line).map(|score| (score.passed, score.failed))
    }

    #[test]
    fn nextest_summaries_are_read() {
        let line = "     Summary [   0.103s] 3 tests run: 3 passed, 0 skipped";
        assert_eq!(read(line), Some((3, 0)));
        let line =
            "Summary [ 9.1s] 6/9 tests run: 2 passed (1 slow), 3 failed, 1 timed out, 4 skipped";
        assert_eq!(read(line), Some((2, 4)));
        assert_eq!(read("Summary [ 1s] 1 test run: 1 passed, 0 skipped"), Some((1, 0)));
    }

    #[test]
    fn libtest_summaries_are_read() {
        let line = "test result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out";
        assert_eq!(read(line), Some((3, 1)));
    }

    #[test]
    fn our_own_last_line_is_read_and_prose_is_not() {
        assert_eq!(read("12 passed, 1 failed"), Some((12, 1)));
        assert_eq!(read("it passed, nothing failed"), None);
        assert_eq!(read("test sums::are_right ... ok"), None);
    }

    #[test]
    fn a_gate_counts_as_one_test() {
        assert_eq!(Score::gate(true).to_string(), "1 passed, 0 failed");
        assert_eq!(Score::gate(false).to_string(), "0 passed, 1 failed");
    }
}
