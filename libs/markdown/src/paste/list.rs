//! Lists: the web's, and Word's, which are paragraphs that say they are list items.

use super::blocks::{Block, Walker, join};
use super::dom::{Dom, Id};
use super::style::Style;

/// Deepest nesting of lists and quotes that is kept; what lies deeper joins that level.
pub const MAX_NESTED_LISTS: usize = 10;

/// Signs Word draws bullets with; `o` and `§` are bullets in its symbol fonts.
const BULLETS: [char; 12] = ['·', '•', 'o', '§', '▪', '–', '-', 'Ø', 'ü', '◦', '\u{f0b7}', '*'];

/// A list item on the way: its blocks and whether they stand at a number.
struct Item {
    blocks: Vec<Block>,
    number: Option<usize>,
    /// Another sign than the list before, which ends right above.
    other: bool,
}

impl Item {
    fn marker(&self) -> String {
        match (self.number, self.other) {
            (Some(number), true) => format!("{number}) "),
            (Some(number), false) => format!("{number}. "),
            (None, true) => "* ".to_owned(),
            (None, false) => "- ".to_owned(),
        }
    }
}

/// A paragraph of Word's that is a list item.
pub(crate) struct WordItem {
    id: Id,
    level: usize,
    ordered: bool,
    /// Which of the document's lists: `l0`.
    list: String,
    /// Siblings without words between the item before and this one.
    pub skipped: usize,
}

/// Whether the element only draws the bullet or number of a Word list item.
pub(crate) fn is_word_marker(dom: &Dom, id: Id) -> bool {
    dom.property(id, "mso-list").as_deref() == Some("ignore")
}

impl Walker<'_> {
    /// A web list. The web editors of Microsoft put nested lists beside the items, not
    /// inside: they belong to the item before.
    pub fn list(&mut self, id: Id, style: &Style) -> Option<Block> {
        let dom = self.dom;
        let ordered = dom.name(id) == "ol";
        let mut number = dom.attribute(id, "start").parse().unwrap_or(1_usize).min(1_000_000);
        let mut items: Vec<Item> = Vec::new();
        for &child in dom.children(id) {
            if dom.is_unseen(child) {
                continue;
            }
            let blocks = if dom.name(child) == "li" {
                self.nested(child, &style.inside(dom, child))
            } else {
                self.lists_deep += 1;
                let blocks = self.blocks(&[child], style);
                self.lists_deep -= 1;
                blocks
            };
            if blocks.is_empty() {
                continue;
            }
            if dom.name(child) != "li"
                && let Some(before) = items.last_mut()
            {
                before.blocks.extend(blocks);
                continue;
            }
            items.push(Item { blocks, number: ordered.then_some(number), other: false });
            number += 1;
        }
        self.write_list(items)
    }

    fn write_list(&self, items: Vec<Item>) -> Option<Block> {
        if items.is_empty() {
            return None;
        }
        if self.lists_deep >= MAX_NESTED_LISTS || self.in_cell {
            return Some(self.flat(items));
        }
        let tight = items.iter().all(|item| is_tight(&item.blocks));
        let written: Vec<String> = items
            .iter()
            .map(|item| {
                let marker = item.marker();
                let text = if tight { join_tight(&item.blocks) } else { join(&item.blocks) };
                let indent = marker.len();
                marker + &indented(&text, indent)
            })
            .collect();
        let markdown = written.join(if tight { "\n" } else { "\n\n" });
        Some(Block { markdown, is_list: true })
    }

    /// Items too deep, or in a table cell, as paragraphs; in a cell they keep their sign.
    fn flat(&self, items: Vec<Item>) -> Block {
        let in_cell = self.in_cell;
        let blocks = items.into_iter().flat_map(|mut item| {
            let sign = item.number.map_or("• ".to_owned(), |number| format!("{number}\\. "));
            if let Some(first) = item.blocks.first_mut().filter(|_| in_cell) {
                first.markdown.insert_str(0, &sign);
            }
            item.blocks
        });
        Block::text(join(&blocks.collect::<Vec<_>>()))
    }

    /// The run of Word list items that begins these siblings.
    pub fn word_items(&self, siblings: &[Id]) -> Vec<WordItem> {
        let mut items = Vec::new();
        let mut skipped = 0;
        for &id in siblings {
            if let Some(item) = self.word_item(id, skipped) {
                items.push(item);
                skipped = 0;
            } else if self.dom.is_text(id) && self.dom.own_text(id).trim().is_empty() {
                skipped += 1;
            } else {
                break;
            }
            if items.is_empty() {
                break;
            }
        }
        items
    }

    fn word_item(&self, id: Id, skipped: usize) -> Option<WordItem> {
        let dom = self.dom;
        let rule = dom.property(id, "mso-list").filter(|_| dom.name(id) == "p")?;
        let level = rule.split("level").nth(1).and_then(|rest| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<usize>().ok()
        })?;
        let marker = first_marker(dom, id).unwrap_or_default();
        let ordered = !marker.is_empty() && !marker.starts_with(BULLETS);
        let list = rule.split_whitespace().next().unwrap_or_default().to_owned();
        Some(WordItem { id, level: level.clamp(1, MAX_NESTED_LISTS), ordered, list, skipped })
    }

    pub fn word_list(&mut self, items: &[WordItem], style: &Style) -> Block {
        let level = items.iter().map(|item| item.level).min().unwrap_or(1);
        let mut found: Vec<Item> = Vec::new();
        let (mut at, mut count, mut other) = (0, 0, false);
        let mut before: Option<&WordItem> = None;
        while let Some(item) = items.get(at) {
            at += 1;
            // Two lists right after one another: the second begins anew, and looks it.
            let ended = |last: &&WordItem| last.list != item.list || last.ordered != item.ordered;
            if let Some(last) = before.filter(ended) {
                count = 0;
                other = !other && last.ordered == item.ordered;
            }
            before = Some(item);
            let inner = items[at..].iter().take_while(|next| next.level > level).count();
            let deeper = if item.level > level {
                &items[at - 1..at + inner]
            } else {
                &items[at..at + inner]
            };
            let mut blocks = Vec::new();
            if item.level == level {
                blocks = self.nested(item.id, &style.inside(self.dom, item.id));
            }
            if !deeper.is_empty() {
                self.lists_deep += 1;
                blocks.push(self.word_list(deeper, style));
                self.lists_deep -= 1;
            }
            at += inner;
            if !blocks.is_empty() {
                count += 1;
                found.push(Item { blocks, number: item.ordered.then_some(count), other });
            }
        }
        self.write_list(found).unwrap_or_else(|| Block::text(String::new()))
    }
}

fn first_marker(dom: &Dom, id: Id) -> Option<String> {
    let found = dom.children(id).iter().find_map(|&child| {
        if is_word_marker(dom, child) {
            Some(dom.text(child).trim().to_owned())
        } else {
            first_marker(dom, child)
        }
    })?;
    Some(found)
}

fn is_tight(blocks: &[Block]) -> bool {
    blocks.iter().enumerate().all(|(at, block)| at == 0 || block.is_list)
}

fn join_tight(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.markdown.as_str()).collect::<Vec<_>>().join("\n")
}

fn indented(text: &str, by: usize) -> String {
    let space = " ".repeat(by);
    let lines = text.lines().enumerate().map(|(at, line)| {
        if at == 0 || line.is_empty() { line.to_owned() } else { format!("{space}{line}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}
