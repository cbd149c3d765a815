//! The server that is measured, and what the kernel says of it and of the database's processes.

use super::http::Client;
use crate::shell;
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// `USER_HZ` is 100 wherever Linux runs.
const TICK_MS: f64 = 10.0;

pub struct Server {
    child: Child,
    pub address: String,
    /// From the start of the process to its first answer.
    pub started_in: Duration,
}

impl Server {
    #[allow(clippy::disallowed_methods, reason = "a benchmark measures real time")]
    pub fn start(binary: &Path, data: &Path, database: Option<&str>) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let mut command = shell::command(binary);
        command.args(["serve", "--listen", &address, "--data"]).arg(data);
        if let Some(url) = database {
            command.args(["--database", url]);
        }
        command.env("CAIRN_MEASURE", "1").stdout(Stdio::null());
        let began = Instant::now();
        let child = command.spawn().context("cannot start cairn")?;
        let mut server = Self { child, address, started_in: Duration::ZERO };
        server.wait_for_answer(began)?;
        Ok(server)
    }

    fn wait_for_answer(&mut self, began: Instant) -> Result<()> {
        while began.elapsed() < Duration::from_mins(2) {
            if let Some(status) = self.child.try_wait()? {
                bail!("cairn ended with {status}");
            }
            let answer = Client::connect(&self.address).and_then(|mut c| c.get("/login", "gzip"));
            if answer.is_ok() {
                self.started_in = began.elapsed();
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        bail!("cairn gave no answer within two minutes")
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Resident memory in MB.
    pub fn memory(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid()))
            .context("memory and CPU are read from /proc: this needs Linux")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse().ok());
        kib.map(|kib: f64| kib * 1024.0 / 1e6).context("/proc says nothing of memory")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Milliseconds of user and system time that the process used so far.
pub fn cpu_ms(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let fields = fields(&stat);
    // Behind the name: state is field 3, utime 14, stime 15 (proc(5)).
    let ticks = |n: usize| fields.get(n - 3).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(14) + ticks(15)) * TICK_MS
}

/// The same of every child of `parent`: the processes of a database.
pub fn children_cpu_ms(parent: u32) -> f64 {
    let Ok(entries) = fs::read_dir("/proc") else { return 0.0 };
    let pids = entries.flatten().filter_map(|e| e.file_name().to_str()?.parse::<u32>().ok());
    let is_child = |pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        fields(&stat).get(1).is_some_and(|ppid| *ppid == parent.to_string())
    };
    pids.filter(is_child).map(cpu_ms).sum()
}

/// What follows the name, which may hold spaces and brackets itself.
fn fields(stat: &str) -> Vec<&str> {
    stat.rsplit_once(')').map_or_else(Vec::new, |(_, rest)| rest.split_whitespace().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_with_brackets_in_its_name_is_read_right() {
        let stat = "7 (a) b (c) S 3 7 7 0 -1 0 0 0 0 0 12 34 0 0";
        assert_eq!(fields(stat)[0..2], ["S", "3"]);
        assert_eq!(fields(stat)[14 - 3], "12");
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a benchmark measures real time")]
    fn work_of_this_process_shows_in_its_cpu_time() {
        let (me, began) = (std::process::id(), Instant::now());
        let before = cpu_ms(me);
        let mut sum = 0_u64;
        while cpu_ms(me) - before < 2.0 * TICK_MS && began.elapsed() < Duration::from_secs(20) {
            sum = (0..100_000_u64).fold(sum, |a, b| a.wrapping_mul(31).wrapping_add(b));
        }
        assert!(cpu_ms(me) > before, "{sum}");
    }
}
