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
/// was not committed either, and is passed over. Lines that somebody put together by hand may lie
/// behind one another or after a mark of UTF-8.
///
/// # Errors
/// `Busy` when the file is there but cannot be read; `Internal`, with the line, when one says
/// nothing that can be read: somebody may be named there.
pub fn read(path: &Path) -> Result<Vec<PersonId>> {
    let text = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Error::Busy(format!("{}: {e}", path.display()))),
    };
    let mut people = Vec::new();
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let wrong = || {
            let (file, number) = (path.display(), number + 1);
            Error::Internal(format!("line {number} of {file} cannot be read; put it right"))
        };
        people.extend(erased(line).ok_or_else(wrong)?);
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// What a line names; nothing if it was cut off.
fn erased(line: &str) -> Option<Vec<PersonId>> {
    let mut people = Vec::new();
    for value in serde_json::Deserializer::from_str(line).into_iter::<Value>() {
        match value {
            Ok(value) => people.push(value["erased"].as_str()?.parse().ok()?),
            Err(error) if error.is_eof() && line.starts_with('{') => break,
            Err(_) => return None,
        }
    }
    Some(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "0198a000-0000-7000-8000-000000000001";
    const TWO: &str = "0198a000-0000-7000-8000-000000000002";

    fn line(person: &str) -> String {
        format!("{{\"at\":\"2026-03-02T08:00:00Z\",\"erased\":\"{person}\"}}")
    }

    fn read_text(text: &str) -> Result<Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erased.jsonl");
        std::fs::write(&path, text).unwrap();
        Ok(read(&path)?.into_iter().map(|person| person.to_string()).collect())
    }

    #[test]
    fn lines_put_together_by_hand_name_everybody() {
        for text in [
            format!("{}\n{}\n", line(ONE), line(TWO)),
            format!("{}{}", line(TWO), line(ONE)),
            format!("\u{feff}{}\r\n{}\r\n\r\n", line(ONE), line(TWO)),
            format!("{}\n{}\n{}", line(ONE), &line(ONE)[..40], line(TWO)),
        ] {
            assert_eq!(read_text(&text).unwrap(), [ONE, TWO], "{text}");
        }
        assert_eq!(read_text(&line(ONE)[..40]).unwrap(), [""; 0], "cut off by a power failure");
    }

    #[test]
    fn a_line_that_says_nothing_is_named_instead_of_passed_over() {
        for wrong in ["Alva", "{\"erased\":\"somebody\"}", "[]", "{}"] {
            let error = read_text(&format!("{}\n{wrong}\n", line(ONE))).unwrap_err();
            assert!(error.to_string().contains("line 2 of"), "{wrong}: {error}");
        }
    }
}
