//! The crate at its boundary: what is found, forgiven, ordered.

mod folding;
mod index;
mod queries;
mod ranking;
mod sorting;
mod typos;
