//! Administration.

use askama::Template;
use cairn_ground::Instant;
use cairn_web::View;

#[derive(Debug, Clone)]
pub struct Newest {
    pub id: String,
    pub name: String,
    pub at: Instant,
}

#[derive(Template)]
#[template(path = "admin/home.html")]
pub struct HomePage {
    pub v: View,
    /// Administrators see all of it, curators their part.
    pub administers: bool,
    pub people: i64,
    /// How many have not come in yet.
    pub waiting: i64,
    pub reports: i64,
    pub database: &'static str,
    /// Whether mail goes out.
    pub mail: String,
    pub newest: Vec<Newest>,
    /// Sections of other features, escaped by their own templates.
    pub blocks: Vec<String>,
}
