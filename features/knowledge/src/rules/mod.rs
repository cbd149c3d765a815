//! By noun.

pub mod answers;
pub mod files;
pub mod import;
pub mod material;
pub mod pages;
pub mod questions;
pub mod strip;
