//! Floor 7: what a feature hands to the house, and the house put together from it.

mod about;
mod arrive;
mod assemble;
mod contract;
mod data;
mod registry;
mod run;

pub use about::{About, OfferLink};
pub use arrive::PeopleArrive;
pub use assemble::{Assembled, Parts, assemble};
pub use contract::{
    Creation, Feature, KeepPromise, Offer, Part, PlaceOf, Promise, Sample, Section, Slot,
    SlotPlace, Subject, Sweep, Tell, Told,
};
pub use data::{DataKind, Exported, Kept, Readers, long_day};
pub use registry::{Registry, keeps_mail, post, registry};
pub use run::{keep_running, run_once};
