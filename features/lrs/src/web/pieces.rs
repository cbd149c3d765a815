//! The files a person added, a piece at a time as the archive is sent.

use std::io;

use cairn_ground::{Error, Result};
use cairn_store::Blobs;
use futures_util::{StreamExt, stream::BoxStream};

/// What comes next in the archive.
pub enum Next {
    /// A file with this name.
    Begins(String),
    Goes(Vec<u8>),
    /// The file with this name is no longer on the disk.
    Gone(String),
    Ended,
}

/// Files on their way: name in the archive and name among the blobs.
pub struct Pieces {
    waiting: std::vec::IntoIter<(String, String)>,
    open: Option<BoxStream<'static, io::Result<Vec<u8>>>>,
}

impl Pieces {
    pub fn of(files: Vec<(String, String)>) -> Self {
        Self { waiting: files.into_iter(), open: None }
    }

    /// # Errors
    /// When a file that has begun cannot be read to its end.
    pub async fn next(&mut self, blobs: &Blobs) -> Result<Next> {
        if let Some(open) = &mut self.open {
            if let Some(piece) = open.next().await {
                return piece.map(Next::Goes).map_err(Error::internal);
            }
            self.open = None;
        }
        let Some((name, blob)) = self.waiting.next() else { return Ok(Next::Ended) };
        match blobs.size(&blob).await {
            Ok(size) => {
                self.open = Some(blobs.pieces(&blob, 0..size)?.boxed());
                Ok(Next::Begins(name))
            }
            Err(Error::NotFound) => Ok(Next::Gone(name)),
            Err(other) => Err(other),
        }
    }
}
