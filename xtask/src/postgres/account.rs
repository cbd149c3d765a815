//! `PostgreSQL` refuses to run as root: as root, its programs run under an ordinary account.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::os::unix::fs::chown;
use std::path::Path;
use std::process::Command;

pub struct Account {
    uid: u32,
    /// Set when we are root and have to step down.
    step_down: Option<(u32, u32)>,
}

impl Account {
    pub fn current() -> Result<Self> {
        let uid = id("-u", None)?;
        if uid != 0 {
            return Ok(Self { uid, step_down: None });
        }
        for name in ["postgres", "nobody"] {
            if let (Ok(user), Ok(group)) = (id("-u", Some(name)), id("-g", Some(name))) {
                return Ok(Self { uid, step_down: Some((user, group)) });
            }
        }
        bail!("PostgreSQL does not run as root, and there is no account `postgres` or `nobody`")
    }

    pub fn uid(&self) -> u32 {
        self.uid
    }

    pub fn command(&self, program: &Path) -> Command {
        let Some((user, group)) = self.step_down else { return shell::command(program) };
        let mut command = shell::command("setpriv");
        command.arg(format!("--reuid={user}")).arg(format!("--regid={group}"));
        command.args(["--clear-groups", "--"]).arg(program);
        // The working directory may be one this account cannot enter.
        command.current_dir("/");
        command
    }

    pub fn give(&self, path: &Path) -> Result<()> {
        if let Some((user, group)) = self.step_down {
            chown(path, Some(user), Some(group))
                .with_context(|| format!("cannot hand {} over", path.display()))?;
        }
        Ok(())
    }

    pub fn can_enter(&self, dir: &Path) -> bool {
        shell::succeeds(self.command(Path::new("test")).arg("-x").arg(dir))
    }
}

pub fn is_root() -> bool {
    id("-u", None).is_ok_and(|uid| uid == 0)
}

fn id(flag: &str, name: Option<&str>) -> Result<u32> {
    let out = shell::capture(shell::command("id").arg(flag).args(name))?;
    out.trim().parse().with_context(|| format!("`id {flag}` said {out:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_never_runs_as_root() {
        let account = Account::current().unwrap();
        let out = shell::capture(account.command(Path::new("id")).arg("-u")).unwrap();
        assert_ne!(out.trim(), "0");
    }
}
