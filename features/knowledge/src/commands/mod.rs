//! By noun.

pub mod answers;
pub mod helped;
pub mod pages;
pub mod questions;
pub mod files;
pub mod import;
pub mod marks;
pub mod material;
pub mod page_care;
pub mod suggestions;
