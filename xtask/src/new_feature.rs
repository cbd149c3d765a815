//! `cargo xtask new-feature NAME`: the file map of a feature, working from the first minute.
//! What is laid is `xtask/laid/`, a feature of the workspace that no house has: compiled, linted
//! and tested with everything else, so that what a new feature begins with is never out of date.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::ExitCode;

/// Its name, which stands in its files for nothing else.
const LAID: &str = "laid";

macro_rules! laid {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../laid/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = laid![
    "Cargo.toml",
    "README.md",
    "askama.toml",
    "src/lib.rs",
    "src/rules.rs",
    "src/commands.rs",
    "src/store.rs",
    "src/events.rs",
    "src/web.rs",
    "src/pages.rs",
    "src/slots.rs",
    "src/data.rs",
    "templates/laid/list.html",
    "templates/laid/new.html",
    "templates/laid/note.html",
    "templates/laid/slot.html",
    "migrations/1.sql",
    "messages/en.ftl",
    "messages/sv.ftl",
    "tests/laid/main.rs",
];

/// The lines that make a feature part of the house: file, what the line follows (the last line
/// that begins so), the line.
const WIRES: &[(&str, &str, &str)] = &[
    ("Cargo.toml", "# features", "cairn-laid = { path = \"features/laid\" }"),
    ("app/Cargo.toml", "cairn-web.workspace", "cairn-laid.workspace = true"),
    ("app/src/features.rs", "        cairn_", "        cairn_laid::feature(),"),
];

pub fn run(args: &[String]) -> Result<ExitCode> {
    let [name] = args else { bail!("say which: cargo xtask new-feature surveys") };
    if !is_name(name) {
        bail!("`{name}` cannot be a folder, a crate and a table: use lower-case letters only");
    }
    let root = shell::root();
    let folder = root.join("features").join(name);
    if folder.join("Cargo.toml").exists() {
        bail!("features/{name} is there already");
    }
    // All is read and judged before anything is written.
    let mut wired = Vec::new();
    for (file, after, line) in WIRES {
        let path = root.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {file}"))?;
        wired.push((path, wire(file, &text, after, &filled(line, name))?));
    }
    for (path, text) in files(name) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    for (path, text) in wired {
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    // Where a line breaks depends on how long the name is.
    let _ = shell::cargo().args(["fmt", "--package", &format!("cairn-{name}")]).status();
    println!(
        "features/{name} is laid and wired: a note with a title, to be made what you need.\n\
         cargo xtask pg -- cargo test -p cairn-{name}   its tests, on both databases\n\
         cargo run -- demo                              it stands in the + and on a team's page\n\
         CONTRIBUTING.md, \"A feature, file by file\": what a new noun and a new field want besides"
    );
    Ok(ExitCode::SUCCESS)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name != LAID && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn filled(text: &str, name: &str) -> String {
    text.replace(LAID, name)
}

fn files(name: &str) -> impl Iterator<Item = (String, String)> {
    FILES.iter().map(move |(path, text)| (filled(path, name), filled(text, name)))
}

/// `text` with `line` after the last line that begins with `after`; as it is if `line` is there.
fn wire(file: &str, text: &str, after: &str, line: &str) -> Result<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.contains(&line) {
        return Ok(text.to_owned());
    }
    let Some(at) = lines.iter().rposition(|known| known.starts_with(after)) else {
        bail!("{file} has no line that begins with `{after}`: say there where `{line}` belongs");
    };
    lines.insert(at + 1, line);
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy;

    #[test]
    fn a_new_feature_keeps_the_house_rules() {
        let kits = ["objects", "people"]
            .map(|kit| (format!("kit/{kit}/Cargo.toml"), "[lints]\nworkspace = true\n".to_owned()));
        let laid: Vec<(String, String)> = files("surveys")
            .map(|(path, text)| (format!("features/surveys/{path}"), text))
            .chain(kits)
            .collect();
        assert_eq!(tidy::judge(&laid), [""; 0]);
        assert!(laid.iter().all(|(path, text)| !path.contains(LAID) && !text.contains(LAID)));
    }

    #[test]
    fn everything_below_the_folder_is_laid() {
        let folder = shell::root().join("xtask/laid");
        let mut lying = Vec::new();
        let mut open = vec![folder.clone()];
        while let Some(next) = open.pop() {
            for entry in fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    lying.push(path.strip_prefix(&folder).unwrap().display().to_string());
                }
            }
        }
        lying.sort();
        let mut laid: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        laid.sort_unstable();
        assert_eq!(lying, laid);
    }

    #[test]
    fn the_wiring_finds_its_places_in_the_files_as_they_are() {
        for (file, after, line) in WIRES {
            let text = fs::read_to_string(shell::root().join(file)).unwrap();
            let line = filled(line, "surveys");
            let wired = wire(file, &text, after, &line).unwrap();
            assert_eq!(wired.lines().filter(|it| *it == line).count(), 1, "{file}");
            assert_eq!(wire(file, &wired, after, &line).unwrap(), wired, "{file}: once");
            let without: Vec<&str> = wired.lines().filter(|it| *it != line).collect();
            assert_eq!(without.join("\n") + "\n", text, "{file}: nothing else moves");
        }
    }

    #[test]
    fn a_place_that_is_gone_is_named() {
        let error = wire("Cargo.toml", "[package]\n", "# features", "x = 1").unwrap_err();
        assert!(error.to_string().contains("Cargo.toml has no line"), "{error}");
    }

    #[test]
    fn names_fit_a_folder_a_crate_and_a_table() {
        assert!(is_name("surveys"));
        for bad in ["", "Surveys", "my-surveys", "../x", "år", "laid"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
