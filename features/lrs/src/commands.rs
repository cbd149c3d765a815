//! Looking, and erasing.

mod erase;
pub mod journal;
mod look;

pub use erase::{Erase, erase, replay};
pub use look::{Look, SEE, look, see};
