//! The crate at its boundary: what a page shows, what a paste keeps, what a save loses (nothing).

mod attacks;
mod comparing;
mod limits;
mod linking;
mod pasting;
mod reading;
mod rendering;
mod versions;
