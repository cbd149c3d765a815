//! Running other programs: with their output shown as it comes, or kept.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::{env, fs, thread};

/// The checkout this xtask belongs to. Cargo names it at run time; the path compiled in only
/// serves someone who starts the binary by hand.
pub fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf)
}

pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command in the checkout with no stdin, so that nothing can wait for an answer.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    // What `cargo run` sets for xtask would make build scripts of the inner cargo believe
    // their environment changed, and half the tree would build again.
    for (name, _) in env::vars_os() {
        let name_text = name.to_string_lossy();
        if name_text.starts_with("CARGO_PKG_") || name_text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

pub fn cargo() -> Command {
    let mut cargo = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if std::io::stderr().is_terminal() && env::var_os("CARGO_TERM_COLOR").is_none() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    cargo
}

/// Shows both streams line by line as they come and hands each line, without colours, to `see`.
pub fn stream(command: &mut Command, mut see: impl FnMut(&str)) -> Result<ExitStatus> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let (lines, incoming) = mpsc::channel();
    let readers = [
        child.stdout.take().map(|out| forward(out, false, lines.clone())),
        child.stderr.take().map(|out| forward(out, true, lines)),
    ];
    for (is_error, line) in incoming {
        if is_error {
            eprintln!("{line}");
        } else {
            println!("{line}");
        }
        see(&plain(&line));
    }
    for reader in readers.into_iter().flatten() {
        if reader.join().is_err() {
            bail!("reading the output of {name} failed");
        }
    }
    child.wait().with_context(|| format!("waiting for {name}"))
}

fn forward(
    from: impl Read + Send + 'static,
    is_error: bool,
    to: mpsc::Sender<(bool, String)>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
            if to.send((is_error, line)).is_err() {
                return;
            }
        }
    })
}

/// Terminal colours removed: ESC, `[`, parameters, one letter.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            out.push(c);
        }
    }
    out
}

/// The standard output of a command that must succeed; what it said otherwise is the error.
pub fn capture(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{name} failed ({}): {}", output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// Where a program lies on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(program)).find(|file| is_file(file))
}

pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out_of_lines() {
        assert_eq!(plain("\u{1b}[32;1m Summary\u{1b}[0m 3 tests"), " Summary 3 tests");
    }

    #[test]
    fn both_streams_are_seen_and_the_status_is_kept() {
        let mut seen = Vec::new();
        let mut script = command("sh");
        script.args(["-c", "echo out; echo err >&2; exit 3"]);
        let status = stream(&mut script, |line| seen.push(line.to_owned())).unwrap();
        seen.sort();
        assert_eq!(seen, ["err", "out"]);
        assert_eq!(status.code(), Some(3));
    }

    #[test]
    fn a_failed_command_tells_what_it_said() {
        let mut script = command("sh");
        script.args(["-c", "echo no such cluster >&2; exit 1"]);
        let error = capture(&mut script).unwrap_err().to_string();
        assert!(error.contains("no such cluster"), "{error}");
    }
}
