//! What marks a piece of text has, from elements and from style attributes alike.

use super::dom::{Dom, Id};
use crate::sanitize::{is_external, is_safe_url};
use std::rc::Rc;

/// The marks of a piece of text that Markdown knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four marks, in any combination")]
pub(crate) struct Style {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub code: bool,
    pub link: Option<Rc<str>>,
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
            "a" => style.link = link(dom.attribute(id, "href")).map(Rc::from).or(style.link),
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

/// A link worth keeping: safe, and whole. What is relative leads somewhere only in the program it
/// came from.
fn link(href: &str) -> Option<String> {
    let href = href.trim();
    (is_external(href) && is_safe_url(href)).then(|| address(&without_detour(href)))
}

/// Whether a link led to a place that cannot be reached from here: relative, or a file of the
/// writer's own. A script and a place on the same page led nowhere.
pub(crate) fn is_dropped(href: &str) -> bool {
    let href = href.trim();
    let script = href.get(..11).is_some_and(|it| it.eq_ignore_ascii_case("javascript:"));
    !href.is_empty() && !href.starts_with('#') && !script && link(href).is_none()
}

/// Mail programs and Google Docs lead over an address of their own that counts who follows: the
/// parameter that names the place meant.
const DETOURS: [(&str, &str); 2] =
    [("google.com/url?", "q="), ("safelinks.protection.outlook.com/", "url=")];

fn without_detour(href: &str) -> String {
    let meant = DETOURS.iter().find_map(|(detour, name)| {
        let (_, query) = href.split_once(detour)?;
        let query = query.trim_start_matches('?');
        let value = query.split('&').find_map(|pair| pair.strip_prefix(name))?;
        let meant = unescaped(value)?;
        (meant.starts_with("http://") || meant.starts_with("https://")).then_some(meant)
    });
    meant.unwrap_or_else(|| href.to_owned())
}

/// A parameter's value as it was before it was put into an address.
fn unescaped(value: &str) -> Option<String> {
    let mut bytes = value.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let digits = [bytes.next()?, bytes.next()?];
        let digits = std::str::from_utf8(&digits).ok()?;
        out.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(out).ok()
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
