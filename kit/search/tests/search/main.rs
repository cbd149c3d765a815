//! The index as its callers see it, on both databases.

mod changes;
mod measure;
mod people;
mod ranking;
mod rebuild;
mod visibility;
mod words;
mod world;
