//! Questions and answers, as people meet them.

mod answering;
mod asking;
mod further;
mod house;
mod mistakes;
mod own;
mod places;
mod thanks;
