//! Tells the web floor who sends a request.

use std::sync::OnceLock;

use cairn_ground::{Actor, Instant, Result};
use cairn_people::login;
use cairn_store::{Read, Settings};
use cairn_web::{Arrival, Arrive, Place, Renew};
use futures_util::future::BoxFuture;

use crate::PlaceOf;

/// Asks `kit/people`.
#[derive(Default)]
pub struct PeopleArrive {
    pub(crate) places: OnceLock<Vec<PlaceOf>>,
}

impl std::fmt::Debug for PeopleArrive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PeopleArrive")
    }
}

impl Arrive for PeopleArrive {
    fn arrive<'a>(
        &'a self,
        db: &'a mut Read,
        token: Option<&'a str>,
        now: Instant,
        sits: bool,
    ) -> BoxFuture<'a, Result<Arrival>> {
        Box::pin(async move {
            let session = match token {
                Some(token) => login::find_session(db, token, now).await?,
                None => None,
            };
            let renew = session.as_ref().and_then(|session| {
                let span = session.renewed_for(now, sits)?;
                Some(Renew { digest: session.digest.clone(), span })
            });
            let actor = session.map_or(Actor::Visitor, |session| session.actor);
            Ok(Arrival { actor, renew })
        })
    }

    fn places(&self, actor: &Actor, settings: &Settings) -> Vec<Place> {
        let places = self.places.get().map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| (place.make)(actor, settings)).collect()
    }
}
