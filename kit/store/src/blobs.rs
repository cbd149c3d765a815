//! Files people added, named by the SHA-256 of their content, on disk before the commit that
//! names them.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use cairn_ground::{Error, Result, Secrets};
use sha2::{Digest, Sha256};

use crate::Trouble;

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

    /// The content of `name`.
    ///
    /// # Errors
    /// `NotFound` when there is no such file.
    pub async fn get(&self, name: &str) -> Result<Vec<u8>> {
        tokio::fs::read(self.path(name)?).await.map_err(|_| Error::NotFound)
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
