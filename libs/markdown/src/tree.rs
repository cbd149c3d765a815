//! The parsed document: one place that knows the parser, its options and its limits.

use crate::limits::{Error, MAX_DEPTH, check_size};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};

/// Parses `md` and hands its root to `read`.
pub(crate) fn with_tree<T>(
    md: &str,
    read: impl for<'a> FnOnce(&'a Arena<'a>, Node<'a>) -> T,
) -> Result<T, Error> {
    check_size(md)?;
    // The parser walks down to the innermost open quote on every line: bound that first.
    if md.lines().any(|line| quote_marks(line) > MAX_DEPTH) {
        return Err(Error::TooDeep);
    }
    let arena = Arena::new();
    let root = parse_document(&arena, md, &options(md));
    check_depth(root)?;
    Ok(read(&arena, root))
}

/// GitHub's Markdown: tables, task lists, strike-through, bare addresses, footnotes, call-outs.
pub(crate) fn options(md: &str) -> Options<'static> {
    let mut options = Options::default();
    let on = &mut options.extension;
    on.table = true;
    on.tasklist = true;
    on.strikethrough = true;
    on.autolink = true;
    on.footnotes = true;
    on.alerts = true;
    // A page that begins with a rule is not front matter: keys must follow.
    on.front_matter_delimiter = has_front_matter(md).then(|| "---".to_owned());
    options
}

/// The value of a key in the front matter, without quotes.
pub(crate) fn front_matter_value(front: &str, key: &str) -> Option<String> {
    let value = front.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?.trim();
    let unquoted = ['"', '\'']
        .iter()
        .find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value);
    (!unquoted.is_empty()).then(|| unquoted.to_owned())
}

/// The text inside a node, marks removed: images by their alternative text, breaks as spaces.
pub(crate) fn inline_text(node: Node<'_>) -> String {
    let mut text = String::new();
    for inside in node.descendants() {
        match &inside.data().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            NodeValue::HtmlInline(tag) => text.push_str(crate::text::shown_tag(tag)),
            _ => {}
        }
    }
    text.trim().to_owned()
}

fn has_front_matter(md: &str) -> bool {
    let mut lines = md.lines();
    let opens = lines.next().is_some_and(|line| line.trim_end() == "---");
    let key = |line: &str| {
        line.split_once(':').is_some_and(|(key, _)| {
            let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
            !key.is_empty() && key.chars().all(plain)
        })
    };
    opens && lines.next().is_some_and(key)
}

fn quote_marks(line: &str) -> usize {
    let prefix = line.chars().take_while(|c| matches!(c, '>' | ' ' | '\t' | '-' | '*' | '+'));
    prefix.filter(|&c| c == '>').count()
}

fn check_depth(root: Node<'_>) -> Result<(), Error> {
    let mut depth = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth = depth.saturating_sub(1),
        }
        if depth > MAX_DEPTH {
            return Err(Error::TooDeep);
        }
    }
    Ok(())
}
