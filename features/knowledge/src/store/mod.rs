//! By noun.

pub mod answers;
pub mod colleagues;
pub mod files;
pub mod import;
pub mod marks;
pub mod material;
pub mod page_data;
pub mod page_erase;
pub mod page_lists;
pub mod pages;
pub mod question_data;
pub mod question_lists;
pub mod questions;
pub mod suggestions;
pub mod versions;
