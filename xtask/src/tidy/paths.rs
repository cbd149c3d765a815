//! Nothing committed knows the machine it was written on.

use super::Finding;
use super::tree::Tree;

/// In halves, so that this file does not find itself.
const LOCAL_ROOTS: [&str; 3] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &tree.files {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(path) = LOCAL_ROOTS.iter().find(|path| names_root(line, path)) {
                let what = format!("{path}… exists on one machine: use a relative path");
                found.push(Finding::new(&file.path, index + 1, "paths", what));
            }
        }
    }
    found
}

/// An absolute path begins here: what comes before is not the beginning of a longer path or
/// of an address.
fn names_root(line: &str, root: &str) -> bool {
    line.match_indices(root).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-~}/*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    #[test]
    fn local_paths_are_found_and_addresses_are_not() {
        let [work, root, home] = LOCAL_ROOTS;
        let text = format!("see {work}main\nhttps://x.org{home}a\nfeatures{home}b\n\"{root}c\"\n");
        let found = shown(&check(&Tree::sample(&[("README.md", &text)])));
        let lines: Vec<&str> = found.iter().map(|it| it.split(' ').next().unwrap()).collect();
        assert_eq!(lines, ["README.md:1", "README.md:4"]);
    }
}
