//! The four columns and the stories.

use askama::Template;
use cairn_web::View;

/// One of the four columns.
#[derive(Debug, Clone)]
pub struct Column {
    pub href: String,
    pub label: String,
    pub figure: i64,
    /// "21 questions, 9 obstacles".
    pub parts: String,
}

/// The four columns of a quarter.
#[derive(Debug, Clone)]
pub struct Columns {
    pub label: String,
    pub each: Vec<Column>,
    /// Empty where the page has said it.
    pub period: String,
    pub earlier: String,
    pub later: String,
}

/// A loop in a list.
#[derive(Debug, Clone)]
pub struct Line {
    pub href: String,
    pub title: String,
    pub sub: String,
}

/// A loop told whole.
#[derive(Debug, Clone)]
pub struct StoryTold {
    /// When, words, by whom, address: noticed, decided, done, seen.
    pub steps: Vec<(String, String, String, String)>,
}

impl Columns {
    /// Nothing was noticed in the quarter: a sentence says so instead of four zeros.
    pub fn is_empty(&self) -> bool {
        self.each.iter().all(|column| column.figure == 0)
    }
}

#[derive(Template)]
#[template(path = "home/figure.html")]
pub struct FigureList {
    pub v: View,
    pub title: String,
    pub sub: String,
    pub back: String,
    pub back_label: String,
    pub lines: Vec<Line>,
    /// Those inside other teams, which count and are not shown.
    pub hidden: i64,
    pub older: String,
    pub newer: String,
}
