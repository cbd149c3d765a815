//! `cargo xtask new-feature NAME`: the file map of a feature, working from the first minute.
use anyhow::{Result, bail};
use std::process::ExitCode;
pub fn run(_args: &[String]) -> Result<ExitCode> {
    bail!("comes with the first feature")
}
