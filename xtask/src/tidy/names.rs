//! A name says what a thing is about. These say only that somebody did not know.

use super::Finding;
use super::tree::{Tree, line_of, words};
use std::collections::BTreeSet;

const EMPTY_NAMES: [&str; 9] =
    ["util", "utils", "helper", "helpers", "common", "manager", "service", "services", "misc"];

fn is_empty_name(name: &str) -> bool {
    let mut parts = name.split(['_', '-', '.']);
    parts.any(|part| EMPTY_NAMES.contains(&part.to_ascii_lowercase().as_str()))
}

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = BTreeSet::new();
    let say = |name: &str| format!("`{name}` says nothing: name it after what it is about");
    // The demo's content is named after the demo's teams, one of which is called Service.
    for file in tree.files.iter().filter(|file| !file.path.starts_with("app/demo/")) {
        for part in file.path.split('/').filter(|part| is_empty_name(part)) {
            found.insert(Finding::new(&file.path, 1, "names", say(part)));
        }
    }
    for source in &tree.sources {
        for at in words(&source.code, "mod") {
            let name = source.code[at + 3..].split_whitespace().next().unwrap_or_default();
            let name = name.trim_end_matches([';', '{']);
            if is_empty_name(name) {
                let line = line_of(&source.code, at);
                found.insert(Finding::new(&source.path, line, "names", say(name)));
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    #[test]
    fn names_that_say_nothing_are_found() {
        let tree = Tree::sample(&[
            ("kit/web/src/utils.rs", ""),
            ("kit/web/src/common/x.rs", ""),
            ("kit/web/src/session_manager.rs", ""),
            ("kit/web/src/lib.rs", "mod forms;\nmod helpers {}\n// mod utils;\n"),
            ("kit/web/src/commonplace.rs", ""),
        ]);
        let found = shown(&check(&tree));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found.iter().any(|it| it.starts_with("kit/web/src/lib.rs:2 ")), "{found:?}");
    }
}
