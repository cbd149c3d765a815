//! Template structs and samples.

pub mod export;
pub mod home;
pub mod imports;
pub mod organisation;
pub mod people;
pub mod reports;
mod samples;
pub mod teams;

pub use samples::SAMPLES;
