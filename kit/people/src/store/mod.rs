//! All SQL of the kit, by table.

mod logins;
mod persons;
mod structure;
mod teams;
mod turns;

pub use logins::*;
pub use persons::*;
pub use structure::*;
pub use teams::*;
pub use turns::*;
