//! Headings and the title.

use crate::limits::Error;
use crate::tree::{front_matter_value, inline_text, with_tree};
use comrak::Anchorizer;
use comrak::nodes::{Node, NodeValue};

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written (not shifted as in the rendered page).
    pub level: u8,
    /// Its words, without marks.
    pub text: String,
    /// The id it carries when rendered without a prefix, made of its words as GitHub does
    /// (`"Så här gör vi"` → `så-här-gör-vi`); the second of the same name ends in `-1`.
    pub id: String,
}

/// The headings in their order.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooDeep`].
pub fn outline(md: &str) -> Result<Vec<Heading>, Error> {
    with_tree(md, |_, root| {
        let mut anchors = Anchorizer::new();
        let headings = root.descendants().filter_map(|node| Some((node, level(node)?)));
        headings
            .map(|(node, level)| Heading {
                level,
                text: inline_text(node),
                id: anchor(&mut anchors, &node.collect_text()),
            })
            .collect()
    })
}

/// The title: `title` of the front matter, otherwise the first heading of level 1.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooDeep`].
pub fn title(md: &str) -> Result<Option<String>, Error> {
    with_tree(md, |_, root| {
        let named = root.first_child().and_then(|first| match &first.data().value {
            NodeValue::FrontMatter(front) => front_matter_value(front, "title"),
            _ => None,
        });
        named.or_else(|| {
            let first = root.descendants().find(|node| level(node) == Some(1))?;
            Some(inline_text(first)).filter(|text| !text.is_empty())
        })
    })
}

/// The id of the next heading. One of signs only still gets a name.
pub(crate) fn anchor(anchors: &mut Anchorizer, content: &str) -> String {
    let wordless = !content.chars().any(char::is_alphanumeric);
    anchors.anchorize(if wordless { "heading" } else { content })
}

fn level(node: Node<'_>) -> Option<u8> {
    match &node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    }
}
