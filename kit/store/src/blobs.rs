//! Files people added, named by the SHA-256 of their content, on disk before the commit that
//! names them.

use std::path::PathBuf;

use cairn_ground::{Error, Result};
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

/// The folder of files below the data directory.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Keeps `content` and gives its name. The same content is kept once.
    ///
    /// # Errors
    /// `Busy` when the disk is full or not writable.
    pub async fn put(&self, content: &[u8]) -> Result<String> {
        let name = hex(&Sha256::digest(content));
        let path = self.path(&name)?;
        if tokio::fs::try_exists(&path).await.unwrap_or(false) {
            return Ok(name);
        }
        self.write(&path, content).await.map_err(|e| Error::Busy(format!("file: {e}")))?;
        Ok(name)
    }

    async fn write(&self, path: &std::path::Path, content: &[u8]) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        tokio::fs::create_dir_all(folder).await?;
        let unfinished = path.with_extension("new");
        let mut file = tokio::fs::File::create(&unfinished).await?;
        file.write_all(content).await?;
        file.sync_all().await?;
        tokio::fs::rename(&unfinished, path).await?;
        tokio::fs::File::open(folder).await?.sync_all().await
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

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
