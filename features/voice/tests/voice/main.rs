//! Obstacles, ideas and thanks, as people meet them.

mod asking;
mod data;
mod moving;
mod samples;
mod thanks;
mod world;
