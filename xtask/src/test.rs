//! `cargo xtask test`: the workspace's tests on both databases, then the browser walks.

use crate::postgres::Cluster;
use crate::provision::{self, Tools};
use crate::score::Score;
use crate::shell;
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;

pub fn run(filters: &[String]) -> Result<Score> {
    let tools = provision::all()?;
    run_with(&tools, filters)
}

pub fn run_with(tools: &Tools, filters: &[String]) -> Result<Score> {
    let cluster = Cluster::start(&tools.postgres_bin)?;
    let mut score = workspace(&cluster, filters)?;
    if walks_match(filters)? {
        score += walks(&cluster, tools, filters)?;
    }
    drop(cluster);
    if score == Score::default() {
        bail!("no test matches {}", filters.join(" "));
    }
    Ok(score)
}

fn workspace(cluster: &Cluster, filters: &[String]) -> Result<Score> {
    let mut tests = shell::cargo();
    if shell::succeeds(shell::cargo().args(["nextest", "--version"])) {
        tests.args(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass"]);
        tests.arg("--").args(filters);
    } else {
        // Naming the kinds of targets leaves the doc tests out.
        tests.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"]);
        tests.arg("--").args(filters);
    }
    cluster.lend_to(&mut tests);
    counted(&mut tests)
}

fn walks(cluster: &Cluster, tools: &Tools, filters: &[String]) -> Result<Score> {
    let mut build = shell::cargo();
    build.args(["build", "-p", "cairn", "--features", "test-clock"]);
    if !shell::stream(&mut build, |_| {})?.success() {
        eprintln!("the browser walks could not run: cairn did not build");
        return Ok(Score::gate(false));
    }
    let mut walks = shell::command("node");
    walks.arg("e2e/run.mjs").args(filters);
    walks.env("CHROMIUM", &tools.chromium);
    walks.env("CAIRN_BIN", shell::target().join("debug/cairn"));
    cluster.lend_to(&mut walks);
    counted(&mut walks)
}

/// A filter that names no walk saves the second build and the browser.
fn walks_match(filters: &[String]) -> Result<bool> {
    let mut names = Vec::new();
    for entry in fs::read_dir(shell::root().join("e2e/walks"))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(filters.is_empty() || filters.iter().any(|f| names.iter().any(|name| name.contains(f))))
}

/// Sums the summaries a runner prints. One that fails without naming a failed test (it did not
/// compile, it was killed) is itself a failure.
fn counted(command: &mut Command) -> Result<Score> {
    let mut score = Score::default();
    let status = shell::stream(command, |line| {
        if let Some(part) = Score::from_line(line) {
            score += part;
        }
    })?;
    if !status.success() && score.failed == 0 {
        score += Score::gate(false);
    }
    Ok(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted_script(script: &str) -> Score {
        counted(shell::command("sh").args(["-c", script])).unwrap()
    }

    #[test]
    fn summaries_of_one_run_are_summed() {
        let script = "echo 'test result: ok. 3 passed; 0 failed; 0 ignored';
            echo 'test result: FAILED. 1 passed; 2 failed; 0 ignored'; exit 101";
        assert_eq!(counted_script(script), Score { passed: 4, failed: 2 });
    }

    #[test]
    fn a_runner_that_dies_without_a_summary_has_failed() {
        assert_eq!(counted_script("echo error; exit 101"), Score { passed: 0, failed: 1 });
    }
}
