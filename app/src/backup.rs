//! One file that holds everything: every row, every uploaded file, the list of erased persons.
//!
//! A zip archive: `cairn.json` (version, migrations, counts), `tables/NAME.jsonl`,
//! `files/…` and `erased.jsonl`. It is taken out of one snapshot while the server runs, and the
//! same file is read back on `SQLite` or `PostgreSQL` of the kind it was made on.
//!
//! An archive tells of each part whether it came as it was put in. It does not tell that a file had
//! changed on the disk before, nor that the list of the erased was left out by whoever packed it
//! anew: [`check`] asks for those two. A file somebody took out on purpose is not asked for.

use std::{
    fs::File,
    io::{BufRead, BufReader, ErrorKind, Read as _, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use cairn_feature::Assembled;
use cairn_ground::Error;
use cairn_store::{Blobs, dump};
use serde::{Deserialize, Serialize};
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::say::failed;

/// What the archive says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Of this format.
    version: u32,
    /// `Sqlite` or `Postgres`.
    engine: String,
    migrations: Vec<String>,
    /// Table and number of rows.
    tables: Vec<(String, u64)>,
    pub files: u64,
    /// The files that were no more what their names say when the backup was made: as they are, they
    /// are better than none.
    #[serde(default)]
    pub damaged: Vec<String>,
    /// Whether the list of the erased is in it. Once a list of nobody was left out.
    #[serde(default)]
    lists_erased: bool,
}

impl Manifest {
    /// How many rows all tables have.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

const VERSION: u32 = 1;
const JOURNAL: &str = "erased.jsonl";

fn internal(error: impl std::fmt::Display) -> Error {
    Error::internal(error)
}

/// Writes the backup; an unfinished one never has the final name.
///
/// # Errors
/// Says why the file cannot be written.
pub async fn write(house: &Assembled, data: &Path, file: &Path) -> Result<Manifest> {
    may_replace(data, file)?;
    let unfinished = PathBuf::from(format!("{}.part", file.display()));
    let written = write_to(house, data, &unfinished).await;
    if written.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    let words = || format!("cannot write {}; make room, or give another place", file.display());
    let manifest = written.with_context(words)?;
    std::fs::rename(&unfinished, file).with_context(words)?;
    Ok(manifest)
}

/// Only an older backup is overwritten, or a file without a byte elsewhere: FILE is where the
/// backup goes, and who takes it for what is backed up would lose the database.
fn may_replace(data: &Path, file: &Path) -> Result<()> {
    let Ok(there) = std::fs::symlink_metadata(file) else { return Ok(()) };
    let ours = file.parent().is_some_and(|folder| same_folder(folder, data));
    let empty = there.is_file() && there.len() == 0 && !ours;
    let older = there.is_file() && open(file).is_ok();
    if !empty && !older {
        bail!(
            "{} is there already and is not a backup; give the backup another name",
            file.display()
        );
    }
    Ok(())
}

fn same_folder(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        std::fs::canonicalize(if path == Path::new("") { Path::new(".") } else { path })
    };
    matches!((real(one), real(other)), (Ok(one), Ok(other)) if one == other)
}

async fn write_to(house: &Assembled, data: &Path, unfinished: &Path) -> Result<Manifest> {
    let store = &house.house.store;
    // What is deleted, perhaps with the person whose it was, goes into no backup any more.
    cairn_knowledge::clear_files(store, &house.house.blobs).await.map_err(failed)?;
    let mut zip = ZipWriter::new(private_file(unfinished)?);
    let options = SimpleFileOptions::default().large_file(true);
    let mut tables: Vec<(String, u64)> = Vec::new();
    store
        .dump(&mut |table, line| match line {
            None => {
                tables.push((table.to_owned(), 0));
                zip.start_file(format!("tables/{table}.jsonl"), options).map_err(internal)
            }
            Some(line) => {
                if let Some(last) = tables.last_mut() {
                    last.1 += 1;
                }
                writeln!(zip, "{line}").map_err(internal)
            }
        })
        .await
        .map_err(failed)?;
    let (files, damaged) = add_files(&mut zip, options, &data.join("files"))?;
    zip.start_file(JOURNAL, options)?;
    zip.write_all(&journal(&data.join(JOURNAL))?)?;
    let manifest = Manifest {
        version: VERSION,
        engine: format!("{:?}", store.engine()),
        migrations: migrations(house).await?,
        tables,
        files,
        damaged,
        lists_erased: true,
    };
    zip.start_file("cairn.json", options)?;
    serde_json::to_writer_pretty(&mut zip, &manifest)?;
    zip.finish()?.sync_all()?;
    Ok(manifest)
}

/// The list of the erased; there is none until somebody is.
fn journal(path: &Path) -> std::io::Result<Vec<u8>> {
    match std::fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

/// The file holds every private text: only the user who runs Cairn reads it.
fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

async fn migrations(house: &Assembled) -> Result<Vec<String>> {
    let mut db = house.house.store.read().await.map_err(failed)?;
    dump::list_migrations(&mut db).await.map_err(failed)
}

/// How many there are, and those that are no more what their names say.
fn add_files(
    zip: &mut ZipWriter<File>,
    options: SimpleFileOptions,
    folder: &Path,
) -> Result<(u64, Vec<String>)> {
    let (mut count, mut damaged) = (0, Vec::new());
    let groups = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((count, damaged)),
        groups => groups.with_context(|| format!("reading {}", folder.display()))?,
    };
    for group in groups {
        let group = group?.path();
        if !group.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&group)? {
            let path = entry?.path();
            if path.extension().is_some() {
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            let name = format!("files/{name}");
            let content = std::fs::read(&path)?;
            zip.start_file(name.as_str(), options)?;
            zip.write_all(&content)?;
            count += 1;
            if blob(&name).is_some_and(|digest| digest != Blobs::name_of(&content)) {
                damaged.push(name);
            }
        }
    }
    Ok((count, damaged))
}

/// What the content of a part of the archive has for a digest, if it is a file people added.
fn blob(part: &str) -> Option<String> {
    let (group, rest) = part.strip_prefix("files/")?.split_once('/')?;
    let digest = format!("{group}{rest}");
    let sound = group.len() == 2 && digest.len() == 64;
    (sound && digest.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(digest)
}

/// Whether all of a backup is there and as it was, before anything is made of it: a house that a
/// damaged one left empty would offer setup to whoever comes first.
///
/// # Errors
/// Says that it is no backup, or damaged, and names a file that is not what it was or is not there.
pub fn check(file: &Path) -> Result<()> {
    let (mut zip, manifest) = open(file)?;
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).map_err(|_| damaged(file))?;
        let name = entry.name().map_err(|_| damaged(file))?.into_owned();
        let Some(digest) = blob(&name) else {
            std::io::copy(&mut entry, &mut std::io::sink()).map_err(|_| damaged(file))?;
            continue;
        };
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(|_| damaged(file))?;
        if digest != Blobs::name_of(&content) && !manifest.damaged.contains(&name) {
            bail!(
                "{name} in {0} is not what it was when somebody added it; take another copy of the \
                 backup, or an earlier backup. To do without that file (apt install zip): sudo -u \
                 cairn zip -d {0} {name}",
                file.display()
            );
        }
    }
    if manifest.lists_erased && matches!(zip.by_name(JOURNAL), Err(ZipError::FileNotFound)) {
        bail!(
            "{0} lacks {JOURNAL}: those who were erased would come back. Take another copy of the \
             backup, or put the newest list into it (apt install zip): sudo -u cairn zip -j {0} \
             FOLDER/{JOURNAL}",
            file.display()
        );
    }
    Ok(())
}

/// Reads a backup into an empty house.
///
/// # Errors
/// Refuses a house that is in use, a backup of another version or database, and a damaged file;
/// then nothing is changed.
pub async fn read(house: &Assembled, data: &Path, file: &Path) -> Result<Restored> {
    let (mut zip, manifest) = open(file)?;
    fits(house, &manifest).await?;
    let rows = read_rows(&mut zip, &manifest, file)?;
    let files = restore_files(&mut zip, data, file)?;
    house
        .house
        .store
        .write(move |tx| {
            let rows = rows.clone();
            Box::pin(async move {
                dump::clear(tx).await?;
                for (table, lines) in rows.iter() {
                    dump::load(tx, table, lines).await?;
                }
                dump::set_counters(tx).await?;
                cairn_people::store::forget_ways_in(tx).await?;
                cairn_record::after_restore(tx).await
            })
        })
        .await
        .map_err(failed)?;
    let missing = manifest.files.saturating_sub(files);
    Ok(Restored { rows: manifest.rows(), files, missing })
}

/// What came back, and the added files that somebody took out of the archive.
#[derive(Debug)]
pub struct Restored {
    pub rows: u64,
    pub files: u64,
    pub missing: u64,
}

/// The archive and what it says of itself.
fn open(file: &Path) -> Result<(ZipArchive<File>, Manifest)> {
    let other = || format!("{} is not a backup of Cairn", file.display());
    let cannot = || format!("cannot read {}", file.display());
    let mut opened = File::open(file).with_context(cannot)?;
    let mut start = [0; 2];
    let known = opened.read(&mut start).with_context(cannot)?;
    // Even of a torn archive, or of one that came to nothing, the beginning is there.
    if known > 0 && start != *b"PK" {
        bail!(other());
    }
    let mut zip = ZipArchive::new(opened).map_err(|_| damaged(file))?;
    let manifest = match zip.by_name("cairn.json") {
        Ok(entry) => serde_json::from_reader(entry).map_err(|_| damaged(file))?,
        Err(ZipError::FileNotFound) => bail!(other()),
        Err(_) => return Err(damaged(file)),
    };
    Ok((zip, manifest))
}

/// Whatever a reader of archives calls it.
fn damaged(file: &Path) -> anyhow::Error {
    anyhow::anyhow!("{} is damaged or incomplete; take another copy of the backup", file.display())
}

async fn fits(house: &Assembled, manifest: &Manifest) -> Result<()> {
    if manifest.version != VERSION {
        bail!("the backup has format {}, this Cairn reads {VERSION}", manifest.version);
    }
    if manifest.engine != format!("{:?}", house.house.store.engine()) {
        bail!("the backup was made on {}; restore it on the same database", manifest.engine);
    }
    let ours = migrations(house).await?;
    let unknown = manifest.migrations.iter().find(|name| !ours.contains(name));
    if let Some(unknown) = unknown {
        bail!("the backup was made by a newer Cairn ({unknown} is not known here); update first");
    }
    if let Some(missing) = ours.iter().find(|name| !manifest.migrations.contains(name)) {
        bail!(
            "the backup was made by an older Cairn (from before {missing}); restore it with that \
             version, then update"
        );
    }
    let mut db = house.house.store.read().await.map_err(failed)?;
    if cairn_store::Settings::load(&mut db).await.map_err(failed)?.ready {
        bail!("there is an organisation here already; restore into an empty folder or database");
    }
    Ok(())
}

type Rows = std::sync::Arc<Vec<(String, Vec<String>)>>;

fn read_rows(zip: &mut ZipArchive<File>, manifest: &Manifest, file: &Path) -> Result<Rows> {
    let mut all = Vec::new();
    for (table, count) in &manifest.tables {
        if table == "store_migration" {
            continue;
        }
        let entry = zip.by_name(&format!("tables/{table}.jsonl")).map_err(|_| damaged(file))?;
        let lines: std::io::Result<Vec<String>> = BufReader::new(entry).lines().collect();
        let lines = lines.map_err(|_| damaged(file))?;
        if lines.len() as u64 != *count {
            return Err(damaged(file));
        }
        all.push((table.clone(), lines));
    }
    Ok(std::sync::Arc::new(all))
}

/// Gives how many files of people there were.
fn restore_files(zip: &mut ZipArchive<File>, data: &Path, file: &Path) -> Result<u64> {
    let mut files = 0;
    let names: Vec<String> =
        zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    for name in names {
        if blob(&name).is_none() && name != JOURNAL {
            continue;
        }
        let mut content = Vec::new();
        let mut entry = zip.by_name(&name).map_err(|_| damaged(file))?;
        entry.read_to_end(&mut content).map_err(|_| damaged(file))?;
        drop(entry);
        let path = data.join(&name);
        if name == JOURNAL {
            // The newest list counts: what was erased after the backup stays in ours.
            let mut known = std::fs::read(&path).unwrap_or_default();
            if known.last().is_some_and(|last| *last != b'\n') {
                known.push(b'\n');
            }
            known.extend_from_slice(&content);
            content = known;
        }
        std::fs::create_dir_all(path.parent().unwrap_or(data))?;
        std::fs::write(path, content)?;
        files += u64::from(name != JOURNAL);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use zip::CompressionMethod;

    use super::*;

    /// The bytes of an archive of one row, with some of them changed.
    fn archive(change: impl Fn(&mut Vec<u8>)) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup.zip");
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut zip = ZipWriter::new(File::create(&file).unwrap());
        zip.start_file("tables/people_person.jsonl", options).unwrap();
        writeln!(zip, "{{\"name\":\"Ada Holm\"}}").unwrap();
        zip.start_file("cairn.json", options).unwrap();
        let manifest = Manifest {
            version: VERSION,
            engine: "Sqlite".into(),
            migrations: Vec::new(),
            tables: vec![("people_person".into(), 1)],
            files: 0,
            damaged: Vec::new(),
            lists_erased: false,
        };
        serde_json::to_writer(&mut zip, &manifest).unwrap();
        zip.finish().unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        change(&mut bytes);
        std::fs::write(&file, bytes).unwrap();
        (folder, file)
    }

    fn said(file: &Path) -> String {
        let done = open(file).and_then(|(mut zip, manifest)| read_rows(&mut zip, &manifest, file));
        done.map_or_else(|error| format!("{error:#}"), |rows| format!("{} table", rows.len()))
    }

    #[test]
    fn a_backup_replaces_a_backup_and_nothing_else() {
        let (folder, older) = archive(|_| {});
        let data = folder.path();
        assert!(may_replace(data, &older).is_ok());
        assert!(may_replace(data, &data.join("new.cairn")).is_ok());
        for (name, bytes) in [("cairn.db", &b"SQLite format 3"[..]), ("lock", b""), ("a.txt", b"x")]
        {
            let file = data.join(name);
            std::fs::write(&file, bytes).unwrap();
            let error = may_replace(data, &file).unwrap_err().to_string();
            assert!(error.ends_with("is not a backup; give the backup another name"), "{error}");
        }
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        assert!(may_replace(data, elsewhere.path()).is_ok(), "an empty file somebody made for it");
        assert!(may_replace(data, data).is_err(), "a folder");
    }

    #[test]
    fn a_torn_or_changed_backup_is_named_as_damaged_in_plain_words() {
        let (_folder, whole) = archive(|_| {});
        assert_eq!(said(&whole), "1 table");
        let changes: [fn(&mut Vec<u8>); 3] = [
            |bytes| bytes.truncate(bytes.len() - 30),
            |bytes| bytes.clear(),
            |bytes| {
                let at = bytes.windows(4).position(|it| it == b"Holm").unwrap();
                bytes[at] = b'B';
            },
        ];
        for change in changes {
            let (_folder, file) = archive(change);
            let words = "is damaged or incomplete; take another copy of the backup";
            assert_eq!(said(&file), format!("{} {words}", file.display()));
        }
        let (_folder, other) = archive(|bytes| *bytes = b"not a zip".to_vec());
        assert!(said(&other).ends_with("is not a backup of Cairn"), "{}", said(&other));
    }
}
