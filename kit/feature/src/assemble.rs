//! The house, put together.

use std::{path::PathBuf, sync::Arc};

use cairn_ground::{Error, Messages, Result, TestClock};
use cairn_nudge::{Post, Transport};
use cairn_record::Subscription;
use cairn_store::{Blobs, Migration, Store};
use cairn_web::{House, Router, dispatch, limiter::Limiter, matrix, seats::Seats};

use crate::{Feature, PeopleArrive, Registry, Sweep};

/// What the house is put together from.
#[derive(Debug)]
pub struct Parts {
    pub store: Store,
    /// Folder of uploaded files.
    pub blobs: PathBuf,
    /// File of the opaque ids of erased people, beside the database and in each backup.
    pub journal: PathBuf,
    pub features: Vec<Feature>,
    pub public_url: String,
    pub measure: bool,
    pub test_clock: Option<Arc<TestClock>>,
}

/// A house ready to serve.
#[derive(Clone)]
pub struct Assembled {
    pub router: Router,
    pub house: Arc<House>,
    pub subscriptions: Vec<Subscription>,
    pub sweeps: Vec<Sweep>,
}

impl Assembled {
    /// Says how mail leaves the house; the first word holds. Without it none does.
    pub fn send_by(&self, transport: Transport) {
        if let Some(registry) = self.house.shelf.downcast_ref::<Registry>() {
            let _ = registry.post.set(Post::new(transport, Arc::clone(&self.house.messages)));
        }
    }
}

/// Every migration in order of floors.
fn migrations(features: &[Feature]) -> Vec<Migration> {
    let kits = [
        cairn_store::MIGRATIONS,
        cairn_objects::MIGRATIONS,
        cairn_record::MIGRATIONS,
        cairn_people::MIGRATIONS,
        cairn_links::MIGRATIONS,
        cairn_search::MIGRATIONS,
        cairn_nudge::MIGRATIONS,
    ];
    let features = features.iter().map(|feature| feature.migrations);
    kits.into_iter().chain(features).flatten().copied().collect()
}

/// Brings the schema up to date and builds the router.
///
/// # Errors
/// Names what contradicts: a message defined twice, a route that stands twice, a failing
/// migration.
pub async fn assemble(parts: Parts) -> Result<Assembled> {
    let mut sources = vec![cairn_web::MESSAGES, cairn_people::MESSAGES, cairn_nudge::MESSAGES];
    sources.extend(parts.features.iter().map(|feature| feature.messages));
    let messages = Messages::build(&sources).map_err(Error::Internal)?;
    let registry = Registry::collect(&parts.features);
    let twice = matrix::twice(&registry.routes);
    if !twice.is_empty() {
        return Err(Error::Internal(format!("these routes stand twice: {}", twice.join(", "))));
    }
    parts.store.migrate(migrations(&parts.features)).await?;
    let arrive = PeopleArrive::default();
    let _ = arrive.places.set(registry.places.clone());
    let routes = registry.routes.clone();
    let house = Arc::new(House {
        store: parts.store,
        blobs: Blobs::new(parts.blobs),
        journal: parts.journal,
        messages: Arc::new(messages),
        arrive: Box::new(arrive),
        limiter: Limiter::default(),
        seats: Seats::default(),
        used: std::sync::Mutex::default(),
        public_url: parts.public_url,
        measure: parts.measure,
        test_clock: parts.test_clock,
        shelf: Box::new(registry),
    });
    Ok(Assembled {
        router: dispatch::router(&house, &routes),
        house,
        subscriptions: parts.features.iter().flat_map(|f| f.subscriptions).copied().collect(),
        sweeps: parts.features.iter().flat_map(|f| f.sweeps).copied().collect(),
    })
}
