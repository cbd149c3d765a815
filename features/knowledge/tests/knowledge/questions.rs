//! Questions and answers, as people meet them.

mod answering;
mod asking;
mod further;
mod house;
mod mistakes;
mod own;
mod passing;
mod photos;
mod places;
mod thanks;
