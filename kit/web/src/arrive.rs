//! From a cookie to an actor. Persons live on a higher floor, so the house is told how to ask.

use cairn_ground::{Actor, Instant, Result};
use cairn_store::{Read, Settings};
use futures_util::future::BoxFuture;

use crate::Place;

/// What is known of a request before its handler runs.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub actor: Actor,
    /// The login to keep alive, when it should be.
    pub renew: Option<Renew>,
}

/// A login that lives on because it was used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renew {
    pub digest: Vec<u8>,
    /// Microseconds from now.
    pub span: i64,
}

/// Given by the floor that knows persons.
pub trait Arrive: Send + Sync + std::fmt::Debug {
    /// Who sends `token`, to a page that people sit with or another; a bounded number of queries.
    fn arrive<'a>(
        &'a self,
        db: &'a mut Read,
        token: Option<&'a str>,
        now: Instant,
        sits: bool,
    ) -> BoxFuture<'a, Result<Arrival>>;

    /// The places of the navigation for an actor, labels as message keys or names.
    fn places(&self, actor: &Actor, settings: &Settings) -> Vec<Place>;
}
