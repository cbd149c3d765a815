//! Floor 7: what a feature hands to the house, and the house put together from it.

mod about;
mod arrive;
mod assemble;
mod contract;
mod registry;
mod run;

pub use about::{About, OfferLink};
pub use arrive::PeopleArrive;
pub use assemble::{Assembled, Parts, assemble};
pub use contract::{
    Creation, DataKind, Exported, Feature, Kept, Offer, Part, PlaceOf, Readers, Sample, Section,
    Slot, SlotPlace, Subject, Sweep, Tell, Told,
};
pub use registry::{Registry, post, registry};
pub use run::{keep_running, run_once};
