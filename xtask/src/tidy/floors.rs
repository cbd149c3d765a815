//! The floors of the house: a crate depends only on a lower one, features never on each other.

use super::Finding;
use super::tree::Tree;
use serde_json::Value;
use std::collections::BTreeMap;

/// The one table. `/*` stands for every folder below. A new kit gets its line here.
const FLOORS: &[(&str, u8)] = &[
    ("libs/*", 0),
    ("kit/ground", 1),
    ("kit/store", 2),
    ("kit/web", 3),
    ("kit/objects", 4),
    ("kit/record", 4),
    ("kit/people", 5),
    ("kit/links", 6),
    ("kit/search", 6),
    ("kit/nudge", 6),
    ("kit/feature", 7),
    ("features/*", 8),
    ("xtask/laid", 8),
    ("app", 9),
];

/// A statement is about an object, so the record knows objects though it stands beside them.
const BESIDE_EACH_OTHER: &[(&str, &str)] = &[("kit/record", "kit/objects")];

/// Beside the house: these may know every floor, and no floor may know them.
const BESIDE_THE_HOUSE: [&str; 2] = ["testkit", "xtask"];

const PURE_CRATES_AVOID: [&str; 3] = ["tokio", "sqlx", "axum"];

pub fn floor(folder: &str) -> Option<u8> {
    let matches = |pattern: &str| match pattern.strip_suffix("/*") {
        Some(parent) => folder.rsplit_once('/').is_some_and(|(it, _)| it == parent),
        None => folder == pattern,
    };
    FLOORS.iter().find(|(pattern, _)| matches(pattern)).map(|(_, floor)| *floor)
}

/// `cargo metadata --no-deps`: the manifests of the workspace.
pub fn check(metadata: &Value) -> Vec<Finding> {
    let root = metadata["workspace_root"].as_str().unwrap_or_default();
    let packages: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    let folder = |package: &Value| -> String {
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        let folder = manifest.strip_prefix(root).unwrap_or(manifest);
        folder.trim_start_matches('/').trim_end_matches("/Cargo.toml").to_owned()
    };
    let folders: BTreeMap<&str, String> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap_or_default(), folder(package)))
        .collect();

    let mut found = Vec::new();
    for package in packages {
        let from = folder(package);
        let manifest = format!("{from}/Cargo.toml");
        let mut say = |what: String| found.push(Finding::new(&manifest, 1, "floors", what));
        if floor(&from).is_none() && !BESIDE_THE_HOUSE.contains(&from.as_str()) {
            say(format!("{from} has no floor: add it to FLOORS in xtask/src/tidy/floors.rs"));
            continue;
        }
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let name = dependency["name"].as_str().unwrap_or_default();
            let in_tests = dependency["kind"].as_str() == Some("dev");
            let verdict = match folders.get(name) {
                Some(to) => between(&from, to, in_tests),
                None => outside(&from, name, in_tests),
            };
            verdict.into_iter().for_each(&mut say);
        }
    }
    found
}

/// What is wrong with a dependency of one folder on another, if anything.
fn between(from: &str, to: &str, in_tests: bool) -> Option<String> {
    if BESIDE_THE_HOUSE.contains(&from) {
        return None;
    }
    if to == "xtask" {
        return Some("nothing depends on xtask".to_owned());
    }
    if to == "testkit" {
        let what = "testkit belongs under [dev-dependencies]";
        return (!in_tests).then(|| what.to_owned());
    }
    if from.starts_with("features/") && to.starts_with("features/") {
        return Some(format!(
            "{from} depends on {to}: features meet through the record, links, search and the \
             slots of kit/feature"
        ));
    }
    let below = floor(to) < floor(from) || BESIDE_EACH_OTHER.contains(&(from, to));
    (!below && !in_tests).then(|| {
        let [from_floor, to_floor] = [from, to].map(|it| floor(it).unwrap_or_default());
        format!("{from} (floor {from_floor}) depends on {to} (floor {to_floor}): turn it round")
    })
}

fn outside(from: &str, name: &str, in_tests: bool) -> Option<String> {
    let pure = from == "kit/ground" || from.starts_with("libs/");
    (pure && !in_tests && PURE_CRATES_AVOID.contains(&name))
        .then(|| format!("{from} depends on {name}: this floor does no I/O"))
}

/// Every crate takes the house's lints (among them `forbid(unsafe_code)`) and its versions.
pub fn check_manifests(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.ends_with("/Cargo.toml")) {
        if !file.text.contains("[lints]\nworkspace = true") {
            let what = "add `[lints]` with `workspace = true`";
            found.push(Finding::new(&file.path, 1, "manifest", what));
        }
        let mut dependencies = false;
        for (index, line) in file.text.lines().enumerate() {
            if line.starts_with('[') {
                dependencies = line.ends_with("dependencies]");
            } else if dependencies && line.contains('=') && !line.contains("workspace = true") {
                let what = "take the version from [workspace.dependencies] in Cargo.toml";
                found.push(Finding::new(&file.path, index + 1, "manifest", what));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;
    use serde_json::json;

    fn package(folder: &str, dependencies: &[(&str, &str)]) -> Value {
        let dependencies: Vec<Value> = dependencies
            .iter()
            .map(|(folder, kind)| json!({"name": folder.replace('/', "-"), "kind": kind}))
            .map(|mut it| {
                if it["kind"] == "normal" {
                    it["kind"] = Value::Null;
                }
                it
            })
            .collect();
        json!({
            "name": folder.replace('/', "-"),
            "manifest_path": format!("/x/{folder}/Cargo.toml"),
            "dependencies": dependencies,
        })
    }

    fn judged(packages: &[Value]) -> Vec<String> {
        shown(&check(&json!({"workspace_root": "/x", "packages": packages})))
    }

    #[test]
    fn arrows_point_down() {
        let found = judged(&[
            package("kit/store", &[("kit/ground", "normal"), ("kit/web", "normal")]),
            package("kit/web", &[("kit/store", "normal"), ("kit/people", "dev")]),
            package("kit/ground", &[]),
            package("kit/people", &[]),
        ]);
        let wrong = "kit/store/Cargo.toml:1 kit/store (floor 2) depends on kit/web (floor 3): \
                     turn it round";
        assert_eq!(found, [wrong]);
    }

    #[test]
    fn crates_of_one_floor_stay_apart_but_the_record_knows_objects() {
        let found = judged(&[
            package("kit/record", &[("kit/objects", "normal")]),
            package("kit/objects", &[]),
            package("kit/links", &[("kit/search", "normal")]),
            package("kit/search", &[]),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("kit/links/"), "{found:?}");
    }

    #[test]
    fn features_never_depend_on_each_other_not_even_in_tests() {
        let home = package("features/home", &[("features/voice", "dev")]);
        let found = judged(&[home, package("features/voice", &[])]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("features meet through"), "{found:?}");
    }

    #[test]
    fn the_testkit_is_for_tests_and_new_kits_need_a_floor() {
        let found = judged(&[
            package("kit/web", &[("testkit", "normal")]),
            package("kit/store", &[("testkit", "dev")]),
            package("testkit", &[("kit/store", "normal")]),
            package("kit/weather", &[]),
        ]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("[dev-dependencies]"), "{found:?}");
        assert!(found[1].contains("kit/weather has no floor"), "{found:?}");
    }

    #[test]
    fn pure_crates_take_no_runtime() {
        let found = judged(&[package("libs/terms", &[("tokio", "normal"), ("serde", "normal")])]);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn manifests_take_lints_and_versions_from_the_workspace() {
        let bad = "[dependencies]\nserde = \"1\"\n\n[package]\nname = \"x\"\n";
        let good = "[dependencies]\nserde.workspace = true\n[lints]\nworkspace = true\n";
        let tree = Tree::sample(&[("kit/a/Cargo.toml", bad), ("kit/b/Cargo.toml", good)]);
        let found = shown(&check_manifests(&tree));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[1].starts_with("kit/a/Cargo.toml:2 "), "{found:?}");
    }
}
