//! Pages, material and files, as people meet them.

mod answers;
mod bodies;
mod care;
mod data;
mod files;
mod films;
mod house;
mod import;
mod labels;
mod markdown;
mod material;
mod origins;
mod pictures;
mod reading;
mod samples;
mod saving;
mod settled;
mod suggestions;
