//! A private `PostgreSQL` cluster: own directory, own port, own password, gone afterwards.
//!
//! Nothing here relies on this process ending well. A guard process waits for its stdin to
//! close, which the kernel does however xtask dies, and then stops the server and removes the
//! directory. Should even the guard be killed, the next start sweeps what was left: every
//! cluster has a lock file that only a living owner holds.

mod account;

use crate::shell;
use account::Account;
pub use account::is_root;
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs::{self, File, Permissions};
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Test processes run side by side and each has its pools.
const MAX_CONNECTIONS: u32 = 200;
/// A socket's path has to fit `sockaddr_un`, which leaves 107 bytes on Linux.
const LONGEST_SOCKET_DIR: usize = 85;

pub struct Cluster {
    guard: Child,
    home: PathBuf,
    bin: PathBuf,
    url: String,
    _owned: File,
}

impl Cluster {
    /// Starts a cluster with the server programs in `bin`.
    pub fn start(bin: &Path) -> Result<Self> {
        let account = Account::current()?;
        let base = base_dir(&account)?;
        let turn = File::create(base.join("turn")).context("cannot lock the clusters' folder")?;
        turn.lock()?;
        sweep(&base, bin, &account);
        let home = base.join(std::process::id().to_string());
        fs::create_dir(&home).with_context(|| format!("cannot create {}", home.display()))?;
        let owned = File::create(home.join("lock"))?;
        owned.lock()?;
        drop(turn);
        account.give(&home)?;

        let guard = guard(&home, bin, &account)?;
        let mut cluster =
            Self { guard, home, bin: bin.to_path_buf(), url: String::new(), _owned: owned };
        let password = random_hex()?;
        cluster.create(&account, &password)?;
        let port = cluster.launch(&account)?;
        cluster.url = format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres");
        Ok(cluster)
    }

    /// What a command needs to use the cluster: the address, and psql on PATH.
    pub fn lend_to(&self, command: &mut Command) {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(self.bin.clone()).chain(std::env::split_paths(&old));
        if let Ok(path) = std::env::join_paths(paths) {
            command.env("PATH", path);
        }
        command.env("TEST_PG_URL", &self.url);
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process whose children do the work.
    pub fn postmaster(&self) -> Result<u32> {
        let file = self.home.join("data/postmaster.pid");
        let text = fs::read_to_string(file).context("PostgreSQL does not run")?;
        let first = text.lines().next().and_then(|line| line.trim().parse().ok());
        first.context("PostgreSQL does not say which process it is")
    }

    fn create(&self, account: &Account, password: &str) -> Result<()> {
        let secret = self.home.join("password");
        fs::write(&secret, password)?;
        account.give(&secret)?;
        let mut initdb = account.command(&self.bin.join("initdb"));
        // md5 rather than SCRAM: its 4096 rounds per connection are the most expensive thing
        // that most tests would do. The password only keeps other local users out.
        initdb.args(["--username=postgres", "--auth=md5", "--encoding=UTF8", "--locale=C"]);
        initdb.args(["--no-sync", "--no-instructions", "--pwfile"]).arg(&secret);
        initdb.arg("--pgdata").arg(self.home.join("data"));
        shell::capture(&mut initdb).context("cannot create a PostgreSQL cluster")?;
        Ok(())
    }

    /// Starts the server. Another program may take the free port first, hence the second try.
    fn launch(&self, account: &Account) -> Result<u16> {
        let mut last = None;
        for _ in 0..3 {
            let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
            let mut pg_ctl = account.command(&self.bin.join("pg_ctl"));
            pg_ctl.args(["start", "--wait", "--silent", "--timeout=60", "--pgdata"]);
            pg_ctl.arg(self.home.join("data"));
            pg_ctl.arg("--log").arg(self.home.join("log"));
            pg_ctl.arg("--options").arg(self.settings(port));
            // The server keeps these open for ever: a pipe would keep us waiting for its end.
            pg_ctl.stdout(Stdio::null()).stderr(Stdio::null());
            match pg_ctl.status() {
                Ok(status) if status.success() => return Ok(port),
                Ok(status) => last = Some(status.to_string()),
                Err(error) => last = Some(error.to_string()),
            }
        }
        let log = fs::read_to_string(self.home.join("log")).unwrap_or_default();
        bail!("PostgreSQL did not start ({}); its log:\n{log}", last.unwrap_or_default())
    }

    /// Durability off (nothing here outlives the run), the rest as in production.
    fn settings(&self, port: u16) -> String {
        let home = self.home.to_string_lossy();
        let spaces = home.contains(char::is_whitespace);
        let sockets = if home.len() > LONGEST_SOCKET_DIR || spaces { "''" } else { &*home };
        let mut settings = format!("-c listen_addresses=127.0.0.1 -c port={port}");
        let _ = write!(settings, " -c unix_socket_directories={sockets}");
        let _ = write!(settings, " -c max_connections={MAX_CONNECTIONS}");
        settings.push_str(" -c fsync=off -c full_page_writes=off -c log_min_messages=warning");
        settings
    }
}

impl Drop for Cluster {
    /// The one way to stop is the guard's, whether this run ended well or not.
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// In its own process group, so that Ctrl-C reaches xtask and the tests but not the guard.
fn guard(home: &Path, bin: &Path, account: &Account) -> Result<Child> {
    let script = "home=$1; shift; cat >/dev/null; \"$@\" >/dev/null 2>&1; rm -rf \"$home\"";
    let stop = stop_command(home, bin, account);
    let mut guard = shell::command("sh");
    guard.args(["-c", script, "guard"]).arg(home).arg(stop.get_program()).args(stop.get_args());
    guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    guard.spawn().context("cannot start the process that cleans up after PostgreSQL")
}

fn stop_command(home: &Path, bin: &Path, account: &Account) -> Command {
    let mut stop = account.command(&bin.join("pg_ctl"));
    stop.args(["stop", "--mode=immediate", "--wait", "--silent", "--pgdata"]);
    stop.arg(home.join("data"));
    stop
}

/// Below the target directory, or among the temporary files where the server's account cannot
/// reach the checkout (a clone in root's own home, say).
fn base_dir(account: &Account) -> Result<PathBuf> {
    let temporary = std::env::temp_dir().join(format!("cairn-clusters-{}", account.uid()));
    for base in [shell::target().join("clusters"), temporary] {
        fs::create_dir_all(&base)?;
        fs::set_permissions(&base, Permissions::from_mode(0o711))?;
        let base = base.canonicalize()?;
        if account.can_enter(&base) {
            return Ok(base);
        }
    }
    bail!("the account that runs PostgreSQL can reach neither target/ nor the temporary folder")
}

/// Removes clusters whose owner is gone. Called with the folder's turn in hand, so no cluster
/// is between its creation and its lock.
fn sweep(base: &Path, bin: &Path, account: &Account) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for home in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        let owned = File::open(home.join("lock")).is_ok_and(|lock| lock.try_lock().is_err());
        if owned {
            continue;
        }
        shell::succeeds(&mut stop_command(&home, bin, account));
        // The guard of the same cluster may be at it too; whoever is last finds nothing.
        let _ = fs::remove_dir_all(&home);
    }
}

fn random_hex() -> Result<String> {
    let mut bytes = [0_u8; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bin() -> PathBuf {
        crate::provision::postgres_bin().expect("PostgreSQL 15+ is needed for this test")
    }

    fn answers(cluster: &Cluster) -> bool {
        let mut psql = shell::command(cluster.bin.join("psql"));
        psql.args([&cluster.url, "--no-psqlrc", "-tAc", "show max_connections"]);
        shell::capture(&mut psql).is_ok_and(|out| out.trim() == "200")
    }

    /// One test, not three: tests of one process share a process id, hence a cluster folder.
    #[test]
    fn a_cluster_answers_and_is_gone_afterwards_whatever_happened_before() {
        let account = Account::current().unwrap();
        let base = base_dir(&account).unwrap();
        let crashed = base.join("crashed-run");
        fs::create_dir_all(crashed.join("data")).unwrap();
        fs::write(crashed.join("lock"), "").unwrap();

        let cluster = Cluster::start(&bin()).unwrap();
        assert!(!crashed.exists(), "the next start sweeps what a crashed run left");
        assert!(answers(&cluster));
        let home = cluster.home.clone();
        sweep(&base, &bin(), &account);
        assert!(answers(&cluster), "a sweep leaves living clusters alone");
        drop(cluster);
        assert!(!home.exists());
    }
}
