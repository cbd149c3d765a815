//! What tests stand on: every test of SQL runs on `SQLite` and, when `TEST_PG_URL` is set, on
//! `PostgreSQL`; `cargo xtask test` sets it.

#[cfg(feature = "house")]
mod client;
mod databases;
#[cfg(feature = "house")]
mod house;
#[cfg(feature = "house")]
pub mod samples;
#[cfg(feature = "house")]
pub mod tables;

#[cfg(feature = "house")]
pub use client::{Answer, Client};
pub use databases::{Base, both, both_with};
#[cfg(feature = "house")]
pub use house::{App, apps};
