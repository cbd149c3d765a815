//! What waits and what is sent, on both databases.

mod at_once;
mod house;
mod links;
mod sending;
mod smtp;
mod waiting;
mod weekly;
