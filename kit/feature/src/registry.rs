//! What all features said, put in order once at start.

use std::sync::OnceLock;

use cairn_nudge::Post;
use cairn_record::Verb;
use cairn_web::Cx;

use crate::{
    Creation, DataKind, Feature, KeepPromise, Offer, Part, PlaceOf, Sample, Slot, SlotPlace, Tell,
};
use cairn_web::Route;

/// The collected contributions.
#[derive(Default)]
pub struct Registry {
    pub routes: Vec<Route>,
    pub offers: Vec<Offer>,
    pub creations: Vec<Creation>,
    pub slots: Vec<Slot>,
    pub places: Vec<PlaceOf>,
    pub data: Vec<DataKind>,
    pub samples: Vec<Sample>,
    pub tells: Vec<Tell>,
    pub parts: Vec<Part>,
    pub keeps_promises: Option<KeepPromise>,
    /// Feature name and verb.
    pub verbs: Vec<(&'static str, Verb)>,
    pub(crate) post: OnceLock<Post>,
}

impl Registry {
    pub(crate) fn collect(features: &[Feature]) -> Self {
        let mut all = Self::default();
        for feature in features {
            all.routes.extend_from_slice(&feature.routes);
            all.offers.extend_from_slice(feature.offers);
            all.creations.extend_from_slice(feature.creations);
            all.slots.extend_from_slice(feature.slots);
            all.places.extend_from_slice(feature.places);
            all.data.extend_from_slice(feature.data);
            all.samples.extend_from_slice(feature.samples);
            all.tells.extend_from_slice(feature.tells);
            all.parts.extend_from_slice(feature.parts);
            all.keeps_promises = all.keeps_promises.or(feature.keeps_promises);
            all.verbs.extend(feature.verbs.iter().map(|verb| (feature.name, *verb)));
        }
        all.verbs.extend(cairn_people::events::VERBS.iter().map(|verb| ("people", *verb)));
        all.offers.sort_by_key(|offer| offer.order);
        all.creations.sort_by_key(|creation| creation.order);
        all.slots.sort_by_key(|slot| slot.order);
        all.places.sort_by_key(|place| place.order);
        all
    }

    /// The slots of a page, in order.
    pub fn slots_of(&self, place: SlotPlace) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(move |slot| slot.place == place)
    }

    /// The message key of a recorded verb's plain words, or nothing for a foreign verb.
    pub fn words_of(&self, verb: &str) -> Option<String> {
        let known = self.verbs.iter().find(|(_, v)| v.name == verb);
        known.map(|(feature, v)| format!("{feature}-verb-{}", v.name))
    }
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Registry({} routes)", self.routes.len())
    }
}

/// The registry of the running house, for features that host what others bring.
pub fn registry(cx: &Cx) -> &Registry {
    static EMPTY: Registry = Registry {
        routes: Vec::new(),
        offers: Vec::new(),
        creations: Vec::new(),
        slots: Vec::new(),
        places: Vec::new(),
        data: Vec::new(),
        samples: Vec::new(),
        tells: Vec::new(),
        parts: Vec::new(),
        keeps_promises: None,
        verbs: Vec::new(),
        post: OnceLock::new(),
    };
    cx.house.shelf.downcast_ref::<Registry>().unwrap_or(&EMPTY)
}

/// How one mail that a person waits for leaves the house; `None` where no mail server is known.
pub fn post(cx: &Cx) -> Option<&Post> {
    registry(cx).post.get().filter(|post| post.can_send())
}

/// Whether mail is kept here to be read instead of being sent: the demo. Also where nobody said
/// how it leaves: a house made for tests.
pub fn keeps_mail(cx: &Cx) -> bool {
    registry(cx).post.get().is_none_or(Post::keeps)
}
