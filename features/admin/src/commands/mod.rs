//! What those who run the house do, and what everybody may: report a text.

pub mod import;
pub mod organisation;
pub mod people;
pub mod report;
pub mod teams;
pub mod told;
