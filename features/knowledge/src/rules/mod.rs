//! By noun.

pub mod addresses;
pub mod answers;
pub mod carried;
pub mod files;
pub mod import;
pub mod material;
pub mod nearest;
pub mod pages;
pub mod pictures;
pub mod questions;
pub mod strip;
