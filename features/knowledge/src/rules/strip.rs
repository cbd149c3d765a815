//! Takes out of photos and films what stands beside the picture: position, camera, owner, a photo's
//! time, previews, and whatever follows the end (a phone's "moving photo" hides a film with its
//! position there, which the usual crates leave). Only what shows the picture stays; nothing is
//! encoded again, so that it loses nothing. Photos go by lists of what stays: a new kind of
//! metadata is out until somebody lets it in. Films go by such lists too, and keep their length.

mod fragments;
mod gif;
mod jpeg;
mod mp4;
mod png;
mod tracks;
mod webm;
mod webp;

pub use gif::strip as gif;
pub use jpeg::strip as jpeg;
pub use mp4::{begins as is_boxed, strip as mp4};
pub use png::strip as png;
pub use webm::strip as webm;
pub use webp::strip as webp;

/// A picture with nothing beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub content: Vec<u8>,
    /// What a browser makes room for, however small the file.
    pub pixels: u64,
}

impl Picture {
    /// Nothing where no picture was found between its beginning and its end.
    fn of(content: Vec<u8>, pixels: u64, found: bool) -> Option<Self> {
        (found && pixels > 0).then_some(Self { content, pixels })
    }
}

/// Reads bytes without ever going past their end.
#[derive(Debug, Clone)]
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let part = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(part)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|part| part[0])
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }
}

/// A number of few bytes, the smallest first, as width and height stand in a picture.
fn little(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

/// The same, the largest first.
fn big(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

fn big_u32(bytes: &[u8]) -> Option<usize> {
    let four: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// A box of a film, for tests.
#[cfg(test)]
fn boxed(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
    [&length[..], kind, body].concat()
}
