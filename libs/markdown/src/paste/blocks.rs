//! The walk through a pasted document: which element is which block.

use super::dom::{Dom, Id};
use super::inline::{Place, Run, RunKind, line, longest_run};
use super::style::{Style, address, is_dropped};
use crate::sanitize::{is_external, is_safe_url};

const BLOCKS: [&str; 29] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// A finished piece of Markdown.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub markdown: String,
    pub is_list: bool,
}

impl Block {
    pub fn text(markdown: String) -> Self {
        Self { markdown, is_list: false }
    }
}

/// Blocks one after the other, parted by empty lines.
pub(crate) fn join(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.markdown.as_str()).collect::<Vec<_>>().join("\n\n")
}

pub(crate) struct Walker<'d> {
    pub dom: &'d Dom,
    /// Per node: whether a block stands somewhere inside. Worked out once.
    has_block: Vec<Option<bool>>,
    pub dropped_images: usize,
    pub dropped_links: usize,
    pub lists_deep: usize,
    pub in_cell: bool,
    /// Bytes of addresses: a link brings its own to every piece of text in it. None is written once
    /// there are more than any text has.
    pub addresses: usize,
}

impl<'d> Walker<'d> {
    pub fn new(dom: &'d Dom) -> Self {
        Self {
            dom,
            has_block: vec![None; dom.len()],
            dropped_images: 0,
            dropped_links: 0,
            lists_deep: 0,
            in_cell: false,
            addresses: 0,
        }
    }

    /// The blocks of a row of siblings. Text between blocks is a paragraph of its own.
    pub fn blocks(&mut self, siblings: &[Id], style: &Style) -> Vec<Block> {
        let mut out = Vec::new();
        let mut runs = Vec::new();
        let mut at = 0;
        while let Some(&id) = siblings.get(at) {
            at += 1;
            if self.dom.is_unseen(id) {
                continue;
            }
            if !self.is_block(id) && !self.has_block_inside(id) {
                self.runs(id, style, &mut runs);
                continue;
            }
            flush(&mut runs, &mut out);
            let items = self.word_items(&siblings[at - 1..]);
            if items.is_empty() {
                self.block(id, style, &mut out);
            } else {
                at += items.len() - 1;
                let skipped = items.iter().map(|item| item.skipped).sum::<usize>();
                at += skipped;
                out.push(self.word_list(&items, style));
            }
        }
        flush(&mut runs, &mut out);
        out
    }

    fn block(&mut self, id: Id, style: &Style, out: &mut Vec<Block>) {
        let dom = self.dom;
        self.count_link(id);
        let inside = style.inside(dom, id);
        if let Some(level) = self.heading_level(id) {
            // A heading is bold by itself.
            let plain = Style { bold: false, ..inside };
            self.heading(id, level, &plain, out);
            return;
        }
        match dom.name(id) {
            "ul" | "ol" => out.extend(self.list(id, &inside)),
            "table" => self.table(id, &inside, out),
            "pre" => out.extend(self.code(id)),
            "blockquote" => out.extend(self.quote(id, &inside)),
            "hr" if !self.in_cell => out.push(Block::text("***".to_owned())),
            _ => out.extend(self.blocks(dom.children(id), &inside)),
        }
    }

    fn heading_level(&self, id: Id) -> Option<usize> {
        let dom = self.dom;
        let named = match dom.name(id) {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => dom.name(id)[1..].parse().ok(),
            _ => None,
        };
        let class = dom.attribute(id, "class");
        let word = if class.contains("MsoTitle") {
            Some(1)
        } else {
            class.split("MsoHeading").nth(1).and_then(|level| level.get(..1)?.parse().ok())
        };
        let role = (dom.attribute(id, "role") == "heading")
            .then(|| dom.attribute(id, "aria-level").parse().unwrap_or(2));
        named.or(word).or(role).map(|level: usize| level.clamp(1, 6))
    }

    fn heading(&mut self, id: Id, level: usize, style: &Style, out: &mut Vec<Block>) {
        if self.has_block_inside(id) {
            out.extend(self.blocks(self.dom.children(id), style));
            return;
        }
        let mut runs = Vec::new();
        for &child in self.dom.children(id) {
            self.runs(child, style, &mut runs);
        }
        for run in &mut runs {
            run.style.bold = self.in_cell;
        }
        let place = if self.in_cell { Place::Paragraph } else { Place::Heading };
        let words = line(&runs, place);
        if !words.is_empty() {
            let marks = if self.in_cell { String::new() } else { "#".repeat(level) + " " };
            out.push(Block::text(marks + &words));
        }
    }

    fn code(&self, id: Id) -> Option<Block> {
        let text = self.dom.text(id).replace("\r\n", "\n");
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return None;
        }
        if self.in_cell {
            let style = Style { code: true, ..Style::default() };
            let run = Run { text: text.to_owned(), style, kind: RunKind::Text };
            return Some(Block::text(line(&[run], Place::Paragraph)));
        }
        let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
        Some(Block::text(format!("{fence}\n{text}\n{fence}")))
    }

    fn quote(&mut self, id: Id, style: &Style) -> Vec<Block> {
        let blocks = self.nested(id, style);
        if blocks.is_empty() || self.in_cell || self.lists_deep >= super::MAX_NESTED_LISTS {
            return blocks;
        }
        let lines: Vec<String> =
            join(&blocks).lines().map(|l| format!("> {l}").trim_end().to_owned()).collect();
        vec![Block::text(lines.join("\n"))]
    }

    /// The blocks inside a list item or quote, one level deeper.
    pub fn nested(&mut self, id: Id, style: &Style) -> Vec<Block> {
        self.lists_deep += 1;
        let blocks = self.blocks(self.dom.children(id), style);
        self.lists_deep -= 1;
        blocks
    }

    /// The pieces of text inside an inline element.
    pub fn runs(&mut self, id: Id, style: &Style, out: &mut Vec<Run>) {
        let dom = self.dom;
        if dom.is_text(id) {
            if !dom.own_text(id).is_empty() {
                let text = dom.own_text(id).replace('\u{ad}', "");
                self.addresses += style.link.as_deref().map_or(0, str::len);
                let mut style = style.clone();
                style.link.take_if(|_| self.addresses > crate::MAX_BYTES);
                out.push(Run { text, style, kind: RunKind::Text });
            }
            return;
        }
        if dom.is_unseen(id) || super::list::is_word_marker(dom, id) {
            return;
        }
        match dom.name(id) {
            "br" => {
                let style = Style::default();
                out.push(Run { text: String::new(), style, kind: RunKind::Break });
            }
            "img" => self.image(id, out),
            _ => {
                self.count_link(id);
                let inside = style.inside(dom, id);
                let before = out.len();
                for &child in dom.children(id) {
                    self.runs(child, &inside, out);
                }
                if let Some(signs) = super::raised::signs(dom, id) {
                    for run in out[before..].iter_mut().filter(|run| run.kind == RunKind::Text) {
                        run.text = super::raised::written(&run.text, signs);
                    }
                }
            }
        }
    }

    fn count_link(&mut self, id: Id) {
        let dom = self.dom;
        if dom.name(id) == "a"
            && is_dropped(dom.attribute(id, "href"))
            && !dom.text(id).trim().is_empty()
        {
            self.dropped_links += 1;
        }
    }

    fn image(&mut self, id: Id, out: &mut Vec<Run>) {
        let source = self.dom.attribute(id, "src").trim();
        // Word's own files and pictures inside the text cannot be reached from here.
        if source.is_empty() || !is_safe_url(source) || !is_external(source) {
            self.dropped_images += 1;
            return;
        }
        let style = Style { link: Some(address(source).into()), ..Style::default() };
        let text = super::inline::squeezed(self.dom.attribute(id, "alt"));
        out.push(Run { text, style, kind: RunKind::Image });
    }

    fn is_block(&self, id: Id) -> bool {
        let name = self.dom.name(id);
        BLOCKS.contains(&name)
            || matches!(name, "ol" | "li" | "html" | "tr" | "summary")
            || self.dom.attribute(id, "role") == "heading"
    }

    fn has_block_inside(&mut self, id: Id) -> bool {
        if let Some(known) = self.has_block[id] {
            return known;
        }
        let dom = self.dom;
        let found = dom
            .children(id)
            .iter()
            .any(|&child| self.is_block(child) || self.has_block_inside(child));
        self.has_block[id] = Some(found);
        found
    }
}

fn flush(runs: &mut Vec<Run>, out: &mut Vec<Block>) {
    let words = line(runs, Place::Paragraph);
    runs.clear();
    if !words.is_empty() {
        out.push(Block::text(words));
    }
}
