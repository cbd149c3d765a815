//! Commands that work with and without a running server: the same code runs in both.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use cairn_admin::Leavers;
use cairn_feature::Assembled;
use cairn_ground::{Error, Locale, Messages};
use cairn_knowledge::commands::import::{Import, Problem, Report, What};
use cairn_people::Person;
use cairn_store::Read;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use crate::{backup, say::failed};

/// A command that works with and without a running server.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    Status,
    /// Absolute path of the file to write.
    Backup(PathBuf),
    ImportPeople {
        /// Absolute path of the file to read.
        file: PathBuf,
        apply: bool,
        deactivate_missing: bool,
        allow_leavers: Option<usize>,
    },
    ImportPages {
        /// Absolute path of the folder to read.
        folder: PathBuf,
        /// E-mail of the owner of what is new; the only administrator unless given.
        owner: Option<String>,
        source: Option<String>,
        dry_run: bool,
    },
}

impl Task {
    /// Whether it only says what would come.
    pub fn is_dry_run(&self) -> bool {
        matches!(
            self,
            Self::ImportPeople { apply: false, .. } | Self::ImportPages { dry_run: true, .. }
        )
    }

    /// Runs it on an open house.
    ///
    /// # Errors
    /// What the command refuses, with what to do.
    pub async fn run(&self, house: &Assembled, data: &Path) -> Result<Value> {
        if !matches!(self, Self::Status) {
            set_up(house).await?;
        }
        match self {
            Self::Status => status(house).await,
            Self::Backup(file) => {
                let manifest = backup::write(house, data, file).await?;
                Ok(json!({
                    "backup": file,
                    "rows": manifest.rows(),
                    "files": manifest.files,
                    "damaged": manifest.damaged,
                }))
            }
            Self::ImportPeople { file, apply, deactivate_missing, allow_leavers } => {
                let leavers = Leavers { missing: *deactivate_missing, allowed: *allow_leavers };
                import_people(house, file, *apply, leavers).await
            }
            Self::ImportPages { folder, owner, source, dry_run } => {
                let input = Import {
                    source: source.clone(),
                    dry_run: *dry_run,
                    ..Import::of(folder.clone())
                };
                import_pages(house, owner.as_deref(), &input).await
            }
        }
    }
}

/// A house that nobody has set up holds nothing to save and knows nobody to add to.
async fn set_up(house: &Assembled) -> Result<()> {
    let store = &house.house.store;
    let mut db = store.read().await.map_err(failed)?;
    let settings = store.settings(&mut db).await.map_err(failed)?;
    if !settings.ready {
        bail!("nobody has set up this Cairn yet: start `cairn serve` and open its address first");
    }
    Ok(())
}

async fn import_people(
    house: &Assembled,
    file: &Path,
    apply: bool,
    leavers: Leavers,
) -> Result<Value> {
    let bytes = read_table(file).await?;
    let store = &house.house.store;
    let done = cairn_admin::import_people(store, &bytes, apply, leavers).await;
    let report = done.map_err(|error| anyhow::anyhow!("{}", cairn_admin::words_of(&error)))?;
    Ok(serde_json::to_value(report)?)
}

/// A file, and of it no more than an import takes: a pipe or a device might never end.
async fn read_table(file: &Path) -> Result<Vec<u8>> {
    let cannot = || format!("cannot read {}; check the name and who may read it", file.display());
    if !tokio::fs::metadata(file).await.with_context(cannot)?.is_file() {
        bail!("{} is no ordinary file; save what it holds as one first", file.display());
    }
    let mut bytes = Vec::new();
    let opened = tokio::fs::File::open(file).await.with_context(cannot)?;
    let most = cairn_admin::rules::FILE_BYTES as u64 + 1;
    opened.take(most).read_to_end(&mut bytes).await.with_context(cannot)?;
    Ok(bytes)
}

/// Whoever is named, or the only administrator.
async fn find_owner(db: &mut Read, email: Option<&str>) -> Result<Person> {
    let Some(email) = email else {
        let all = cairn_people::store::list_administrators(db).await.map_err(failed)?;
        let [only] = <[Person; 1]>::try_from(all).map_err(|all| {
            let addresses: Vec<String> = all.into_iter().filter_map(|one| one.email).collect();
            anyhow::anyhow!(
                "say with --as whose the pages will be, by e-mail: there are several \
                 administrators ({})",
                addresses.join(", ")
            )
        })?;
        return Ok(only);
    };
    let found = cairn_people::store::find_by_email(db, email).await.map_err(failed)?;
    found.with_context(|| format!("nobody here has the address {email}"))
}

async fn import_pages(house: &Assembled, owner: Option<&str>, input: &Import) -> Result<Value> {
    let said = |error: Error| match error {
        Error::Refused(refusal) => {
            let args: Vec<_> = refusal.args.iter().map(|(n, v)| (*n, v.clone())).collect();
            let words = house.house.messages.format(Locale::En, &refusal.message, &args);
            anyhow::anyhow!("{words}")
        }
        other => failed(other),
    };
    let (store, blobs) = (&house.house.store, &house.house.blobs);
    let mut db = store.read().await.map_err(said)?;
    let person = find_owner(&mut db, owner).await?;
    let now = store.clock().now();
    let actor = cairn_people::login::actor_of(&mut db, person.id, now).await.map_err(said)?;
    drop(db);
    let done = cairn_knowledge::commands::import::import_pages(store, blobs, &actor, input).await;
    let report = done.map_err(said)?;
    let (errors, notes): (Vec<&Problem>, Vec<&Problem>) =
        report.problems.iter().partition(|problem| is_left_out(&problem.what));
    let told = |problems: Vec<&Problem>| -> Vec<Value> {
        problems.into_iter().map(|problem| told(&house.house.messages, problem)).collect()
    };
    Ok(json!({
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "suggested": report.suggested,
        "files": report.files,
        "errors": told(errors),
        "notes": told(notes),
    }))
}

/// What should have come in and did not. A file that no page needs was not meant to.
fn is_left_out(what: &What) -> bool {
    match what {
        What::TooLarge(_)
        | What::Outside
        | What::Unreadable
        | What::NotText
        | What::Empty
        | What::OnlyHeading
        | What::TooLong
        | What::TooDeep
        | What::FileRefused => true,
        What::UnknownType
        | What::BrokenLink(_)
        | What::MissingPlace(_)
        | What::Latin1
        | What::LongTitle
        | What::CutSection(_)
        | What::UnreadTitle(_)
        | What::UnclosedFront
        | What::Hidden
        | What::Html
        | What::FrontMatter(_)
        | What::NotShown(_)
        | What::EditedHere
        | What::DeletedHere
        | What::GoneThere => false,
    }
}

/// The report's own line, whose beginning is the file.
fn told(messages: &Messages, problem: &Problem) -> Value {
    let report = Report { problems: vec![problem.clone()], ..Report::default() };
    let line = report.lines(messages, Locale::En).pop().unwrap_or_default();
    let reason = line.strip_prefix(&format!("{}: ", problem.path)).unwrap_or(&line);
    json!({ "file": problem.path, "reason": reason })
}

async fn status(house: &Assembled) -> Result<Value> {
    let mut db = house.house.store.read().await.map_err(failed)?;
    let settings = cairn_store::Settings::load(&mut db).await.map_err(failed)?;
    let people = cairn_people::store::count_active(&mut db).await.map_err(failed)?;
    Ok(json!({
        "organisation": settings.organisation,
        "ready": settings.ready,
        "public_url": settings.public_url,
        "people": people,
        "database": house.house.store.engine().name(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_an_ordinary_file_is_read_and_no_more_of_it_than_an_import_takes() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.csv");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        for endless in [pipe.as_path(), Path::new("/dev/zero"), folder.path()] {
            let error = read_table(endless).await.expect_err("refused");
            assert!(error.to_string().contains("is no ordinary file"), "{error}");
        }
        let file = folder.path().join("people.csv");
        std::fs::write(&file, "name\nAda Holm\n").unwrap();
        assert_eq!(read_table(&file).await.unwrap(), b"name\nAda Holm\n");
        std::fs::write(&file, vec![b'a'; 12_000_000]).unwrap();
        assert_eq!(read_table(&file).await.unwrap().len(), 10_000_001, "enough to refuse it");
        let gone = read_table(&folder.path().join("gone.csv")).await.expect_err("refused");
        assert!(gone.to_string().contains("check the name"), "{gone}");
    }
}
