//! Reading a handbook's folder, and nothing beside it.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use cairn_ground::{Refusal, Result, limits};

use super::unreadable;
use crate::rules::import::{Content, Found, MARKDOWN_BYTES, MOST_FILES};

/// Every file below `folder`, by path, and the folders in it that cannot be read. Hidden folders
/// (`.git`) and installed packages are no part of a handbook, nor are hidden files; of those, one
/// that would be a page is named.
pub fn scan(folder: &Path) -> Result<Vec<Found>> {
    let root = fs::canonicalize(folder).map_err(|_| unreadable(folder))?;
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(_) if folder == root => return Err(unreadable(&folder)),
            Err(_) => {
                let path = below(&root, &folder);
                found.push(Found { path, content: Content::Unreadable });
                continue;
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(kind) = entry.file_type().ok() else { continue };
            let is_hidden = name.starts_with('.');
            let is_page = is_markdown(&entry.path()) && !kind.is_dir();
            if is_hidden && !is_page || name == "node_modules" {
                continue;
            }
            if kind.is_dir() {
                open.push(entry.path());
                continue;
            }
            let path = below(&root, &entry.path());
            let content = if is_hidden {
                Content::Hidden
            } else if kind.is_symlink() {
                linked(&root, &entry.path())
            } else {
                content(&entry.path())
            };
            found.push(Found { path, content });
            if found.len() > MOST_FILES {
                return Err(Refusal::field("knowledge-import-many", "folder")
                    .with("max", MOST_FILES)
                    .into());
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn below(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

/// A link to a file of the handbook is that file; one that leads out of it is refused.
fn linked(root: &Path, path: &Path) -> Content {
    match fs::canonicalize(path) {
        Ok(real) if real.starts_with(root) && real.is_file() => content(&real),
        _ => Content::Outside,
    }
}

fn is_markdown(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("md" | "markdown"))
}

/// By its size first: what is too large is never read, nor what is no file: a pipe never ends.
fn content(path: &Path) -> Content {
    let Some(size) = size(path) else { return Content::Outside };
    if is_markdown(path) {
        if size > MARKDOWN_BYTES {
            return Content::TooLarge(size);
        }
        return bounded(path, MARKDOWN_BYTES).map_or(Content::Unreadable, Content::Markdown);
    }
    if fs::File::open(path).is_err() {
        return Content::Unreadable;
    }
    if size > limits::UPLOAD_BYTES as u64 { Content::TooLarge(size) } else { Content::Other }
}

/// A file that a page needs, if it is still there, within the handbook and not larger than `most`.
pub fn read(folder: &Path, path: &str, most: u64) -> Option<Vec<u8>> {
    let root = fs::canonicalize(folder).ok()?;
    let file: PathBuf = path.split('/').fold(root.clone(), |sum, part| sum.join(part));
    let file = fs::canonicalize(file).ok().filter(|file| file.starts_with(&root))?;
    if size(&file)? > most { None } else { bounded(&file, most) }
}

/// Of an ordinary file.
fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|it| it.len())
}

/// All of a file, unless it has grown past `most` since it was measured.
fn bounded(path: &Path, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).ok()?;
    file.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_in_the_folder_is_left_out_and_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let (pipe, page) = (folder.path().join("x.md"), folder.path().join("y.md"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        fs::write(page, "# Why").expect("written");
        let found = scan(folder.path()).expect("scanned");
        let paths: Vec<&str> = found.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["x.md", "y.md"]);
        assert!(matches!(found[0].content, Content::Outside));
        assert!(matches!(&found[1].content, Content::Markdown(bytes) if bytes == b"# Why"));
        assert_eq!(read(folder.path(), "x.md", 9), None);
        assert_eq!(read(folder.path(), "y.md", 9).as_deref(), Some(&b"# Why"[..]));
        assert_eq!(read(folder.path(), "y.md", 4), None);
    }
}
