//! Pure: what a file says, and what would change if it were true.

mod charset;
pub mod former;
pub mod heading;
pub mod manage;
pub mod plan;
pub mod row;
pub mod table;

use cairn_ground::{Arg, Refusal};

/// A file of people is bounded, by what is sent and by what is read of it.
pub const FILE_BYTES: usize = 10_000_000;
pub const ROWS: usize = 100_000;

/// What is wrong with one line of a file, as message `admin-row-{code}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub line: u64,
    pub code: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Problem {
    pub fn new(line: u64, code: &'static str) -> Self {
        Self { line, code, args: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub fn key(&self) -> String {
        format!("admin-row-{}", self.code)
    }
}

/// What is wrong with the whole file.
pub(crate) fn refuse(code: &'static str, key: &str) -> Refusal {
    Refusal::field(code, "file").saying(key)
}
