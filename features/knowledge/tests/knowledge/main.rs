mod questions;
mod pages;
