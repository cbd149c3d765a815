//! Where a text leads.

use crate::limits::Error;
use crate::tree::{inline_text, with_tree};
use comrak::nodes::NodeValue;

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its words; an image's alternative text.
    pub text: String,
    /// Where it leads, escapes resolved.
    pub url: String,
    /// Whether it is an image.
    pub image: bool,
}

/// The links and images in their order, bare addresses and references included.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooDeep`].
pub fn links(md: &str) -> Result<Vec<Link>, Error> {
    with_tree(md, |_, root| {
        let found = root.descendants().filter_map(|node| match &node.data().value {
            NodeValue::Link(link) => {
                Some(Link { text: inline_text(node), url: link.url.clone(), image: false })
            }
            NodeValue::Image(image) => {
                Some(Link { text: inline_text(node), url: image.url.clone(), image: true })
            }
            _ => None,
        });
        found.collect()
    })
}
