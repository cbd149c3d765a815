//! Floor 9: one binary. The command line, configuration, start-up, and the one list of features.

mod backup;
#[cfg(feature = "bench")]
mod bench_fill;
mod cli;
mod config;
mod demo;
mod features;
mod lock;
mod net;
mod rest;
mod say;
mod serve;
mod socket;
mod task;
#[cfg(feature = "test-clock")]
mod test_clock;

use std::process::ExitCode;

fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            say::complain!("cairn: the operating system gives no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(cli::run()) {
        Ok(code) => code,
        Err(error) => {
            say::complain!("cairn: {error:#}");
            ExitCode::FAILURE
        }
    }
}
