//! Text pasted from other programs, as Markdown.

mod blocks;
mod dom;
mod inline;
mod list;
mod raised;
mod style;
mod table;
mod tags;

use crate::limits::{Error, MAX_BYTES, check_size};
use blocks::{Walker, join};
use dom::Dom;
use style::Style;

pub use list::MAX_NESTED_LISTS;
pub(crate) use style::address;
pub use table::MAX_TABLE_COLUMNS;

/// What was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// Its headings, lists, tables, links, emphasis and code as Markdown.
    pub markdown: String,
    /// Pictures that came inside the text or from the writer's own disk and are not in it:
    /// tell the writer to add them as files.
    pub dropped_images: usize,
    /// Links that lead somewhere only in the program or on the disk they came from: their words
    /// stay.
    pub dropped_links: usize,
}

/// Makes Markdown of HTML from a clipboard: Word (its list paragraphs too), intranets,
/// shared documents, the web. Headings, lists, tables, links, bold, italic, struck and code
/// stay; layout,
/// colours, scripts, navigation and hidden text go. No word of the text is lost or changed by
/// being read as markup: what Markdown would take for a sign is escaped, and each paragraph is
/// parsed again to be sure.
///
/// # Errors
/// [`Error::TooLarge`] for what comes in or would come out, [`Error::TooDeep`],
/// [`Error::TooTangled`].
pub fn from_html(html: &str) -> Result<Pasted, Error> {
    check_size(html)?;
    let dom = Dom::parse(html)?;
    let mut walker = Walker::new(&dom);
    let blocks = walker.blocks(dom.children(Dom::ROOT), &Style::default());
    if walker.addresses > MAX_BYTES {
        return Err(Error::TooTangled);
    }
    let mut markdown = join(&blocks);
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    if markdown.len() > MAX_BYTES {
        return Err(Error::TooLarge { bytes: markdown.len() });
    }
    let (dropped_images, dropped_links) = (walker.dropped_images, walker.dropped_links);
    Ok(Pasted { markdown, dropped_images, dropped_links })
}

/// The words of a piece of HTML with single spaces; nothing if it is not read.
pub(crate) fn text_of_html(html: &str) -> Option<String> {
    let text = Dom::parse(html).ok()?.text(Dom::ROOT);
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
