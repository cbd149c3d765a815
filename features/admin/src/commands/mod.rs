//! What those who run the house do, and what everybody may: report a text.

pub mod import;
pub mod people;
pub mod report;
