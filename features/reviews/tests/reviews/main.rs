//! The feature at its boundary: HTTP, on both databases.

mod anonymous;
mod came_and_left;
mod deleted;
mod flow;
mod further;
mod late;
mod lead;
mod loops;
mod newcomers;
mod pages;
mod phone;
mod race;
mod readers;
mod shared;
mod shown;
mod signed_out;
mod struck;
mod unread;

fn features() -> Vec<cairn_feature::Feature> {
    vec![cairn_reviews::feature()]
}
