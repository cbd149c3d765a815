//! Processor time of all threads of this process, and of a database server's process beside it.

use std::time::Duration;

#[derive(Clone, Copy, Default)]
pub struct Cpu {
    pub own: Duration,
    pub server: Duration,
}

impl Cpu {
    pub fn now(server: Option<i64>) -> Self {
        Self { own: of("self"), server: server.map_or(Duration::ZERO, |pid| of(&pid.to_string())) }
    }

    pub fn since(self, before: Self) -> Self {
        let own = self.own.saturating_sub(before.own);
        Self { own, server: self.server.saturating_sub(before.server) }
    }
}

/// Linux counts the nanoseconds of each thread.
fn of(process: &str) -> Duration {
    let threads = std::fs::read_dir(format!("/proc/{process}/task"));
    let nanos = threads.into_iter().flatten().flatten().filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanos.sum())
}
