//! The clock, injected everywhere. Instants are microseconds since 1970-01-01 UTC.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};

/// A moment: microseconds since the Unix epoch, UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(pub i64);

impl Instant {
    pub const SECOND: i64 = 1_000_000;
    pub const MINUTE: i64 = 60 * Self::SECOND;
    pub const HOUR: i64 = 60 * Self::MINUTE;
    pub const DAY: i64 = 24 * Self::HOUR;

    pub fn micros(self) -> i64 {
        self.0
    }

    /// `micros` later (earlier when negative); stops at the ends of the range.
    #[must_use]
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The same moment on the wall of `zone`.
    pub fn on_wall(self, zone: &TimeZone) -> ZonedDateTime {
        self.timestamp().to_zoned_datetime(zone.clone())
    }

    /// The civil date in `zone`.
    pub fn date(self, zone: &TimeZone) -> Date {
        self.on_wall(zone).date()
    }

    /// RFC 3339 in UTC with microseconds, as xAPI writes times.
    pub fn rfc3339(self) -> String {
        format!("{:.6}", self.timestamp())
    }

    /// Reads RFC 3339.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<Timestamp>().ok().map(|t| Self(t.as_microsecond()))
    }
}

/// Where "now" comes from. `jiff::Timestamp::now` and friends are banned outside this file.
pub trait Clock: Send + Sync + std::fmt::Debug {
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the one source")]
    fn now(&self) -> Instant {
        Instant(Timestamp::now().as_microsecond())
    }
}

/// A clock that stands still until it is moved: tests and the demo's history.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn at(start: Instant) -> Self {
        Self(AtomicI64::new(start.0))
    }

    pub fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    pub fn advance(&self, micros: i64) {
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_another_day_in_another_zone() {
        let late = Instant::parse("2026-11-23T23:30:00Z").unwrap();
        let stockholm = TimeZone::get("Europe/Stockholm").unwrap();
        assert_eq!(late.date(&TimeZone::UTC).to_string(), "2026-11-23");
        assert_eq!(late.date(&stockholm).to_string(), "2026-11-24");
        assert_eq!(late.rfc3339(), "2026-11-23T23:30:00.000000Z");
    }
}
