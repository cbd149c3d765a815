//! What every request shares.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use cairn_ground::{Messages, TestClock};
use cairn_store::{Blobs, Store};

use crate::{Arrive, Renew, limiter::Limiter, seats::Seats};

/// The shared parts of a running house.
#[derive(Debug)]
pub struct House {
    pub store: Store,
    pub blobs: Blobs,
    /// Opaque ids of erased people, one a line: a restore of an older backup erases them again.
    pub journal: PathBuf,
    pub messages: Arc<Messages>,
    pub arrive: Box<dyn Arrive>,
    pub limiter: Limiter,
    pub seats: Seats,
    /// Logins used since the last sweep: their expiry is moved on in one batch, so that reading a
    /// page never takes the writer.
    pub used: Mutex<Vec<Renew>>,
    /// Address people reach the house under; decides whether the cookie is `Secure`.
    pub public_url: String,
    /// Adds `Server-Timing` with the number of queries: for benchmarks.
    pub measure: bool,
    /// What floor 7 puts here for the features that host others, and takes back by its type.
    pub shelf: Box<dyn std::any::Any + Send + Sync>,
    /// Set only in builds made for tests.
    pub test_clock: Option<Arc<TestClock>>,
}

impl House {
    /// Whether browsers reach the house by HTTPS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The name of the sign-in cookie. `__Host-` makes browsers refuse it from another host or
    /// without HTTPS.
    pub fn cookie_name(&self) -> &'static str {
        if self.is_https() { "__Host-cairn" } else { "cairn" }
    }

    /// Takes the logins used since the last call.
    pub fn take_used(&self) -> Vec<Renew> {
        std::mem::take(&mut self.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}
