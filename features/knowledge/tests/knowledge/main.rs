mod pages;
mod questions;
