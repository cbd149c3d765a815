//! By noun.

pub mod differences;
pub mod file_export;
pub mod linked;
pub mod material;
pub mod page;
pub mod page_export;
pub mod page_samples;
pub mod page_slots;
pub mod question_export;
pub mod question_forms;
pub mod question_lists;
pub mod question_samples;
pub mod questions;
