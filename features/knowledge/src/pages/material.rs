//! Material: what templates are filled with.

use askama::Template;
use cairn_feature::About;
use cairn_ground::ObjectId;
use cairn_web::{Form, View};

use crate::store::{marks::Marks, material};

/// Size as one says it.
pub fn size(bytes: i64) -> String {
    match bytes {
        0..1_000 => "1 kB".replace(' ', "\u{A0}"),
        1_000..1_000_000 => format!("{}\u{A0}kB", bytes / 1_000),
        _ => format!("{}\u{A0}MB", (bytes + 500_000) / 1_000_000),
    }
}

/// A card of the list.
#[derive(Debug, Clone)]
pub struct CardRow {
    pub href: String,
    pub title: String,
    pub sub: String,
}

pub fn card(v: &View, card: &material::Card) -> CardRow {
    let what = match &card.kind {
        Some(kind) => v.t(nature_key(kind)),
        None => crate::rules::material::host(&card.url),
    };
    let by = v.name_or_former(&card.by);
    let mut sub = format!("{what} · {by} · {}", v.day(&card.changed_at));
    if !card.why.is_empty() {
        sub = format!("{} · {sub}", card.why);
    }
    CardRow { href: format!("/material/{}", card.id), title: card.title.clone(), sub }
}

/// Message key of what a file is.
pub fn nature_key(kind: &str) -> &'static str {
    use crate::rules::files::Nature;
    match crate::rules::files::nature(kind) {
        Nature::Picture => "knowledge-nature-picture",
        Nature::Video => "knowledge-nature-video",
        Nature::Download => "knowledge-nature-file",
    }
}

#[derive(Template)]
#[template(path = "knowledge/material_list.html")]
pub struct MaterialList {
    pub v: View,
    pub rows: Vec<CardRow>,
    pub newer: String,
    pub older: String,
}

#[derive(Template)]
#[template(path = "knowledge/material_form.html")]
pub struct MaterialForm {
    pub v: View,
    pub form: Form,
    pub command_id: String,
    pub action: String,
    pub back: String,
    pub head: String,
    pub save: String,
    pub is_new: bool,
    /// The file that was sent already, or is changed about.
    pub kept: Option<String>,
    pub is_file: bool,
    pub audiences: Vec<(String, String)>,
    pub because: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "knowledge/material.html")]
#[allow(clippy::struct_excessive_bools, reason = "each is something the page asks about")]
pub struct MaterialPage {
    pub v: View,
    pub about: About,
    pub id: ObjectId,
    pub title: String,
    pub why: String,
    pub by: String,
    /// Empty for a file.
    pub url: String,
    pub host: String,
    /// Address of the file.
    pub file: String,
    pub file_line: String,
    pub picture: bool,
    /// What is heard of it.
    pub picture_words: String,
    pub video: bool,
    pub kind: String,
    pub marks: Marks,
    pub mine: bool,
    pub decides: bool,
}
