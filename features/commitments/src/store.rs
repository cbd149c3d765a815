//! All SQL of the feature.

mod learned;
mod looks;
mod steps;
mod sweeps;
mod write;

pub use learned::{
    Learned, asked_today, find_learned, insert_learned, list_learned, list_owned_learned,
};
pub use looks::{
    LookAsked, delete_looks_of, delete_open_looks, find_look, insert_look, list_looks,
    list_looks_by, list_looks_for, update_look,
};
pub use steps::{
    Step, find_step, find_step_any, has_any, has_shared_own, is_taken_over, list_ahead,
    list_finished, list_of_owner, list_of_person, list_of_team, list_owned, next_of, tell,
};
pub use sweeps::{LeftBehind, Missing, list_for_review, list_left_behind, list_missing};
pub use write::{
    NewStep, forget_private, forget_told, insert_step, update_answer, update_change, update_done,
    update_given, update_look_on, update_looks_instead, update_missed, update_offered, update_seen,
    update_state, update_tale,
};
