//! The feature at its boundary: HTTP, on both databases.

mod flow;
mod phone;
