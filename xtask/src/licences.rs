//! `cargo xtask licences`: nothing is linked or bundled whose licence we have not read.

use crate::shell;
use crate::spdx::satisfied;
use crate::tidy::Finding;
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;

/// Permissive ones, and MPL-2.0, whose copyleft ends at its own files.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-0-Clause", // what npm's older packages call 0BSD
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1", // fonts
    "Unicode-3.0",
    "Unicode-DFS-2016", // its predecessor, on older tables
    "Unlicense",
    "Zlib",
];

const NPM_LOCKS: [&str; 2] = ["ui/package-lock.json", "e2e/package-lock.json"];

struct Package {
    place: String,
    name: String,
    licence: Option<String>,
}

pub fn run() -> Result<Vec<Finding>> {
    let text = shell::capture(shell::cargo().args(["metadata", "--format-version=1"]))?;
    let mut packages = crates(&serde_json::from_str(&text)?);
    for place in NPM_LOCKS {
        let lock = shell::root().join(place);
        if shell::is_file(&lock) {
            let text = fs::read_to_string(lock)?;
            let json = serde_json::from_str(&text).with_context(|| format!("reading {place}"))?;
            packages.extend(npm_packages(place, &json));
        }
    }
    Ok(packages.iter().filter_map(judge).collect())
}

fn judge(package: &Package) -> Option<Finding> {
    let what = match &package.licence {
        None => format!("{} names no licence: replace it", package.name),
        Some(licence) => match satisfied(licence, &|name| ALLOWED.contains(&name)) {
            Ok(true) => return None,
            Ok(false) => format!(
                "{} is under {licence}: replace it, or read that licence and add it to ALLOWED \
                 in xtask/src/licences.rs",
                package.name
            ),
            Err(error) => format!("{}: {error}", package.name),
        },
    };
    Some(Finding::new(&package.place, 1, "licences", what))
}

fn crates(metadata: &Value) -> Vec<Package> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages
        .map(|package| Package {
            place: "Cargo.lock".to_owned(),
            name: [&package["name"], &package["version"]].map(text).join(" "),
            licence: package["license"].as_str().map(str::to_owned),
        })
        .collect()
}

/// Also what is installed only to build or to test: it runs on our machines.
fn npm_packages(place: &str, lock: &Value) -> Vec<Package> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    packages
        .filter(|(path, _)| path.starts_with("node_modules/"))
        .map(|(path, package)| Package {
            place: place.to_owned(),
            name: [path.trim_start_matches("node_modules/"), text(&package["version"])].join(" "),
            licence: package["license"].as_str().map(str::to_owned),
        })
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn judged(packages: &[Package]) -> Vec<String> {
        packages.iter().filter_map(judge).map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn copyleft_and_unlicensed_crates_are_named_and_a_choice_is_taken() {
        let found = judged(&crates(&json!({"packages": [
            {"name": "good", "version": "1.0.0", "license": "MIT OR Apache-2.0"},
            {"name": "queue", "version": "2.0.0", "license": "LGPL-3.0-or-later OR MPL-2.0"},
            {"name": "bad", "version": "3.0.0", "license": "AGPL-3.0-only"},
            {"name": "mute", "version": "4.0.0", "license": null},
        ]})));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("bad 3.0.0 is under AGPL-3.0-only"), "{found:?}");
        assert!(found[1].contains("mute 4.0.0 names no licence"), "{found:?}");
    }

    #[test]
    fn npm_locks_are_read_without_their_root() {
        let lock = json!({"packages": {
            "": {"name": "e2e"},
            "node_modules/axe-core": {"version": "4.14.1", "license": "MPL-2.0"},
            "node_modules/a/node_modules/b": {"version": "1.0.0", "license": "GPL-2.0"},
        }});
        let found = judged(&npm_packages("e2e/package-lock.json", &lock));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("e2e/package-lock.json:1: "), "{found:?}");
        assert!(found[0].contains("b 1.0.0 is under GPL-2.0"), "{found:?}");
    }
}
