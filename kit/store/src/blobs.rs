//! Files people added, named by the SHA-256 of their content, on disk before the commit that
//! names them.

use std::{
    io::{Read, Seek, SeekFrom, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use cairn_ground::{Error, Result, Secrets};
use futures_util::stream::{self, Stream};
use sha2::{Digest, Sha256};

use crate::Trouble;

/// As much of a file as is read for one reader at a time. Whoever reads slowly, or not at all, must
/// not fill the memory.
const PIECE: u64 = 64 * 1024;

/// The folder of files below the data directory.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// What `content` is kept under.
    pub fn name_of(content: &[u8]) -> String {
        hex(&Sha256::digest(content))
    }

    /// Keeps `content` and gives its name. The same content is kept once.
    ///
    /// # Errors
    /// `Busy` when the disk is full or not writable.
    pub async fn put(&self, content: &[u8]) -> Result<String> {
        let name = Self::name_of(content);
        let path = self.path(&name)?;
        if tokio::fs::try_exists(&path).await.unwrap_or(false) {
            return Ok(name);
        }
        // In a thread, which goes on when whoever sent it does not wait.
        let content = content.to_vec();
        let written = tokio::task::spawn_blocking(move || write(&path, &content)).await;
        let written = written.unwrap_or_else(|stopped| Err(std::io::Error::other(stopped)));
        written.map_err(|e| match Trouble::of_file(&e) {
            Some(trouble) => trouble.error(&e),
            None => Error::Busy(format!("file: {e}")),
        })?;
        Ok(name)
    }

    /// How many bytes `name` has.
    ///
    /// # Errors
    /// `NotFound` when there is no such file.
    pub async fn size(&self, name: &str) -> Result<u64> {
        let found = tokio::fs::metadata(self.path(name)?).await;
        found.map(|it| it.len()).map_err(|_| Error::NotFound)
    }

    /// The bytes `range` of `name`, each piece read once the one before it was taken. The file is
    /// opened for each: one kept open for every reader would be more than a process may have.
    ///
    /// # Errors
    /// `NotFound` when the name is not a file's name.
    pub fn pieces(
        &self,
        name: &str,
        range: Range<u64>,
    ) -> Result<impl Stream<Item = std::io::Result<Vec<u8>>> + Send + 'static> {
        let path = self.path(name)?;
        Ok(stream::try_unfold(range, move |rest| next_piece(path.clone(), rest)))
    }

    /// Removes `name`; nothing happens when it is gone already.
    ///
    /// # Errors
    /// `NotFound` when the name is not a file's name.
    pub async fn remove(&self, name: &str) -> Result<()> {
        let _ = tokio::fs::remove_file(self.path(name)?).await;
        Ok(())
    }

    fn path(&self, name: &str) -> Result<PathBuf> {
        let sound = name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit());
        if sound { Ok(self.folder.join(&name[..2]).join(&name[2..])) } else { Err(Error::NotFound) }
    }
}

/// The first piece of `rest`, and what is left after it.
async fn next_piece(
    path: PathBuf,
    rest: Range<u64>,
) -> std::io::Result<Option<(Vec<u8>, Range<u64>)>> {
    if rest.is_empty() {
        return Ok(None);
    }
    let middle = rest.end.min(rest.start + PIECE);
    let read = tokio::task::spawn_blocking(move || read(&path, rest.start..middle));
    let piece = read.await.map_err(std::io::Error::other)??;
    Ok(Some((piece, middle..rest.end)))
}

fn read(path: &Path, range: Range<u64>) -> std::io::Result<Vec<u8>> {
    let mut file = std::fs::File::open(path)?;
    file.seek(SeekFrom::Start(range.start))?;
    let length = usize::try_from(range.end - range.start).map_err(std::io::Error::other)?;
    let mut piece = vec![0; length];
    file.read_exact(&mut piece)?;
    Ok(piece)
}

/// Whole or not at all. Two may be sent the same at once: each writes under a name of its own.
fn write(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)?;
    let unfinished = path.with_extension(format!("{}.new", Secrets.token()));
    let write = || {
        let mut file = std::fs::File::create(&unfinished)?;
        file.write_all(content)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, path)?;
        std::fs::File::open(folder)?.sync_all()
    };
    write().inspect_err(|_| drop(std::fs::remove_file(&unfinished)))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
