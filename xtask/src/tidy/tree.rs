//! What would be committed: every text file git tracks or would track.

use super::rust::Source;
use crate::shell;
use anyhow::Result;
use std::fs;
use std::path::Path;

pub struct File {
    pub path: String,
    pub text: String,
}

pub struct Tree {
    pub files: Vec<File>,
    pub sources: Vec<Source>,
}

impl Tree {
    pub fn read(root: &Path) -> Result<Self> {
        let mut git = shell::command("git");
        // The checkout may belong to another account than the one that judges it.
        git.args(["-c", "safe.directory=*"]);
        git.args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
        let listed = shell::capture(git.current_dir(root))?;
        let files = listed.split('\0').filter(|path| !path.is_empty()).filter_map(|path| {
            // Neither a picture nor a file deleted but not yet committed has text to judge.
            let text = fs::read_to_string(root.join(path)).ok()?;
            Some(File { path: path.to_owned(), text })
        });
        Ok(Self::of(files.collect()))
    }

    fn of(files: Vec<File>) -> Self {
        let rust = files.iter().filter(|file| file.has_extension("rs"));
        let sources = rust.map(|file| Source::read(&file.path, &file.text)).collect();
        Self { files, sources }
    }

    pub fn has(&self, path: &str) -> bool {
        self.get(path).is_some()
    }

    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    #[cfg(test)]
    pub fn sample(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        Self::of(files.iter().map(file).collect())
    }
}

impl File {
    pub fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|it| it == extension)
    }
}

/// The folder of the crate a path lies in: `kit/store`, `features/home`, `app` …
pub fn crate_folder(path: &str) -> Option<&str> {
    if path.starts_with("xtask/laid/") {
        return Some("xtask/laid");
    }
    let mut slashes = path.match_indices('/').map(|(at, _)| at);
    let first = slashes.next()?;
    match &path[..first] {
        "libs" | "kit" | "features" => slashes.next().map(|second| &path[..second]),
        "app" | "testkit" | "xtask" => Some(&path[..first]),
        _ => None,
    }
}

/// The 1-based line of a byte offset.
pub fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// Offsets of `word` in `text` where it is not part of a longer word.
pub fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back().is_some_and(part_of_word);
        let after = text[*at + word.len()..].chars().next().is_some_and(part_of_word);
        let open_end = !word.ends_with(part_of_word);
        !before && (open_end || !after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_know_their_crate() {
        assert_eq!(crate_folder("kit/store/src/lib.rs"), Some("kit/store"));
        assert_eq!(crate_folder("app/src/main.rs"), Some("app"));
        assert_eq!(crate_folder("xtask/laid/src/lib.rs"), Some("xtask/laid"));
        assert_eq!(crate_folder("docs/architecture.md"), None);
        assert_eq!(crate_folder("features/README.md"), None);
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(words("axum axums my_axum axum::x", "axum").collect::<Vec<_>>(), [0, 19]);
        assert_eq!(words("eprintln!() println!()", "println!").collect::<Vec<_>>(), [12]);
    }
}
