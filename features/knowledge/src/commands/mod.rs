//! By noun.

pub mod answers;
pub mod files;
pub mod heard;
pub mod helped;
pub mod import;
pub mod marks;
pub mod material;
pub mod page_care;
pub mod pages;
pub mod questions;
pub mod suggestions;
