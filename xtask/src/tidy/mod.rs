//! The house rules (`docs/architecture.md`), each kept by a check that names file, line and
//! what to do. A rule is a function over the tree, so that its tests feed it a bad sample.

mod feature_map;
mod floors;
mod layers;
mod messages;
mod migrations;
mod names;
mod panics;
mod paths;
mod rust;
mod size;
mod templates;
mod tree;

use crate::shell;
use anyhow::Result;
use std::fmt;
use tree::Tree;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    path: String,
    line: usize,
    rule: &'static str,
    what: String,
}

impl Finding {
    pub fn new(path: &str, line: usize, rule: &'static str, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, rule, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: [{}] {}", self.path, self.line, self.rule, self.what)
    }
}

type Rule = fn(&Tree) -> Vec<Finding>;

const RULES: &[Rule] = &[
    feature_map::check,
    floors::check_manifests,
    layers::sql_only_in_stores,
    layers::axum_only_at_the_edge,
    layers::pure_floors_stay_pure,
    layers::only_the_record_writes_statements,
    messages::check,
    migrations::check,
    names::check,
    panics::check,
    paths::check,
    size::check,
    templates::check,
];

pub fn run() -> Result<Vec<Finding>> {
    let tree = Tree::read(&shell::root())?;
    let mut found = broken(&tree);
    let metadata = ["metadata", "--no-deps", "--format-version=1"];
    let metadata = shell::capture(shell::cargo().args(metadata))?;
    found.extend(floors::check(&serde_json::from_str(&metadata)?));
    found.sort();
    found.dedup();
    Ok(found)
}

fn broken(tree: &Tree) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| rule(tree)).collect()
}

/// Every rule over files that lie nowhere yet.
#[cfg(test)]
pub fn judge(files: &[(String, String)]) -> Vec<String> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    shown(&broken(&Tree::sample(&files)))
}

#[cfg(test)]
fn shown(found: &[Finding]) -> Vec<String> {
    found.iter().map(|it| format!("{}:{} {}", it.path, it.line, it.what)).collect()
}
