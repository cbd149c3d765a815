//! By noun.

pub mod questions;
pub mod pages;
