//! One file that holds everything: every row, every uploaded file, the list of erased persons.
//!
//! A zip archive: `cairn.json` (version, migrations, counts), `tables/NAME.jsonl`,
//! `files/…` and `erased.jsonl`. It is taken out of one snapshot while the server runs, and the
//! same file is read back on `SQLite` or `PostgreSQL` of the kind it was made on.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read as _, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use cairn_feature::Assembled;
use cairn_ground::Error;
use cairn_store::dump;
use serde::{Deserialize, Serialize};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

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

fn said(error: Error) -> anyhow::Error {
    anyhow::anyhow!("{error}")
}

/// Writes the backup; an unfinished one never has the final name.
///
/// # Errors
/// Says why the file cannot be written.
pub async fn write(house: &Assembled, data: &Path, file: &Path) -> Result<Manifest> {
    let unfinished = PathBuf::from(format!("{}.part", file.display()));
    let out = private_file(&unfinished)
        .with_context(|| format!("cannot write {}; give another place", file.display()))?;
    let mut zip = ZipWriter::new(out);
    let options = SimpleFileOptions::default().large_file(true);
    let mut tables: Vec<(String, u64)> = Vec::new();
    let store = &house.house.store;
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
        .map_err(said)?;
    let files = add_files(&mut zip, options, &data.join("files"))?;
    if let Ok(journal) = std::fs::read(data.join(JOURNAL)) {
        zip.start_file(JOURNAL, options)?;
        zip.write_all(&journal)?;
    }
    let migrations = migrations(house).await?;
    let engine = format!("{:?}", store.engine());
    let manifest = Manifest { version: VERSION, engine, migrations, tables, files };
    zip.start_file("cairn.json", options)?;
    serde_json::to_writer_pretty(&mut zip, &manifest)?;
    zip.finish()?.sync_all()?;
    std::fs::rename(&unfinished, file)?;
    Ok(manifest)
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
    let mut db = house.house.store.read().await.map_err(said)?;
    dump::list_migrations(&mut db).await.map_err(said)
}

fn add_files(zip: &mut ZipWriter<File>, options: SimpleFileOptions, folder: &Path) -> Result<u64> {
    let mut count = 0;
    let Ok(groups) = std::fs::read_dir(folder) else { return Ok(0) };
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
            zip.start_file(format!("files/{name}"), options)?;
            std::io::copy(&mut File::open(&path)?, zip)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Reads a backup into an empty house.
///
/// # Errors
/// Refuses a house that is in use, a backup of another version or database, and a damaged file;
/// then nothing is changed.
pub async fn read(house: &Assembled, data: &Path, file: &Path) -> Result<Manifest> {
    let opened = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut zip = ZipArchive::new(opened)
        .with_context(|| format!("{} is not a backup of Cairn", file.display()))?;
    let manifest: Manifest = {
        let entry = zip.by_name("cairn.json").context("the file is not a backup of Cairn")?;
        serde_json::from_reader(entry)?
    };
    fits(house, &manifest).await?;
    let rows = read_rows(&mut zip, &manifest)?;
    restore_files(&mut zip, data)?;
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
        .map_err(said)?;
    Ok(manifest)
}

async fn fits(house: &Assembled, manifest: &Manifest) -> Result<()> {
    if manifest.version != VERSION {
        bail!("the backup has format {}, this Cairn reads {VERSION}", manifest.version);
    }
    if manifest.engine != format!("{:?}", house.house.store.engine()) {
        bail!("the backup was made on {}; restore it on the same database", manifest.engine);
    }
    if manifest.migrations != migrations(house).await? {
        bail!(
            "the backup was made by another version of Cairn; restore it with that version, then \
             update"
        );
    }
    let mut db = house.house.store.read().await.map_err(said)?;
    if cairn_store::Settings::load(&mut db).await.map_err(said)?.ready {
        bail!("there is an organisation here already; restore into an empty folder or database");
    }
    Ok(())
}

type Rows = std::sync::Arc<Vec<(String, Vec<String>)>>;

fn read_rows(zip: &mut ZipArchive<File>, manifest: &Manifest) -> Result<Rows> {
    let mut all = Vec::new();
    for (table, count) in &manifest.tables {
        if table == "store_migration" {
            continue;
        }
        let entry = zip
            .by_name(&format!("tables/{table}.jsonl"))
            .with_context(|| format!("the backup lacks the table {table}"))?;
        let lines: Vec<String> = BufReader::new(entry).lines().collect::<std::io::Result<_>>()?;
        if lines.len() as u64 != *count {
            bail!("the backup is damaged: {table} has {} of {count} rows", lines.len());
        }
        all.push((table.clone(), lines));
    }
    Ok(std::sync::Arc::new(all))
}

fn restore_files(zip: &mut ZipArchive<File>, data: &Path) -> Result<()> {
    let names: Vec<String> =
        zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    for name in names {
        let is_blob = name.strip_prefix("files/").is_some_and(|rest| {
            rest.len() == 65 && rest.bytes().all(|b| b.is_ascii_hexdigit() || b == b'/')
        });
        if !is_blob && name != JOURNAL {
            continue;
        }
        let mut content = Vec::new();
        zip.by_name(&name)?.read_to_end(&mut content)?;
        let path = data.join(&name);
        if name == JOURNAL {
            // The newest list counts: what was erased after the backup stays in ours.
            let mut known = std::fs::read(&path).unwrap_or_default();
            known.extend_from_slice(&content);
            content = known;
        }
        std::fs::create_dir_all(path.parent().unwrap_or(data))?;
        std::fs::write(path, content)?;
    }
    Ok(())
}
