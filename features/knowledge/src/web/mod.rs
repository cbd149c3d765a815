//! By noun.

pub mod answers;
pub mod files;
pub mod markdown;
pub mod material;
pub mod page_care;
pub mod page_edit;
pub mod page_history;
pub mod page_pictures;
pub mod page_suggestions;
pub mod pages;
pub mod question_photo;
pub mod questions;
