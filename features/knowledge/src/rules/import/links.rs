//! Links between the files of a handbook.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::{Planned, Problem, Target, What, folder};

/// Every file of the handbook, to be found as links are written.
#[derive(Debug)]
pub struct Places {
    /// By the path in lower case: some disks do not tell Readme from README.
    pages: HashMap<String, String>,
    files: HashMap<String, String>,
    /// The section that each folder with pages became.
    sections: HashMap<String, String>,
    /// By the name alone, where only one is called so: links without a way name a page like this.
    names: HashMap<String, Option<Target>>,
    /// The places within each page.
    anchors: HashMap<String, Vec<String>>,
}

fn key(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

impl Places {
    /// `stay`: pages that are not in the folder any more and still stand here.
    pub fn of<'a>(
        pages: &[Planned],
        others: impl Iterator<Item = &'a str>,
        stay: &[String],
    ) -> Self {
        let anchors = pages.iter().map(|page| {
            let outline = cairn_markdown::outline(&page.text.body).unwrap_or_default();
            (page.path.clone(), outline.into_iter().map(|heading| heading.id).collect())
        });
        let files: HashMap<String, String> =
            others.map(|path| (key(path), path.to_owned())).collect();
        let page = |path: &String| Target::Page { path: path.clone(), place: String::new() };
        let of_pages = pages.iter().map(|it| (stem(name(&it.path)), page(&it.path)));
        let of_files = files.values().map(|path| (name(path), Target::File { path: path.clone() }));
        let mut names: HashMap<String, Option<Target>> = HashMap::new();
        for (name, target) in of_pages.chain(of_files) {
            let several = names.contains_key(&key(name));
            names.insert(key(name), (!several).then_some(target));
        }
        for path in stay {
            names.entry(key(stem(name(path)))).or_insert_with(|| Some(page(path)));
        }
        let there = pages.iter().map(|page| &page.path);
        let section = |page: &Planned| (key(folder(&page.path)), page.section.clone());
        Self {
            sections: pages.iter().map(section).collect(),
            names,
            anchors: anchors.collect(),
            pages: stay.iter().chain(there).map(|path| (key(path), path.clone())).collect(),
            files,
        }
    }

    /// What the links of a page lead to; what leads nowhere becomes a problem.
    pub fn links_of(&self, page: &Planned, problems: &mut Vec<Problem>) -> HashMap<String, Target> {
        let mut found = HashMap::new();
        let mut say = |what| problems.push(Problem { path: page.path.clone(), what });
        let mut seen: Vec<String> = Vec::new();
        for link in cairn_markdown::links(&page.text.body).unwrap_or_default() {
            if !is_within(&link.url) || seen.contains(&link.url) {
                continue;
            }
            seen.push(link.url.clone());
            let Some(target) = self.resolve(&page.path, &link.url) else {
                say(What::BrokenLink(link.url));
                continue;
            };
            match &target {
                Target::Page { place, .. } if place.is_empty() && names_place(&link.url) => {
                    say(What::MissingPlace(link.url.clone()));
                }
                Target::File { path } if link.image && path.to_lowercase().ends_with(".svg") => {
                    say(What::NotShown(link.url.clone()));
                }
                _ => {}
            }
            found.insert(decoded(&link.url), target);
        }
        found
    }

    /// What a link written as `raw` leads to, of those found before.
    pub fn known<'f>(found: &'f HashMap<String, Target>, raw: &str) -> Option<&'f Target> {
        found.get(&decoded(raw))
    }

    /// The place as the page names it. Others make names of headings by other rules: what is left
    /// without signs and repeated dashes must be the same.
    fn place(&self, path: &str, wanted: &str) -> String {
        // The text of a page that only stands here is not at hand.
        let Some(ids) = self.anchors.get(path) else { return wanted.to_owned() };
        let exact = ids.iter().find(|id| *id == wanted);
        let near = || ids.iter().find(|id| bare(id) == bare(wanted));
        exact.or_else(near).cloned().unwrap_or_default()
    }

    fn resolve(&self, from: &str, url: &str) -> Option<Target> {
        let url = decoded(url);
        let (path, place) = url.split_once('#').unwrap_or((&url, ""));
        let path = path.split('?').next().unwrap_or(path);
        let place = place.to_lowercase();
        let candidates: Vec<String> = if let Some(rest) = path.strip_prefix('/') {
            from_root(rest)
        } else {
            // Beside the file, or as a site shows it: each page a folder of its own.
            let stem = from.rsplit_once('.').map_or(from, |(stem, _)| stem);
            [folder(from), stem].iter().filter_map(|base| joined(base, path)).collect()
        };
        let found = candidates.iter().find_map(|path| self.find(path, &place));
        found.or_else(|| self.named(path, &place)).or_else(|| self.section(&candidates))
    }

    fn section(&self, candidates: &[String]) -> Option<Target> {
        let found = candidates.iter().find_map(|path| self.sections.get(&key(path)))?;
        Some(Target::Section { path: found.clone() })
    }

    fn named(&self, path: &str, place: &str) -> Option<Target> {
        let wanted = if path.to_lowercase().ends_with(".md") { stem(path) } else { path };
        let found = self.names.get(&key(wanted)).cloned().flatten()?;
        Some(match found {
            Target::Page { path, .. } => {
                let place = self.place(&path, place);
                Target::Page { path, place }
            }
            other => other,
        })
    }

    fn find(&self, path: &str, place: &str) -> Option<Target> {
        if let Some(path) = self.files.get(&key(path)) {
            return Some(Target::File { path: path.clone() });
        }
        let stem = path.strip_suffix(".html").unwrap_or(path);
        let inside =
            |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        let tries = [
            path.to_owned(),
            format!("{stem}.md"),
            format!("{stem}.markdown"),
            inside("README.md"),
            inside("index.md"),
            inside("_index.md"),
        ];
        let found = tries.iter().find_map(|path| self.pages.get(&key(path)))?;
        Some(Target::Page { path: found.clone(), place: self.place(found, place) })
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn names_place(url: &str) -> bool {
    url.split_once('#').is_some_and(|(_, place)| !place.is_empty())
}

/// A place's name without what differs between programs.
fn bare(place: &str) -> String {
    let words = place.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Within the handbook: no scheme, no host, not only a place on the same page.
fn is_within(url: &str) -> bool {
    let before_path = url.split(['/', '?', '#']).next().unwrap_or(url);
    !url.is_empty() && !url.starts_with('#') && !url.starts_with("//") && !before_path.contains(':')
}

/// A path from the root of a site, whose first folders may lie above the handbook.
fn from_root(path: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = Some(path);
    while let (Some(path), true) = (rest, paths.len() < 4) {
        paths.extend(joined("", path));
        rest = path.split_once('/').map(|(_, rest)| rest);
    }
    paths
}

/// `path` seen from `folder`; nothing when it leads out of the handbook.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `%20` and its kin undone.
pub(super) fn decoded(url: &str) -> String {
    let bytes = url.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|it| std::str::from_utf8(it).ok());
        let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        if let Some(byte) = byte.filter(|_| bytes[at] == b'%') {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
