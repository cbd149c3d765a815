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

/// Most bytes that the sanitiser's writer may look at: for every sign that it writes otherwise it
/// looks ahead to the next tag. 100 kB of a program with 5,000 `&` come to 500 million.
const MAX_LOOKED_AT: usize = 2_000_000_000;

/// Whether the sanitiser would take long over the `&` of a text.
pub(crate) fn is_slow(html: &str) -> bool {
    let bytes = html.as_bytes();
    let (mut looked, mut signs, mut length, mut at) = (0_usize, 0, 0, 0);
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        if rest.starts_with(b"&amp;") {
            (signs, length, at) = (signs + 1, length + 1, at + 5);
            continue;
        }
        if matches!(byte, b'<' | b'>') || rest.starts_with(b"&lt;") || rest.starts_with(b"&gt;") {
            looked = looked.saturating_add(signs * length);
            (signs, length) = (0, 0);
        }
        signs += usize::from(*byte == 0xC2);
        (length, at) = (length + 1, at + 1);
    }
    looked.saturating_add(signs * length) > MAX_LOOKED_AT
}

/// HTML with nothing left that runs, loads, submits, styles or frames.
///
/// Read piece by piece: given a whole text, the parser's time grows with the square of its `&`.
pub(crate) fn clean(html: &str) -> String {
    // Reading from memory cannot fail; an empty page would be the answer if it did.
    RULES.clean_from_reader(html.as_bytes()).map(|it| it.to_string()).unwrap_or_default()
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
