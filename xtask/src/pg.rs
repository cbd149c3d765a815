//! `cargo xtask pg -- CMD…`: one command with a `PostgreSQL` of its own beside it.

use crate::postgres::Cluster;
use crate::{provision, shell};
use anyhow::{Context, Result, bail};
use std::process::{ExitCode, Stdio};

pub fn run(args: &[String]) -> Result<ExitCode> {
    let words = args.strip_prefix(&["--".to_owned()]).unwrap_or(args);
    let Some((program, rest)) = words.split_first() else {
        bail!("say what to run: cargo xtask pg -- cargo nextest run -p cairn-store");
    };
    let cluster = Cluster::start(&provision::postgres()?)?;
    let mut command = shell::command(program);
    command.args(rest).current_dir(std::env::current_dir()?).stdin(Stdio::inherit());
    cluster.lend_to(&mut command);
    let status = command.status().with_context(|| format!("cannot start {program}"))?;
    drop(cluster);
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
