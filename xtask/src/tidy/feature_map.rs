//! Every feature has the same files under the same names: who knows one knows all.

use super::Finding;
use super::tree::Tree;
use std::collections::BTreeSet;

const SOURCES: [&str; 12] = [
    "lib", "rules", "commands", "store", "events", "web", "pages", "slots", "data", "api", "jobs",
    "seed",
];
const BESIDE_SOURCES: [&str; 9] = [
    "Cargo.toml",
    "README.md",
    "askama.toml",
    "build.rs",
    "src",
    "templates",
    "migrations",
    "messages",
    "help",
];
const NEEDED: [&str; 3] = ["README.md", "src/lib.rs", "Cargo.toml"];

/// Files beyond the map: (feature, file below `src/`, why).
const EXTRA: &[(&str, &str, &str)] = &[
    ("home", "places.rs", "the navigation is data of its own, read by every page"),
    ("admin", "import.rs", "the plan of a people import is pure and has its own tests"),
];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let inside = |path: &str| -> Option<(String, String)> {
        let (feature, file) = path.strip_prefix("features/")?.split_once('/')?;
        Some((feature.to_owned(), file.to_owned()))
    };
    let files: Vec<(String, String)> =
        tree.files.iter().filter_map(|file| inside(&file.path)).collect();
    let features: BTreeSet<&String> = files.iter().map(|(feature, _)| feature).collect();
    let mut found = Vec::new();
    for feature in features {
        for needed in NEEDED {
            let path = format!("features/{feature}/{needed}");
            if !tree.has(&path) {
                found.push(Finding::new(&path, 1, "map", "every feature has this file: add it"));
            }
        }
    }
    for (feature, file) in files.iter().filter(|(feature, file)| !on_the_map(feature, file)) {
        let what = format!(
            "not on a feature's map ({}): put it there, or give a reason in EXTRA of \
             xtask/src/tidy/feature_map.rs",
            SOURCES.join(", ")
        );
        found.push(Finding::new(&format!("features/{feature}/{file}"), 1, "map", what));
    }
    found
}

fn on_the_map(feature: &str, file: &str) -> bool {
    let (first, rest) = file.split_once('/').unwrap_or((file, ""));
    match first {
        "src" => {
            let part = rest.split('/').next().unwrap_or_default();
            let stem = part.strip_suffix(".rs").unwrap_or(part);
            let extra = EXTRA.iter().any(|(name, extra, _)| *name == feature && *extra == rest);
            SOURCES.contains(&stem) || extra
        }
        // Templates of all features share one search path: each keeps to its own folder.
        "templates" => rest.split('/').next() == Some(feature),
        "tests" => true,
        other => BESIDE_SOURCES.contains(&other),
    }
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    #[test]
    fn a_feature_keeps_to_the_map() {
        let tree = Tree::sample(&[
            ("features/home/Cargo.toml", ""),
            ("features/home/README.md", ""),
            ("features/home/src/lib.rs", ""),
            ("features/home/src/web/forms.rs", ""),
            ("features/home/templates/home/today.html", ""),
            ("features/home/tests/home/main.rs", ""),
        ]);
        assert_eq!(shown(&check(&tree)), [""; 0]);
    }

    #[test]
    fn what_is_missing_and_what_is_off_the_map_is_named() {
        let tree = Tree::sample(&[
            ("features/home/Cargo.toml", ""),
            ("features/home/src/lib.rs", ""),
            ("features/home/src/model.rs", ""),
            ("features/home/templates/today.html", ""),
        ]);
        let found = shown(&check(&tree));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("features/home/README.md:1 "), "{found:?}");
        assert!(found[1].starts_with("features/home/src/model.rs:1 "), "{found:?}");
        assert!(found[2].starts_with("features/home/templates/today.html:1 "), "{found:?}");
    }
}
