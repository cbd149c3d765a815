//! `cargo xtask new-feature NAME`: the file map of a feature, working from the first minute.
//! The files under `xtask/feature/` are what is laid, with the name filled in.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::ExitCode;

macro_rules! laid {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../feature/", $path, ".tpl")))),*]
    };
}

const FILES: &[(&str, &str)] = laid![
    "Cargo.toml",
    "README.md",
    "src/lib.rs",
    "src/rules.rs",
    "src/commands.rs",
    "src/store.rs",
    "src/events.rs",
    "migrations/1.sql",
    "messages/en.ftl",
    "messages/sv.ftl",
];

/// Where the workspace lists its features.
const LISTED_AFTER: &str = "# features\n";

pub fn run(args: &[String]) -> Result<ExitCode> {
    let [name] = args else { bail!("say which: cargo xtask new-feature surveys") };
    if !is_name(name) {
        bail!("`{name}` cannot be a folder, a crate and a table: use lower-case letters only");
    }
    let folder = shell::root().join("features").join(name);
    if folder.join("Cargo.toml").exists() {
        bail!("features/{name} is there already");
    }
    for (path, text) in files(name) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    list_in_workspace(name)?;
    println!("features/{name} is laid. Next: its README, then one line in app/src/features.rs.");
    Ok(ExitCode::SUCCESS)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn files(name: &str) -> impl Iterator<Item = (&'static str, String)> {
    FILES.iter().map(move |(path, text)| (*path, text.replace("__name__", name)))
}

fn list_in_workspace(name: &str) -> Result<()> {
    let manifest = shell::root().join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    let line = format!("cairn-{name} = {{ path = \"features/{name}\" }}\n");
    if text.contains(&line) {
        return Ok(());
    }
    let Some(at) = text.find(LISTED_AFTER) else {
        bail!("add to [workspace.dependencies] in Cargo.toml: {line}");
    };
    let (before, after) = text.split_at(at + LISTED_AFTER.len());
    Ok(fs::write(&manifest, format!("{before}{line}{after}"))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy;

    #[test]
    fn a_new_feature_keeps_the_house_rules() {
        let laid: Vec<(String, String)> = files("surveys")
            .map(|(path, text)| (format!("features/surveys/{path}"), text))
            .chain([(
                "kit/objects/Cargo.toml".to_owned(),
                "[lints]\nworkspace = true\n".to_owned(),
            )])
            .collect();
        assert_eq!(tidy::judge(&laid), [""; 0]);
        assert!(laid.iter().all(|(_, text)| !text.contains("__")));
    }

    #[test]
    fn names_fit_a_folder_a_crate_and_a_table() {
        assert!(is_name("surveys"));
        for bad in ["", "Surveys", "my-surveys", "../x", "år"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
