//! `cairn import pages DIR`: a handbook of Markdown files becomes pages.
//!
//! The folder is read and planned first, contents of files are kept, then pages are written in
//! small transactions. A second import changes only what changed there and was not changed here.

mod scan;
mod write;

use std::{
    collections::HashMap,
    fmt::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use cairn_ground::{
    Actor, Arg, Audience, Error, Id, Locale, Messages, ObjectId, Refusal, Result, chance::digest,
    limits, text,
};
use cairn_store::{Blobs, Store};

use self::write::Outcome;
use super::files::{self, Kept};
pub use crate::rules::import::{Problem, What};
use crate::{
    rules::{
        files as file_rules,
        import::{self as rules, Places, Plan, Planned, Target},
        pages as page_rules,
    },
    store::import::{self as store, Brought},
};

/// How a handbook is imported.
#[derive(Debug, Clone)]
pub struct Import {
    pub folder: PathBuf,
    /// Names the handbook: a second import under the same name updates. The folder's name unless
    /// given.
    pub source: Option<String>,
    /// The section it goes into; named like the source unless given.
    pub into: Option<String>,
    pub audience: Audience,
    /// Only say what would come.
    pub dry_run: bool,
}

impl Import {
    pub fn of(folder: PathBuf) -> Self {
        let audience = Audience::Organisation;
        Self { folder, source: None, into: None, audience, dry_run: false }
    }
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Changed there and here: waiting as suggestions.
    pub suggested: usize,
    pub files: usize,
    pub problems: Vec<Problem>,
}

impl Report {
    /// The report in words, a line each.
    pub fn lines(&self, messages: &Messages, locale: Locale) -> Vec<String> {
        let number = |n: usize| Arg::from(n);
        let args = [
            ("new", number(self.new)),
            ("changed", number(self.changed)),
            ("unchanged", number(self.unchanged)),
            ("suggested", number(self.suggested)),
            ("files", number(self.files)),
        ];
        let mut lines = vec![messages.format(locale, "knowledge-import-done", &args)];
        lines.extend(self.problems.iter().map(|problem| {
            let (key, what) = problem.what.words();
            let args = [("path", Arg::from(problem.path.as_str())), ("what", Arg::from(what))];
            messages.format(locale, key, &args)
        }));
        lines
    }
}

/// Imports a handbook; `actor` becomes the owner of what is new.
///
/// # Errors
/// Refuses a folder that cannot be read (`knowledge-import-folder`) or has too many files.
pub async fn import_pages(
    house: &Store,
    blobs: &Blobs,
    actor: &Actor,
    input: &Import,
) -> Result<Report> {
    actor.person()?;
    let name = input.folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let source = input.source.clone().or(name).unwrap_or_default();
    let source = text::line("source", &source, limits::NAME)?;
    let into = match &input.into {
        Some(into) => page_rules::section(into)?,
        None => rules::section_of(&source),
    };
    let folder = input.folder.clone();
    let brought = store::list(&mut house.read().await?, &source).await?;
    let stay: Vec<String> =
        brought.iter().filter(|it| it.stands).map(|it| it.path.clone()).collect();
    let planned = tokio::task::spawn_blocking(move || {
        scan::scan(&folder).map(|found| rules::plan(&found, &into, &stay))
    });
    let plan = planned.await.map_err(Error::internal)??;
    if input.dry_run {
        let (new, files) = (plan.pages.len(), plan.files.len());
        return Ok(Report { new, files, problems: plan.problems, ..Report::default() });
    }
    let known: HashMap<String, Brought> =
        brought.into_iter().map(|it| (it.path.clone(), it)).collect();
    let run = Run { house, blobs, actor, source, known, audience: input.audience };
    run.all(&input.folder, plan).await
}

/// One import under way.
struct Run<'a> {
    house: &'a Store,
    blobs: &'a Blobs,
    actor: &'a Actor,
    source: String,
    known: HashMap<String, Brought>,
    audience: Audience,
}

/// Pages written in one transaction: few enough that nobody waits for them.
const BATCH: usize = 10;

impl Run<'_> {
    async fn all(self, folder: &Path, plan: Plan) -> Result<Report> {
        let mut report = Report { problems: plan.problems, ..Report::default() };
        let files = self.files(folder, &plan.files, &mut report).await?;
        let ids = self.ids(&plan.pages).await?;
        self.gone(&plan.pages, &mut report);
        for batch in plan.pages.chunks(BATCH) {
            let mut pages = Vec::new();
            for page in batch {
                match self.ready(page, &ids, &files) {
                    Ok(ready) => pages.push(ready),
                    Err(what) => report.say(&page.path, what),
                }
            }
            for (path, outcome) in self.write(pages).await? {
                match outcome {
                    Outcome::New => report.new += 1,
                    Outcome::Changed => report.changed += 1,
                    Outcome::Unchanged => report.unchanged += 1,
                    Outcome::Deleted => report.say(&path, What::DeletedHere),
                    Outcome::Suggested => {
                        report.suggested += 1;
                        report.say(&path, What::EditedHere);
                    }
                }
            }
        }
        report.problems.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(report)
    }

    /// Keeps the files that pages need; gives the address of each.
    async fn files(
        &self,
        folder: &Path,
        paths: &[String],
        report: &mut Report,
    ) -> Result<HashMap<String, String>> {
        let mut addresses = HashMap::new();
        for path in paths {
            let Some(content) = scan::read(folder, path, limits::UPLOAD_BYTES as u64) else {
                report.say(path, What::FileRefused);
                continue;
            };
            let kept = match files::ready("file", path, &content) {
                Ok(ready) => files::keep(self.blobs, path, &ready).await?,
                Err(Error::Refused(_)) => {
                    report.say(path, What::FileRefused);
                    continue;
                }
                Err(other) => return Err(other),
            };
            let name = if let Some(name) = self.known_file(path, &kept) {
                name
            } else {
                report.files += 1;
                self.add(path, kept).await?
            };
            addresses.insert(path.clone(), format!("/files/{name}"));
        }
        Ok(addresses)
    }

    /// The same content as last time keeps its address, so that pages with it stay unchanged.
    fn known_file(&self, path: &str, kept: &Kept) -> Option<String> {
        let brought = self.known.get(path)?;
        let (id, kind) = (brought.file?, brought.kind.as_deref()?);
        let same = brought.blob.as_deref() == Some(kept.blob.as_str());
        let ending = file_rules::ending(kind, brought.name.as_deref().unwrap_or_default());
        same.then(|| format!("{id}.{ending}"))
    }

    async fn add(&self, path: &str, kept: Kept) -> Result<String> {
        let shared = Arc::new((self.actor.clone(), kept, self.source.clone(), path.to_owned()));
        let written = self.house.write(move |tx| {
            let shared = Arc::clone(&shared);
            Box::pin(async move {
                let (actor, kept, source, path) = &*shared;
                let name = files::add(tx, actor, kept).await?;
                let file = file_rules::id_of_name(&name);
                let keep = store::Keep { source, path, page: None, file, hash: &kept.blob };
                store::upsert(tx, &keep).await?;
                Ok(name)
            })
        });
        written.await
    }

    /// The page of every path: known ones, also those that only stand here, and ids for those to
    /// come, so that pages that link to each other can be written one after the other.
    async fn ids(&self, pages: &[Planned]) -> Result<HashMap<String, Id>> {
        let count = pages.len();
        let fresh: Vec<Id> = self
            .house
            .write(move |tx| {
                let made: Vec<Id> = (0..count).map(|_| tx.new_id()).collect();
                Box::pin(async move { Ok(made) })
            })
            .await?;
        let fresh = pages.iter().map(|page| page.path.clone()).zip(fresh);
        let known = self.known.values().filter_map(|it| Some((it.path.clone(), it.page?.0)));
        Ok(fresh.chain(known).collect())
    }

    fn gone(&self, pages: &[Planned], report: &mut Report) {
        let mut gone: Vec<&String> = self
            .known
            .values()
            .filter(|it| it.stands && !pages.iter().any(|page| page.path == it.path))
            .map(|it| &it.path)
            .collect();
        gone.sort_unstable();
        for path in gone {
            report.say(path, What::GoneThere);
        }
    }

    /// The page with its links leading to where its neighbours are now.
    fn ready(
        &self,
        page: &Planned,
        ids: &HashMap<String, Id>,
        files: &HashMap<String, String>,
    ) -> Result<write::Ready, What> {
        let address = |raw: &str| match Places::known(&page.links, raw)? {
            Target::File { path } => files.get(path).cloned(),
            Target::Section { path } => Some(page_rules::section_href(path)),
            Target::Page { path, place } => {
                let id = ids.get(path)?;
                let place = if place.is_empty() { String::new() } else { format!("#{place}") };
                Some(format!("/pages/{id}{place}"))
            }
        };
        let body =
            cairn_markdown::rewrite_links(&page.text.body, &address).map_err(What::unread)?;
        if body.chars().count() > limits::PAGE {
            return Err(What::TooLong);
        }
        let text = page_rules::Text { title: page.text.title.clone(), body };
        let known = self.known.get(&page.path);
        Ok(write::Ready {
            id: ObjectId(ids.get(&page.path).copied().unwrap_or_default()),
            hash: hash(&text, &page.section),
            known: known.map(|it| (it.hash.clone(), it.page.is_some())),
            path: page.path.clone(),
            section: page.section.clone(),
            is_index: page.is_index,
            text,
        })
    }

    async fn write(&self, pages: Vec<write::Ready>) -> Result<Vec<(String, Outcome)>> {
        let shared = Arc::new((self.actor.clone(), self.source.clone(), pages, self.audience));
        let written = self.house.write(move |tx| {
            let shared = Arc::clone(&shared);
            Box::pin(async move {
                let (actor, source, pages, audience) = &*shared;
                let mut done = Vec::new();
                for page in pages {
                    let outcome = write::one(tx, actor, source, page, *audience).await?;
                    done.push((page.path.clone(), outcome));
                }
                Ok(done)
            })
        });
        written.await
    }
}

impl Report {
    fn say(&mut self, path: &str, what: What) {
        self.problems.push(Problem { path: path.to_owned(), what });
    }
}

/// Tells whether a page is still what an import made of it.
fn hash(text: &page_rules::Text, section: &str) -> String {
    let whole = format!("{}\u{0}{section}\u{0}{}", text.title, text.body);
    digest(&whole).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn unreadable(folder: &Path) -> Error {
    let shown = folder.display().to_string();
    Refusal::field("knowledge-import-folder", "folder").with("path", shown).into()
}
