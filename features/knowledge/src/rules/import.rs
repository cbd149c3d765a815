//! A handbook of Markdown files, before anything of it is written: folders become sections, links
//! between its files are found, and what cannot come along is named.

mod decode;
mod front;
mod links;
mod pictures;
mod text;
mod wiki;

use std::collections::HashMap;

pub use decode::{Decoded, decode};
pub use links::Places;
use text::{folder_name, read};

use super::pages::Text;

/// A Markdown file larger than that is no page.
pub const MARKDOWN_BYTES: u64 = 4_000_000;
/// More files than any handbook has.
pub const MOST_FILES: usize = 20_000;

/// A file of the handbook.
#[derive(Debug, Clone)]
pub struct Found {
    /// From the handbook's folder, with slashes.
    pub path: String,
    pub content: Content,
}

#[derive(Debug, Clone)]
pub enum Content {
    Markdown(Vec<u8>),
    /// Read only if a page needs it.
    Other,
    /// Refused by its size, unread.
    TooLarge(u64),
    /// A page that its name hides.
    Hidden,
    /// A link of the file system that leads out of the folder, or nowhere; or no ordinary file.
    Outside,
    /// A file or folder that whoever imports may not read.
    Unreadable,
}

/// Something somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub path: String,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    BrokenLink(String),
    MissingPlace(String),
    UnknownType,
    TooLarge(u64),
    Outside,
    Unreadable,
    /// Its name begins with a dot.
    Hidden,
    NotText,
    Latin1,
    Empty,
    OnlyHeading,
    TooLong,
    TooDeep,
    LongTitle,
    /// A folder deeper than sections go; its pages stand together in this one.
    CutSection(String),
    /// What stands as the title above the text is none.
    UnreadTitle(String),
    /// The lines above the text have no end, and stay in it.
    UnclosedFront,
    /// Its words stay.
    Html,
    /// What stands above the text beside the title: tags, author, date.
    FrontMatter(String),
    /// A picture that is only offered for download.
    NotShown(String),
    /// It was changed here: the new text waits as a suggestion.
    EditedHere,
    DeletedHere,
    /// It was imported once and is not there any more.
    GoneThere,
    FileRefused,
}

impl What {
    /// Why a text was not read.
    pub fn unread(error: cairn_markdown::Error) -> Self {
        match error {
            cairn_markdown::Error::TooLarge { .. } => Self::TooLong,
            cairn_markdown::Error::TooDeep | cairn_markdown::Error::TooTangled => Self::TooDeep,
        }
    }

    fn is_cut(&self) -> bool {
        matches!(self, Self::CutSection(_))
    }

    /// Message key and what stands in the message.
    pub fn words(&self) -> (&'static str, String) {
        let none = String::new();
        match self {
            Self::BrokenLink(link) => ("knowledge-import-broken-link", link.clone()),
            Self::MissingPlace(link) => ("knowledge-import-missing-place", link.clone()),
            Self::UnknownType => ("knowledge-import-unknown-type", none),
            Self::TooLarge(bytes) => {
                ("knowledge-import-too-large", bytes.div_ceil(1_000_000).to_string())
            }
            Self::Outside => ("knowledge-import-outside", none),
            Self::Unreadable => ("knowledge-import-unreadable", none),
            Self::Hidden => ("knowledge-import-hidden", none),
            Self::NotText => ("knowledge-import-not-text", none),
            Self::Latin1 => ("knowledge-import-latin1", none),
            Self::Empty => ("knowledge-import-empty", none),
            Self::OnlyHeading => ("knowledge-import-only-heading", none),
            Self::TooLong => ("knowledge-import-too-long", none),
            Self::TooDeep => ("knowledge-import-too-deep", none),
            Self::LongTitle => ("knowledge-import-long-title", none),
            Self::CutSection(section) => ("knowledge-import-cut-section", section.clone()),
            Self::UnreadTitle(title) => ("knowledge-import-unread-title", title.clone()),
            Self::UnclosedFront => ("knowledge-import-unclosed", none),
            Self::Html => ("knowledge-import-html", none),
            Self::FrontMatter(keys) => ("knowledge-import-front", keys.clone()),
            Self::NotShown(link) => ("knowledge-import-not-shown", link.clone()),
            Self::EditedHere => ("knowledge-import-edited-here", none),
            Self::DeletedHere => ("knowledge-import-deleted-here", none),
            Self::GoneThere => ("knowledge-import-gone-there", none),
            Self::FileRefused => ("knowledge-import-file-refused", none),
        }
    }
}

/// Where a link within the handbook leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Page {
        path: String,
        place: String,
    },
    File {
        path: String,
    },
    /// A folder that no page opens.
    Section {
        path: String,
    },
}

/// A page to be.
#[derive(Debug, Clone)]
pub struct Planned {
    pub path: String,
    pub text: Text,
    pub section: String,
    pub is_index: bool,
    /// What links as written lead to.
    pub links: HashMap<String, Target>,
}

/// What an import would bring.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    pub pages: Vec<Planned>,
    /// Files that pages show or link to.
    pub files: Vec<String>,
    pub problems: Vec<Problem>,
}

/// Plans the import of `found` into the section `into`. `stay`: paths of pages that an earlier
/// import brought and that still stand here.
pub fn plan(found: &[Found], into: &str, stay: &[String]) -> Plan {
    let mut plan = Plan::default();
    let mut pages: Vec<Planned> = Vec::new();
    for file in found {
        let mut say = |what: What| plan.problems.push(Problem { path: file.path.clone(), what });
        match &file.content {
            Content::Markdown(bytes) => pages.extend(page(&file.path, bytes, &mut say)),
            Content::TooLarge(bytes) => say(What::TooLarge(*bytes)),
            Content::Hidden => say(What::Hidden),
            Content::Outside => say(What::Outside),
            Content::Unreadable => say(What::Unreadable),
            Content::Other => {}
        }
    }
    name_sections(&mut pages, into, &mut plan.problems);
    let others = found.iter().filter(|it| matches!(it.content, Content::Other));
    let places = Places::of(&pages, others.map(|it| it.path.as_str()), stay);
    let mut used: Vec<String> = Vec::new();
    for page in &mut pages {
        page.links = places.links_of(page, &mut plan.problems);
        used.extend(page.links.values().filter_map(|target| match target {
            Target::File { path } => Some(path.clone()),
            Target::Page { .. } | Target::Section { .. } => None,
        }));
    }
    used.sort_unstable();
    used.dedup();
    for file in found.iter().filter(|it| matches!(it.content, Content::Other)) {
        if used.binary_search(&file.path).is_err() {
            plan.problems.push(Problem { path: file.path.clone(), what: What::UnknownType });
        }
    }
    plan.pages = pages;
    plan.files = used;
    plan.problems.sort_by(|a, b| a.path.cmp(&b.path));
    plan
}

fn page(path: &str, bytes: &[u8], say: &mut impl FnMut(What)) -> Option<Planned> {
    let raw = match decode(bytes) {
        Decoded::Text(text) => text,
        Decoded::Latin1(text) => {
            say(What::Latin1);
            text
        }
        Decoded::NotText => {
            say(What::NotText);
            return None;
        }
    };
    match read(path, &raw) {
        Ok((text, notes)) => {
            notes.into_iter().for_each(say);
            let (section, is_index) = (String::new(), is_index(path));
            let links = HashMap::new();
            Some(Planned { path: path.to_owned(), text, section, is_index, links })
        }
        Err(what) => {
            say(what);
            None
        }
    }
}

/// The page that a folder opens with.
fn is_index(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    matches!(name.as_str(), "readme.md" | "index.md" | "_index.md" | "readme.markdown")
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A section is called what its opening page is called, or like its folder.
fn name_sections(pages: &mut [Planned], into: &str, problems: &mut Vec<Problem>) {
    let titles: HashMap<String, String> = pages
        .iter()
        .filter(|page| page.is_index)
        .map(|page| (folder(&page.path).to_owned(), page.text.title.clone()))
        .collect();
    for page in pages {
        let mut names: Vec<String> = into.split('/').map(str::to_owned).collect();
        let mut path = String::new();
        for part in folder(&page.path).split('/').filter(|part| !part.is_empty()) {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(part);
            names.push(folder_name(
                titles.get(&path).map_or(part, String::as_str),
                titles.contains_key(&path),
            ));
        }
        names.retain(|name| !name.is_empty());
        // Deeper folders stand together in the last section there is room for.
        let is_cut = names.len() > super::pages::SECTIONS_DEEP;
        names.truncate(super::pages::SECTIONS_DEEP);
        page.section = names.join("/");
        if is_cut && !problems.iter().any(|it| it.path == path && it.what.is_cut()) {
            problems.push(Problem { path, what: What::CutSection(names.join(" / ")) });
        }
    }
}

/// The section that a handbook goes into unless another is named.
pub fn section_of(source: &str) -> String {
    folder_name(source, false)
}
