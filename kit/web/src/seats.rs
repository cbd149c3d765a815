//! The places of what is longer than most: many who send it at once must not fill the memory.

use std::{
    collections::HashMap,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use cairn_ground::{PersonId, Refusal, Result, limits};
use tokio::sync::Notify;

/// How long one waits for a place.
const WAIT_SECONDS: u64 = 10;

/// The places of a house. Nobody has more than a few, so that one slow sender keeps nobody out.
#[derive(Debug, Clone)]
pub struct Seats {
    pub(crate) forms: Hall,
    pub(crate) files: Hall,
}

impl Default for Seats {
    fn default() -> Self {
        Self {
            forms: Hall::of(limits::LONG_FORMS, 1),
            files: Hall::of(limits::LARGE_UPLOADS, limits::LARGE_UPLOADS_EACH),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Hall(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    all: usize,
    each: usize,
    taken: Mutex<HashMap<PersonId, usize>>,
    freed: Notify,
}

/// A place that is somebody's until it is dropped.
#[derive(Debug)]
pub(crate) struct Seat(Arc<Inner>, PersonId);

impl Hall {
    fn of(all: usize, each: usize) -> Self {
        let (taken, freed) = (Mutex::default(), Notify::new());
        Self(Arc::new(Inner { all, each, taken, freed }))
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// Refuses with `body-busy` when none comes free.
    pub(crate) async fn seat(&self, whose: PersonId) -> Result<Seat> {
        let wait = Duration::from_secs(WAIT_SECONDS);
        let seat = tokio::time::timeout(wait, self.free(whose)).await;
        Ok(seat.map_err(|_| Refusal::new("body-busy"))?)
    }

    async fn free(&self, whose: PersonId) -> Seat {
        loop {
            let mut freed = pin!(self.0.freed.notified());
            // What is freed between a look and the wait wakes it, too.
            freed.as_mut().enable();
            if self.0.try_take(whose) {
                return Seat(Arc::clone(&self.0), whose);
            }
            freed.await;
        }
    }
}

impl Inner {
    fn try_take(&self, whose: PersonId) -> bool {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = taken.get(&whose).copied().unwrap_or(0);
        let free = mine < self.each && taken.values().sum::<usize>() < self.all;
        if free {
            taken.insert(whose, mine + 1);
        }
        free
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.0.taken.lock().unwrap_or_else(PoisonError::into_inner);
        match taken.get_mut(&self.1) {
            Some(mine) if *mine > 1 => *mine -= 1,
            _ => drop(taken.remove(&self.1)),
        }
        drop(taken);
        self.0.freed.notify_waiters();
    }
}
