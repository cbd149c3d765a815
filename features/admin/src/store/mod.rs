//! All SQL of the feature.

mod imports;
mod people;
mod reports;

pub use imports::*;
pub use people::*;
pub use reports::*;
