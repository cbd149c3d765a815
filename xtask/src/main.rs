//! The gate. One command formats, lints, tidies, checks licences and tests, the same on a
//! developer's machine and in CI. `cargo xtask` alone lists what there is.

mod bench;
mod ci;
mod licences;
mod new_feature;
mod pg;
mod postgres;
mod provision;
mod score;
mod shell;
mod spdx;
mod test;
mod tidy;

use anyhow::{Result, bail};
use score::Score;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [FILTER…]     all tests on SQLite and PostgreSQL, then the browser walks
cargo xtask pg -- CMD…         runs CMD with TEST_PG_URL pointing at a private PostgreSQL
cargo xtask ci                 formatting, clippy, tidy, licences, then test
cargo xtask tidy               the house rules, each with file, line and what to do
cargo xtask licences           licences of everything that is linked or bundled
cargo xtask new-feature NAME   lays a small working feature and wires it in
cargo xtask bench [NAME]       benchmarks; without a name lists them";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<ExitCode> {
    let Some((command, rest)) = args.split_first() else {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    };
    match command.as_str() {
        "test" => Ok(report(test::run(rest)?)),
        "ci" => Ok(report(ci::run())),
        "pg" => pg::run(rest),
        "tidy" => findings(&tidy::run()?),
        "licences" | "licenses" => findings(&licences::run()?),
        "new-feature" => new_feature::run(rest),
        "bench" => bench::run(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no `cargo xtask {other}`; there are:\n{USAGE}"),
    }
}

/// The score stands alone on the last line: scripts and people read it there.
fn report(score: Score) -> ExitCode {
    println!("{score}");
    if score.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn findings(found: &[tidy::Finding]) -> Result<ExitCode> {
    for finding in found {
        println!("{finding}");
    }
    if found.is_empty() {
        println!("nothing found");
        return Ok(ExitCode::SUCCESS);
    }
    bail!("{} to mend", found.len())
}
