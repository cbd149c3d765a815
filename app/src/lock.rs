//! One server per data folder: an exclusive lock on a file, held as long as the process lives.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use anyhow::{Context, Result};

use crate::cli::OWN_USER;

/// Holds the folder until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the folder, creating it if needed; `None` when another process has it.
///
/// # Errors
/// Says what is wrong with the folder.
pub fn take(data: &Path) -> Result<Option<Lock>> {
    std::fs::create_dir_all(data).with_context(|| {
        format!(
            "cannot make the data folder {0}. Make it for the user who runs Cairn (sudo install \
             -d -o USER {0}), or say another with --data",
            data.display()
        )
    })?;
    private(data)?;
    let path = data.join("lock");
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(&path).with_context(
            || format!("cannot write in the data folder {}. {OWN_USER}", data.display()),
        )?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("cannot lock {}", path.display()))
        }
    }
}

/// Only the user who runs Cairn reads the folder.
fn private(data: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(data, std::fs::Permissions::from_mode(0o700)).with_context(
            || format!("{} is not yours to keep private. {OWN_USER}", data.display()),
        )?;
    }
    Ok(())
}
