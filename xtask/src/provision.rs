//! What the tests need beyond Rust and Node: installed on Debian as root, named elsewhere.

use crate::postgres::is_root;
use crate::shell;
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

const OLDEST_POSTGRES: u32 = 15;
const OLDEST_NODE: u32 = 20;
const CHROMIUMS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

pub struct Tools {
    pub postgres_bin: PathBuf,
    pub chromium: PathBuf,
}

/// Everything, before the long parts run: a missing browser is better known at once.
pub fn all() -> Result<Tools> {
    let postgres_bin = postgres()?;
    let chromium = chromium()?;
    npm_packages()?;
    Ok(Tools { postgres_bin, chromium })
}

pub fn postgres() -> Result<PathBuf> {
    if let Some(bin) = postgres_bin() {
        return Ok(bin);
    }
    install(&["postgresql", "postgresql-client"], "the PostgreSQL server, version 15 or newer")?;
    postgres_bin().context(
        "this system's PostgreSQL is older than 15: install 15 or newer (apt.postgresql.org \
         has it) and run again",
    )
}

fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM") {
        let path = PathBuf::from(path);
        if shell::is_file(&path) {
            return Ok(path);
        }
        bail!("CHROMIUM names {}, where there is no program", path.display());
    }
    let found = || CHROMIUMS.iter().find_map(|name| shell::find(name));
    if let Some(path) = found() {
        return Ok(path);
    }
    install(&["chromium"], "Chromium or Google Chrome (or set CHROMIUM to its path)")?;
    found().context("no Chromium on PATH after installing it: set CHROMIUM to its path")
}

/// The browser tests' packages, again only when the lock file has changed since.
fn npm_packages() -> Result<()> {
    let version = shell::capture(shell::command("node").arg("--version"))
        .context("Node.js 20 or newer is needed: see https://nodejs.org/en/download")?;
    if first_number(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node.js {OLDEST_NODE} or newer is needed, this is {}", version.trim());
    }
    let e2e = shell::root().join("e2e");
    let modified = |file: &str| fs::metadata(e2e.join(file)).and_then(|meta| meta.modified()).ok();
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    println!("npm ci in e2e/");
    let mut npm = shell::command("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(e2e);
    shell::capture(&mut npm).context("cannot install the npm packages of e2e/")?;
    Ok(())
}

fn install(packages: &[&str], wanted: &str) -> Result<()> {
    let names = packages.join(" ");
    if !Path::new("/etc/debian_version").exists() {
        bail!("install {wanted} and run again");
    }
    if !is_root() || shell::find("apt-get").is_none() {
        bail!("install {wanted} and run again: sudo apt-get install {names}");
    }
    println!("apt-get install {names}");
    for args in [&["update"][..], &["install", "--yes", "--no-install-recommends"][..]] {
        let mut apt = shell::command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq").args(args);
        if args[0] == "install" {
            apt.args(packages);
        }
        shell::capture(&mut apt).with_context(|| format!("cannot install {wanted}"))?;
    }
    Ok(())
}

/// The newest server programs that are new enough. Debian keeps them off PATH.
pub fn postgres_bin() -> Option<PathBuf> {
    let mut bins: Vec<PathBuf> = ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"]
        .iter()
        .filter_map(|dir| fs::read_dir(dir).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path().join("bin")))
        .collect();
    bins.extend(shell::find("initdb").and_then(|file| file.parent().map(Path::to_path_buf)));
    bins.into_iter()
        .filter(|bin| ["initdb", "pg_ctl", "psql"].iter().all(|it| shell::is_file(&bin.join(it))))
        .filter_map(|bin| {
            let said = shell::capture(shell::command(bin.join("postgres")).arg("--version"));
            Some((first_number(&said.ok()?)?, bin))
        })
        .filter(|(version, _)| *version >= OLDEST_POSTGRES)
        .max_by_key(|(version, _)| *version)
        .map(|(_, bin)| bin)
}

/// `v20.19.2` is 20, `postgres (PostgreSQL) 15.14` is 15.
fn first_number(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_versions_are_read() {
        assert_eq!(first_number("v20.19.2\n"), Some(20));
        assert_eq!(first_number("postgres (PostgreSQL) 15.14 (Debian 15.14-0)"), Some(15));
        assert_eq!(first_number("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(first_number("none"), None);
    }
}
