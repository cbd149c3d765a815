//! The journal of erased opaque ids: one line of JSON each, beside the database and in every
//! backup. It holds no name, so it may be kept for ever.

use std::{
    fs::{File, OpenOptions},
    io::{Read as _, Seek, SeekFrom, Write},
    path::Path,
};

use cairn_ground::{Error, Instant, PersonId, Result};
use serde_json::{Value, json};

/// Adds a line and waits until it lies on the disk.
///
/// # Errors
/// `Busy` when the folder is full or not writable.
pub fn append(path: &Path, person: PersonId, at: Instant) -> Result<()> {
    write(path, person, at).map_err(|e| Error::Busy(format!("{}: {e}", path.display())))
}

fn write(path: &Path, person: PersonId, at: Instant) -> std::io::Result<()> {
    let new = !path.exists();
    let mut file = OpenOptions::new().create(true).append(true).read(true).open(path)?;
    let mut line = format!("{}\n", json!({ "erased": person.to_string(), "at": at.rfc3339() }));
    if is_torn(&mut file)? {
        line.insert(0, '\n');
    }
    file.write_all(line.as_bytes())?;
    file.sync_all()?;
    match path.parent() {
        // The name of a new file is durable once its folder is.
        Some(folder) if new => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// Whether the last line was cut off by a power failure.
fn is_torn(file: &mut File) -> std::io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Everybody who was ever erased. A line cut off by a power failure stands for an erasure that
/// was not committed either, and is passed over.
///
/// # Errors
/// `Busy` when the file is there but cannot be read.
pub fn read(path: &Path) -> Result<Vec<PersonId>> {
    let text = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Error::Busy(format!("{}: {e}", path.display()))),
    };
    let mut people: Vec<PersonId> = text.lines().filter_map(erased).collect();
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

fn erased(line: &str) -> Option<PersonId> {
    let value: Value = serde_json::from_str(line).ok()?;
    value["erased"].as_str()?.parse().ok()
}
