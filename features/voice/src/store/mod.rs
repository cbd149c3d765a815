//! All SQL of the feature.

mod people;
mod proposals;
mod thanks;

pub use people::{Named, list_helpful, list_named, list_near};
pub use proposals::{
    Late, Proposal, Station, Wanted, Whose, find_answer, find_proposal, find_standing,
    insert_proposal, insert_station, list_late, list_of_person, list_proposals, list_stations,
    release, update_answer, update_everyone, update_read, update_standing,
};
pub use thanks::{Direction, Thanks, find_thanks, insert_thanks, list_thanks, list_thanks_of};
