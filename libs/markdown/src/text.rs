//! The words of a text, for search and previews.

use crate::limits::Error;
use crate::paste::text_of_html;
use crate::tree::{inline_text, with_tree};
use comrak::nodes::{Node, NodeValue};
use unicode_segmentation::UnicodeSegmentation;

/// Elements whose tags are markup and not words of the text.
const KNOWN_ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "dd",
    "em",
    "embed",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "link",
    "main",
    "mark",
    "math",
    "meta",
    "nav",
    "object",
    "ol",
    "p",
    "pre",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "th",
    "thead",
    "title",
    "tr",
    "u",
    "ul",
    "var",
    "video",
    "h5",
    "h6",
];

/// The words, one line per paragraph, heading, list item or table row (cells parted by tabs),
/// without marks, addresses, front matter and HTML.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooDeep`].
pub fn plain_text(md: &str) -> Result<String, Error> {
    with_tree(md, |_, root| blocks(root).join("\n"))
}

/// The beginning in at most `most` characters as a reader counts them (grapheme clusters), the
/// first level-1 heading left out, ending after a whole word with `…` if something follows. A
/// single longer word is cut between graphemes.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooDeep`].
pub fn excerpt(md: &str, most: usize) -> Result<String, Error> {
    let text = with_tree(md, |_, root| {
        let title = root.children().find(
            |node| matches!(&node.data().value, NodeValue::Heading(heading) if heading.level == 1),
        );
        if let Some(title) = title {
            title.detach();
        }
        blocks(root).join(" ")
    })?;
    Ok(cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), most))
}

/// Whether the text has HTML that is not shown as such: comments and line breaks are no loss.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooDeep`].
pub fn has_html(md: &str) -> Result<bool, Error> {
    let lost = |tag: &str| {
        let tag = tag.trim_start();
        is_markup(tag) && !tag.starts_with("<!") && !is_line_break_tag(tag)
    };
    with_tree(md, |_, root| {
        root.descendants().any(|node| match &node.data().value {
            NodeValue::HtmlBlock(block) => lost(&block.literal),
            NodeValue::HtmlInline(tag) => lost(tag),
            _ => false,
        })
    })
}

/// What a reader sees of an inline tag: nothing of known elements and comments, all of
/// `<your name>`.
pub(crate) fn shown_tag(tag: &str) -> &str {
    if is_markup(tag) { "" } else { tag }
}

/// `<br>`, `<br/>`, in any case.
pub(crate) fn is_line_break_tag(tag: &str) -> bool {
    element_name(tag).eq_ignore_ascii_case("br")
}

/// The words of an HTML block; its source if it is no HTML that anybody knows, or not read.
pub(crate) fn html_block_text(literal: &str) -> String {
    let read = is_markup(literal.trim_start()).then(|| text_of_html(literal)).flatten();
    read.unwrap_or_else(|| literal.trim().to_owned())
}

fn is_markup(tag: &str) -> bool {
    if tag.starts_with("<!") || tag.starts_with("<?") {
        return true;
    }
    let name = element_name(tag).to_ascii_lowercase();
    KNOWN_ELEMENTS.contains(&name.as_str())
}

fn element_name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("")
}

fn blocks(root: Node<'_>) -> Vec<String> {
    let lines = root.descendants().filter_map(|node| match &node.data().value {
        NodeValue::Paragraph | NodeValue::Heading(_) => Some(inline_text(node)),
        NodeValue::CodeBlock(code) => Some(code.literal.trim_end().to_owned()),
        NodeValue::HtmlBlock(block) => Some(html_block_text(&block.literal)),
        NodeValue::Alert(alert) => alert.title.clone(),
        NodeValue::TableRow(_) => {
            Some(node.children().map(inline_text).collect::<Vec<_>>().join("\t"))
        }
        _ => None,
    });
    lines.filter(|line| !line.trim().is_empty()).collect()
}

fn cut(text: &str, most: usize) -> String {
    if text.graphemes(true).nth(most).is_none() {
        return text.to_owned();
    }
    // One place is the ellipsis'.
    let room = most.saturating_sub(1);
    let end = text.grapheme_indices(true).nth(room).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let whole = if text[end..].starts_with(' ') {
        head
    } else {
        head.rfind(' ').map_or(head, |space| &head[..space])
    };
    let kept = whole.trim_end_matches([' ', ',', ';', ':', '–', '-']);
    if most == 0 { String::new() } else { format!("{kept}…") }
}
