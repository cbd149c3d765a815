//! The second lock: whatever the renderer wrote, only these elements and attributes pass.

use ammonia::{Builder, UrlRelative};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const ELEMENTS: [&str; 29] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
    "h1",
];

static RULES: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes: [(&str, &[&str]); 13] = [
        ("a", &["href", "title", "id"]),
        ("img", &["src", "alt", "title"]),
        ("h1", &["id"]),
        ("h2", &["id"]),
        ("h3", &["id"]),
        ("h4", &["id"]),
        ("h5", &["id"]),
        ("h6", &["id"]),
        ("li", &["id"]),
        ("ol", &["start"]),
        ("td", &["align"]),
        ("th", &["align"]),
        ("video", &["src", "controls", "preload"]),
    ];
    let mut rules = Builder::empty();
    rules
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes.map(|(tag, names)| (tag, set(names))).into())
        .allowed_classes(HashMap::from([("section", set(&["footnotes"]))]))
        .set_tag_attribute_values(HashMap::from([("img", HashMap::from([("loading", "lazy")]))]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .strip_comments(true)
        .link_rel(Some("noopener"));
    rules
});

/// HTML with nothing left that runs, loads, submits, styles or frames.
pub(crate) fn clean(html: &str) -> String {
    RULES.clean(html).to_string()
}

fn set(names: &[&'static str]) -> HashSet<&'static str> {
    names.iter().copied().collect()
}

/// Whether a link may be followed: a known scheme or none. Control characters and white space,
/// which browsers skip inside a scheme, do not hide one.
pub(crate) fn is_safe_url(url: &str) -> bool {
    match scheme(url) {
        None => true,
        Some(scheme) => matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
    }
}

/// Whether the URL leaves this site: it has a scheme, or a host after two slashes.
pub(crate) fn is_external(url: &str) -> bool {
    let start: String = url.chars().filter(|c| !is_skipped(*c)).take(2).collect();
    scheme(url).is_some() || start.chars().filter(|c| matches!(c, '/' | '\\')).count() == 2
}

fn scheme(url: &str) -> Option<String> {
    let visible: String = url.chars().filter(|c| !is_skipped(*c)).collect();
    let (scheme, _) = visible.split_once(':')?;
    let before_path = !scheme.contains(['/', '?', '#']);
    before_path.then(|| scheme.to_ascii_lowercase())
}

fn is_skipped(c: char) -> bool {
    c.is_control() || c.is_whitespace()
}
