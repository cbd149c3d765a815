//! All SQL of the feature.

mod figures;
mod loops;

pub use figures::*;
pub use loops::*;
