//! Why nothing can be written, where that lasts until somebody does something about it.

use std::{
    io::ErrorKind,
    sync::{Mutex, PoisonError},
};

use cairn_ground::{Error, Result};

use crate::{Engine, Store, Tx, q};

/// What stands in the way of everything that is written. Waiting does not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No room on the disk of the database or of the files.
    Full,
    /// The files or their disk belong to somebody else, are read-only or fail.
    Unwritable,
    /// `PostgreSQL` only lets read.
    Standby,
}

impl Trouble {
    const ALL: [Self; 3] = [Self::Full, Self::Unwritable, Self::Standby];

    /// For whoever runs Cairn: the cause, and what to do.
    pub fn words(self) -> &'static str {
        match self {
            Self::Full => "the disk is full: make room on it, and Cairn goes on by itself",
            Self::Unwritable => {
                "the data cannot be written: see that the user who runs Cairn owns the data folder \
                 and all in it, and that its disk is sound and not mounted read-only"
            }
            Self::Standby => {
                "PostgreSQL only lets Cairn read: name the server that takes changes in \
                 --database, or end its read-only mode"
            }
        }
    }

    /// What the text of [`Error::Busy`] tells, if it is a trouble that lasts.
    pub fn told_by(why: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| why.starts_with(trouble.words()))
    }

    /// What a database's own code means.
    pub(crate) fn of(engine: Engine, cause: &sqlx::Error) -> Option<Self> {
        let code = cause.as_database_error()?.code()?;
        match (engine, code.as_ref()) {
            (Engine::Sqlite, "13") | (Engine::Postgres, "53100") => Some(Self::Full),
            (Engine::Postgres, "25006") => Some(Self::Standby),
            (Engine::Postgres, _) => None,
            // A file that could not be written or synchronised; else the last byte of an extended
            // code says what it extends, and 8 is a database that only lets read.
            (Engine::Sqlite, "778" | "1034") => Some(Self::Unwritable),
            (Engine::Sqlite, code) => {
                (code.parse::<u32>().ok()? & 0xff == 8).then_some(Self::Unwritable)
            }
        }
    }

    pub(crate) fn of_file(cause: &std::io::Error) -> Option<Self> {
        match cause.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some(Self::Full),
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Some(Self::Unwritable),
            _ => None,
        }
    }

    /// With what the database or the disk itself said.
    pub(crate) fn error(self, cause: &impl std::fmt::Display) -> Error {
        Error::Busy(format!("{} ({cause})", self.words()))
    }
}

/// The trouble last met, until a try shows that it is over.
#[derive(Debug, Default)]
pub(crate) struct Met(Mutex<Option<Trouble>>);

impl Met {
    pub(crate) fn set(&self, trouble: Option<Trouble>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    fn get(&self) -> Option<Trouble> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// More than a page of `SQLite`'s and than most of what people send at once: on a disk that is
/// almost full, a few bytes still go in.
const TRY: usize = 64 * 1024;

impl Store {
    /// Whether it can be written to. Nothing is asked of the database until a write has met
    /// trouble; from then on each call tries whether it is over.
    ///
    /// # Errors
    /// The trouble, while it lasts.
    pub async fn writable(&self) -> Result<(), Trouble> {
        if self.met.get().is_none() {
            return Ok(());
        }
        if self.write(|tx| Box::pin(try_room(tx))).await.is_ok() {
            self.met.set(None);
        }
        self.met.get().map_or(Ok(()), Err)
    }
}

/// Writes a row and takes it away again: both go through the log, to the disk.
async fn try_room(tx: &mut Tx) -> Result<()> {
    q("INSERT INTO store_setting (name, value) VALUES ('room', $1)")
        .bind("x".repeat(TRY))
        .run(tx)
        .await?;
    q("DELETE FROM store_setting WHERE name = 'room'").run(tx).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trouble_is_known_again_by_its_words_and_being_busy_is_none() {
        for trouble in Trouble::ALL {
            let Error::Busy(why) = trouble.error(&"os error 28") else { panic!("busy") };
            assert_eq!(Trouble::told_by(&why), Some(trouble), "{why}");
        }
        assert_eq!(Trouble::told_by("database is locked"), None);
    }
}
