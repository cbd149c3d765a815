//! By noun.

pub mod answers;
pub mod pages;
pub mod questions;
pub mod files;
pub mod material;
pub mod strip;
pub mod import;
