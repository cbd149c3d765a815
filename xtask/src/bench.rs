//! `cargo xtask bench [NAME]`: measurements, never tests with a time limit.

mod http;
mod pages;
mod process;
mod table;

use anyhow::{Result, bail};
use std::process::ExitCode;

struct Bench {
    name: &'static str,
    measures: &'static str,
    run: fn(&[String]) -> Result<ExitCode>,
}

/// The one list; a benchmark is a line here and a function.
const BENCHES: &[Bench] = &[Bench {
    name: "pages",
    measures: "what pages cost with 10,000 people, on both databases",
    run: pages::run,
}];

pub fn run(args: &[String]) -> Result<ExitCode> {
    let Some((name, rest)) = args.split_first() else {
        for bench in BENCHES {
            println!("{:12} {}", bench.name, bench.measures);
        }
        println!("{} benchmarks", BENCHES.len());
        return Ok(ExitCode::SUCCESS);
    };
    match BENCHES.iter().find(|bench| bench.name == name) {
        Some(bench) => (bench.run)(rest),
        None => bail!("there is no benchmark `{name}`; `cargo xtask bench` lists them"),
    }
}
