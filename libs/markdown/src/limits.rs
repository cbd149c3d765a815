//! What is too much, and how that is said.

use std::fmt;

/// Largest text that is read, in bytes (1 MiB, about 300 printed pages).
pub const MAX_BYTES: usize = 1 << 20;

/// Largest page that is made of a text, in bytes (2 MiB). Text for people grows by a half when
/// rendered.
pub const MAX_HTML_BYTES: usize = 2 << 20;

/// Deepest nesting of blocks and marks that is read, in levels. No text for people comes near.
pub const MAX_DEPTH: usize = 100;

/// Why a text was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// The text is longer than [`MAX_BYTES`], or what is made of it than its own limit.
    TooLarge {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Lists, quotes, tables or marks stand inside each other deeper than allowed.
    TooDeep,
    /// It holds so many signs or tags in one place that reading them takes long. No text for people
    /// comes near.
    TooTangled,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "the text has {bytes} bytes, more than is allowed")
            }
            Self::TooDeep => write!(f, "the text is nested too deeply"),
            Self::TooTangled => write!(f, "the text has too many signs or tags in one place"),
        }
    }
}

impl std::error::Error for Error {}

/// Checks the length of a text.
pub(crate) fn check_size(text: &str) -> Result<(), Error> {
    if text.len() > MAX_BYTES { Err(Error::TooLarge { bytes: text.len() }) } else { Ok(()) }
}
