//! Setup, sign-in, ways in and settings, at the level of HTTP on both databases.

mod setup;
mod sign_in;
