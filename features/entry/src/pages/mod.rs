//! Templates and their samples.

pub mod export;
pub mod invitations;
pub mod mail;
mod qr;
mod samples;
pub mod settings;
pub mod setup;
pub mod sign_in;
pub mod ways_in;

pub use samples::SAMPLES;
