//! `cargo xtask ci`: the whole gate. Every part runs even when one before it failed, so that
//! one run tells everything there is to mend.

use crate::score::Score;
use crate::tidy::Finding;
use crate::{licences, provision, shell, test, tidy};
use anyhow::{Context, Result};
use std::time::Instant;

pub fn run() -> Score {
    let mut tools = None;
    let mut score = part("tools", || {
        tools = Some(provision::all()?);
        Ok(Score::default())
    });
    score += part("formatting", || passes(&["fmt", "--all", "--check"]));
    score += part("clippy", clippy);
    score += part("tidy", || Ok(clean(&tidy::run()?)));
    score += part("licences", || Ok(clean(&licences::run()?)));
    score += part("tests", || {
        test::run_with(tools.as_ref().context("what the tests need is missing")?, &[])
    });
    score
}

/// Twice, because the test build contains a route that no other build has.
fn clippy() -> Result<Score> {
    let deny = ["--", "-D", "warnings"];
    let mut score = passes(&[&["clippy", "--workspace", "--all-targets"], &deny[..]].concat())?;
    let test_build = ["clippy", "-p", "cairn", "--all-targets", "--features", "test-clock,bench"];
    score += passes(&[&test_build[..], &deny].concat())?;
    Ok(score)
}

fn passes(cargo: &[&str]) -> Result<Score> {
    Ok(Score::gate(shell::stream(shell::cargo().args(cargo), |_| {})?.success()))
}

fn clean(findings: &[Finding]) -> Score {
    for finding in findings {
        println!("{finding}");
    }
    Score::gate(findings.is_empty())
}

/// A part that could not be carried out has failed.
#[allow(clippy::disallowed_methods, reason = "shows a developer how long a part really took")]
fn part(name: &str, work: impl FnOnce() -> Result<Score>) -> Score {
    println!("\n== {name} ==");
    let started = Instant::now();
    let score = work().unwrap_or_else(|error| {
        println!("error: {error:#}");
        Score::gate(false)
    });
    println!("-- {name}: {} s, {score}", started.elapsed().as_secs());
    score
}
