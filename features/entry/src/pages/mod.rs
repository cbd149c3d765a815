//! Templates and their samples.

pub mod setup;
pub mod sign_in;
