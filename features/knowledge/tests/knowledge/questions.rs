//! Questions and answers, as people meet them.

mod answering;
mod asking;
mod cards;
mod further;
mod house;
mod leavers;
mod mistakes;
mod own;
mod passing;
mod photos;
mod places;
mod thanks;
