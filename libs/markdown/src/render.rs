//! Markdown to HTML that is safe to put into a page.

use crate::images::says_nothing;
use crate::limits::{Error, MAX_HTML_BYTES};
use crate::sanitize::{clean, is_external, is_safe_url, is_slow};
use crate::text::{html_block_text, is_line_break_tag, shown_tag};
use crate::tree::{inline_text, options, with_tree};
use comrak::adapters::{HeadingAdapter, HeadingMeta};
use comrak::nodes::{AlertType, AstNode, Node, NodeValue, Sourcepos};
use comrak::options::Plugins;
use comrak::{Anchorizer, Arena, format_html_with_plugins};
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// What becomes of a link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// It stays as written, if its scheme is safe.
    Keep,
    /// It points here instead, if that scheme is safe.
    To(String),
    /// An image that is none here: a link to it. A link stays one.
    Link,
    /// Only its text stays (an image's alternative text).
    TextOnly,
}

/// How to render.
pub struct Options<'a> {
    /// Where a link leads, asked for every link that is not within the page.
    pub link: &'a dyn Fn(&str) -> LinkTarget,
    /// Where an image comes from. An image that still lies on another site afterwards becomes a
    /// link to it, so that reading a page never tells a stranger who reads.
    pub image: &'a dyn Fn(&str) -> LinkTarget,
    /// What is said of an image that nobody described, or only by a file's name, to those who do
    /// not see it; if empty, what was written.
    pub unnamed: &'a str,
    /// Whether a link that stands alone in its paragraph leads to a film of our own, which then
    /// plays above it.
    pub film: &'a dyn Fn(&str) -> bool,
    /// Whether a line ends where it was ended, as people expect who never heard of Markdown; by
    /// default it runs on, as in texts whose lines a program or an editor wrapped.
    pub line_breaks: bool,
    /// The level above the text's highest heading; 1 by default, since a page has its own h1. No
    /// level is skipped, whatever was written, and none goes below h6.
    pub heading_shift: u8,
    /// Set before every id and link within the text, so that several texts fit one page.
    pub id_prefix: &'a str,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            link: &|_| LinkTarget::Keep,
            image: &|_| LinkTarget::Keep,
            unnamed: "",
            film: &|_| false,
            line_breaks: false,
            heading_shift: 1,
            id_prefix: "",
        }
    }
}

/// HTML that only [`render`] makes: no script, style, frame, form or foreign image in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The HTML, to be put into a page without further escaping.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Renders Markdown (`CommonMark` 0.31 with GitHub's tables, task lists, strike-through, bare
/// addresses and footnotes).
///
/// HTML in the text never passes: known elements vanish and their text stays, except that `<br>`
/// breaks a line; what only looks like HTML (`<your name>`) is shown as typed. Task lists
/// show ☐ and ☑. Heading ids are [`Heading::id`](crate::Heading) behind `id_prefix`.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooDeep`], [`Error::TooTangled`].
pub fn render(md: &str, options: &Options<'_>) -> Result<SafeHtml, Error> {
    with_tree(md, |arena, root| {
        let nodes: Vec<Node<'_>> = root.descendants().collect();
        for node in nodes {
            prepare(arena, node, options);
        }
        let html = format(root, md, options);
        if html.len() > MAX_HTML_BYTES {
            return Err(Error::TooLarge { bytes: html.len() });
        }
        if is_slow(&html) {
            return Err(Error::TooTangled);
        }
        Ok(SafeHtml(clean(&html)))
    })?
}

fn format(root: Node<'_>, md: &str, given: &Options<'_>) -> String {
    let headings = Headings {
        anchors: Mutex::new(Anchorizer::new()),
        open: Mutex::default(),
        shift: given.heading_shift,
        prefix: given.id_prefix.to_owned(),
    };
    let mut plugins = Plugins::default();
    plugins.render.heading_adapter = Some(&headings);
    let mut html = String::with_capacity(md.len() * 2);
    // Writing to a String cannot fail; an empty page would be the answer if it did.
    match format_html_with_plugins(root, &options(md), &mut html, &plugins) {
        Ok(()) => html,
        Err(fmt::Error) => String::new(),
    }
}

/// Replaces what must not reach the formatter as it is.
fn prepare<'a>(arena: &'a Arena<'a>, node: Node<'a>, options: &Options<'_>) {
    let mut data = node.data_mut();
    match &mut data.value {
        NodeValue::HtmlInline(tag) if is_line_break_tag(tag) => data.value = NodeValue::LineBreak,
        NodeValue::SoftBreak if options.line_breaks => {
            drop(data);
            break_line(node);
        }
        NodeValue::HtmlInline(tag) => {
            data.value = NodeValue::Text(shown_tag(tag).to_owned().into());
        }
        NodeValue::HtmlBlock(block) => {
            let text = html_block_text(&block.literal);
            data.value = NodeValue::Paragraph;
            drop(data);
            if text.is_empty() {
                node.detach();
            } else {
                node.append(text_node(arena, text));
            }
        }
        NodeValue::TaskItem(task) => {
            let mark = if task.symbol.is_some() { "☑ " } else { "☐ " };
            drop(data);
            show_task(arena, node, mark);
        }
        NodeValue::FootnoteDefinition(note) => {
            note.name = format!("{}{}", options.id_prefix, note.name);
        }
        NodeValue::FootnoteReference(note) => {
            note.name = format!("{}{}", options.id_prefix, note.name);
        }
        NodeValue::Alert(_) => {
            drop(data);
            show_alert(arena, node);
        }
        NodeValue::Link(_) => {
            drop(data);
            aim_link(node, options);
            show_film(arena, node, options);
        }
        NodeValue::Image(_) => {
            drop(data);
            aim_image(arena, node, options);
        }
        _ => {}
    }
}

/// Ends the line, unless a `<br>` at its end did.
fn break_line(node: Node<'_>) {
    let is_break = |it: Node<'_>| matches!(it.data().value, NodeValue::LineBreak);
    if !node.previous_sibling().is_some_and(is_break) {
        node.data_mut().value = NodeValue::LineBreak;
    }
}

/// A checkbox that cannot be ticked is a control without a name; a sign is read aloud.
fn show_task<'a>(arena: &'a Arena<'a>, node: Node<'a>, mark: &str) {
    let list = node.parent().and_then(|parent| match parent.data().value {
        NodeValue::List(list) => Some(list),
        _ => None,
    });
    let sign = text_node(arena, mark.to_owned());
    match node.first_child() {
        Some(first) if matches!(first.data().value, NodeValue::Paragraph) => first.prepend(sign),
        _ => node.prepend(sign),
    }
    if let Some(list) = list {
        node.data_mut().value = NodeValue::Item(list);
    }
}

/// A call-out is a quotation with a sign, or with the title somebody gave it: its kind would be an
/// English word.
fn show_alert<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    let mut data = node.data_mut();
    let NodeValue::Alert(alert) = std::mem::replace(&mut data.value, NodeValue::BlockQuote) else {
        return;
    };
    drop(data);
    let sign = match alert.alert_type {
        AlertType::Note => "\u{2139}",
        AlertType::Tip => "\u{1F4A1}",
        AlertType::Important => "\u{2757}",
        AlertType::Warning => "\u{26A0}",
        AlertType::Caution => "\u{26D4}",
    };
    let sign = text_node(arena, format!("{sign} "));
    let first = node.first_child();
    match (alert.title, first) {
        (None, Some(first)) if matches!(first.data().value, NodeValue::Paragraph) => {
            first.prepend(sign);
        }
        (title, _) => {
            let line = arena.alloc(AstNode::from(NodeValue::Paragraph));
            let strong = arena.alloc(AstNode::from(NodeValue::Strong));
            strong.append(text_node(arena, title.unwrap_or_default()));
            line.append(sign);
            line.append(strong);
            node.prepend(line);
        }
    }
}

/// Plays a film above the link to it, by which it is downloaded.
fn show_film<'a>(arena: &'a Arena<'a>, node: Node<'a>, options: &Options<'_>) {
    let alone = node.previous_sibling().is_none() && node.next_sibling().is_none();
    let in_line = |parent: Node<'_>| matches!(parent.data().value, NodeValue::Paragraph);
    let url = match &node.data().value {
        NodeValue::Link(link) => link.url.clone(),
        _ => return,
    };
    if !alone || !node.parent().is_some_and(in_line) || !(options.film)(&url) {
        return;
    }
    let mut html = String::from("<video controls preload=\"metadata\" src=\"");
    if comrak::html::escape_href(&mut html, &url, false).is_ok() {
        html.push_str("\"></video><br>");
        node.insert_before(arena.alloc(AstNode::from(NodeValue::Raw(html))));
    }
}

fn aim_link(node: Node<'_>, options: &Options<'_>) {
    let mut data = node.data_mut();
    let NodeValue::Link(link) = &mut data.value else { return };
    if let Some(place) = link.url.strip_prefix('#') {
        link.url = format!("#{}{}", options.id_prefix, place.to_lowercase());
        return;
    }
    let target = match (options.link)(&link.url) {
        LinkTarget::Keep | LinkTarget::Link => Some(link.url.clone()),
        LinkTarget::To(url) => Some(url),
        LinkTarget::TextOnly => None,
    };
    if let Some(url) = target.filter(|url| is_safe_url(url)) {
        link.url = url;
    } else {
        drop(data);
        unwrap(node);
    }
}

fn aim_image<'a>(arena: &'a Arena<'a>, node: Node<'a>, options: &Options<'_>) {
    let mut data = node.data_mut();
    let NodeValue::Image(image) = &mut data.value else { return };
    let aimed = (options.image)(&image.url);
    let as_link = aimed == LinkTarget::Link;
    let target = match aimed {
        LinkTarget::Keep | LinkTarget::Link => Some(image.url.clone()),
        LinkTarget::To(url) => Some(url),
        LinkTarget::TextOnly => None,
    };
    let Some(url) = target.filter(|url| is_safe_url(url)) else {
        drop(data);
        unwrap(node);
        return;
    };
    if !as_link && !is_external(&url) {
        image.url = url;
        drop(data);
        name_image(arena, node, options.unnamed);
        return;
    }
    let mut link = std::mem::take(image);
    let inside_link =
        node.ancestors().skip(1).any(|n| matches!(n.data().value, NodeValue::Link(_)));
    drop(data);
    if inside_link {
        unwrap(node);
        return;
    }
    link.url.clone_from(&url);
    node.data_mut().value = NodeValue::Link(link);
    if inline_text(node).is_empty() {
        node.append(text_node(arena, url));
    }
}

fn name_image<'a>(arena: &'a Arena<'a>, node: Node<'a>, unnamed: &str) {
    if unnamed.is_empty() || !says_nothing(&inline_text(node)) {
        return;
    }
    let words: Vec<Node<'_>> = node.children().collect();
    for word in words {
        word.detach();
    }
    node.append(text_node(arena, unnamed.to_owned()));
}

/// Leaves a link's or image's text in its place.
fn unwrap(node: Node<'_>) {
    let children: Vec<Node<'_>> = node.children().collect();
    for child in children {
        node.insert_before(child);
    }
    node.detach();
}

fn text_node<'a>(arena: &'a Arena<'a>, text: String) -> Node<'a> {
    arena.alloc(AstNode::from(NodeValue::Text(text.into())))
}

/// Writes headings with the ids of [`outline`](crate::outline), without the parser's own anchor
/// links, whose hidden text is English.
struct Headings {
    anchors: Mutex<Anchorizer>,
    /// Levels, as written, of the headings that the place being written lies under.
    open: Mutex<Vec<u8>>,
    shift: u8,
    prefix: String,
}

impl Headings {
    /// Depth, not level: who begins with `##` or jumps to `####` leaves no gap, which readers who
    /// listen to the page would take for something missed.
    fn level(&self, heading: &HeadingMeta) -> u8 {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|above| *above < heading.level);
        open.push(heading.level);
        let depth = u8::try_from(open.len()).unwrap_or(6);
        depth.saturating_add(self.shift).min(6)
    }
}

impl HeadingAdapter for Headings {
    fn enter(
        &self,
        output: &mut dyn fmt::Write,
        heading: &HeadingMeta,
        _: Option<Sourcepos>,
    ) -> fmt::Result {
        let mut anchors = self.anchors.lock().unwrap_or_else(PoisonError::into_inner);
        let id = crate::outline::anchor(&mut anchors, &heading.content);
        let level = self.level(heading);
        write!(output, "<h{level} id=\"")?;
        comrak::html::escape(output, &format!("{}{id}", self.prefix))?;
        write!(output, "\">")
    }

    fn exit(&self, output: &mut dyn fmt::Write, heading: &HeadingMeta) -> fmt::Result {
        writeln!(output, "</h{}>", self.level(heading))
    }
}
