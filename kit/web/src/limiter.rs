//! How often somebody may try: a token bucket per name and key, in memory of this node. Our own,
//! because the clock is injected and the whole of it is forty lines.

use std::{collections::HashMap, sync::Mutex};

use cairn_ground::{Instant, Refusal, Result};

/// Buckets of this node.
#[derive(Debug, Default)]
pub struct Limiter(Mutex<HashMap<(&'static str, String), Bucket>>);

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

/// Most keys remembered; beyond, the oldest half is forgotten.
const KEYS: usize = 50_000;

impl Limiter {
    /// Takes one of `most` tries that come back evenly over `per` microseconds.
    ///
    /// # Errors
    /// Refuses with `too-many` and the minutes to wait.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    pub fn take(
        &self,
        name: &'static str,
        key: &str,
        most: u32,
        per: i64,
        now: Instant,
    ) -> Result<()> {
        let mut buckets = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if buckets.len() >= KEYS {
            let mut times: Vec<Instant> = buckets.values().map(|b| b.at).collect();
            times.sort_unstable();
            let middle = times[times.len() / 2];
            buckets.retain(|_, bucket| bucket.at > middle);
        }
        let most = f64::from(most);
        let full = Bucket { left: most, at: now };
        let bucket = buckets.entry((name, key.to_owned())).or_insert(full);
        let back = (now.0 - bucket.at.0).max(0) as f64 / per as f64 * most;
        bucket.left = (bucket.left + back).min(most);
        bucket.at = now;
        if bucket.left < 1.0 {
            let wait = (1.0 - bucket.left) / most * per as f64 / Instant::MINUTE as f64;
            let minutes = (wait.ceil() as i64).max(1);
            return Err(Refusal::new("too-many").with("minutes", minutes).into());
        }
        bucket.left -= 1.0;
        Ok(())
    }

    /// Gives a try back that turned out to be right. More than there were at first come to nothing.
    pub fn give_back(&self, name: &'static str, key: &str) {
        let mut buckets = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(bucket) = buckets.get_mut(&(name, key.to_owned())) {
            bucket.left += 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_run_out_and_come_back() {
        let limiter = Limiter::default();
        let take = |key: &str, at| limiter.take("x", key, 3, Instant::HOUR, Instant(at)).is_ok();
        assert!(take("a", 0) && take("a", 0) && take("a", 0));
        assert!(!take("a", 0));
        assert!(take("b", 0), "another key has tries of its own");
        assert!(!take("a", Instant::MINUTE));
        assert!(take("a", 21 * Instant::MINUTE));
        assert!(!take("a", 21 * Instant::MINUTE));
        limiter.give_back("x", "a");
        limiter.give_back("x", "nobody");
        assert!(take("a", 21 * Instant::MINUTE) && !take("a", 21 * Instant::MINUTE));
    }
}
