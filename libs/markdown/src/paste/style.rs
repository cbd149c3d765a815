//! What marks a piece of text has, from elements and from style attributes alike.

use super::dom::{Dom, Id};
use crate::sanitize::is_safe_url;

/// The marks of a piece of text that Markdown knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four marks, in any combination")]
pub(crate) struct Style {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub code: bool,
    pub link: Option<String>,
}

impl Style {
    /// The marks inside an element, given those around it. Google Docs wraps a whole paste in
    /// `<b style="font-weight:normal">`: the style attribute has the last word.
    pub fn inside(&self, dom: &Dom, id: Id) -> Self {
        let mut style = self.clone();
        match dom.name(id) {
            "b" | "strong" => style.bold = true,
            "i" | "em" => style.italic = true,
            "s" | "strike" | "del" => style.struck = true,
            "code" | "kbd" | "samp" | "tt" => style.code = true,
            "a" => style.link = link(dom.attribute(id, "href")).or(style.link),
            _ => {}
        }
        if let Some(weight) = dom.property(id, "font-weight") {
            style.bold = matches!(weight.as_str(), "bold" | "bolder")
                || weight.parse::<u16>().is_ok_and(|weight| weight >= 600);
        }
        if let Some(slant) = dom.property(id, "font-style") {
            style.italic = matches!(slant.as_str(), "italic" | "oblique");
        }
        style
    }
}

/// A link worth keeping: safe, and not to a place within the program it came from.
fn link(href: &str) -> Option<String> {
    let href = href.trim();
    let inside = href.starts_with('#') || href.is_empty();
    (!inside && is_safe_url(href)).then(|| address(href))
}

/// A URL as Markdown takes it between parentheses.
pub(crate) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            c if c.is_control() || c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}
