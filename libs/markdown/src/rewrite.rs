//! New targets for the links of an imported text, everything else byte for byte.

use crate::limits::{Error, check_size};
use crate::paste::address;
use crate::tree::with_tree;
use comrak::nodes::{Node, NodeValue, Sourcepos};
use std::ops::Range;

/// Replaces the targets of links and images for which `new_target` has an answer, in inline
/// links, reference definitions and images alike. Every other byte stays as it is. Bare
/// addresses are not asked about. A target that cannot be told apart safely in the source (one
/// written with escapes) stays as it is, and [`links`](crate::links) of the result still shows
/// it.
///
/// # Errors
/// [`Error::TooLarge`] for the text or the result, [`Error::TooDeep`].
pub fn rewrite_links(
    md: &str,
    new_target: &dyn Fn(&str) -> Option<String>,
) -> Result<String, Error> {
    let mut places = with_tree(md, |_, root| {
        let source = Source::new(md);
        let mut places: Vec<Range<usize>> =
            root.descendants().filter_map(|node| inline_target(&source, node)).collect();
        places.extend(source.definitions(&taken_lines(root, source.starts.len())));
        places
    })?;
    places.sort_by_key(|place| place.start);
    places.dedup();
    let mut out = String::with_capacity(md.len());
    let mut copied = 0;
    for place in places {
        let Some(target) = new_target(&md[place.clone()]) else { continue };
        if place.start < copied {
            continue;
        }
        out.push_str(&md[copied..place.start]);
        out.push_str(&address(&target));
        copied = place.end;
    }
    out.push_str(&md[copied..]);
    check_size(&out)?;
    Ok(out)
}

struct Source<'m> {
    md: &'m str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl<'m> Source<'m> {
    fn new(md: &'m str) -> Self {
        let mut starts = vec![0];
        let mut at = 0;
        let bytes = md.as_bytes();
        while at < bytes.len() {
            at += 1;
            let ends =
                bytes[at - 1] == b'\n' || (bytes[at - 1] == b'\r' && bytes.get(at) != Some(&b'\n'));
            if ends {
                starts.push(at);
            }
        }
        Self { md, starts }
    }

    /// The bytes of a node, if the parser's positions make sense here.
    fn range(&self, place: Sourcepos) -> Option<Range<usize>> {
        let start = self.starts.get(place.start.line.checked_sub(1)?)? + place.start.column - 1;
        let end = self.starts.get(place.end.line.checked_sub(1)?)? + place.end.column;
        self.md.get(start..end).map(|_| start..end)
    }

    /// The targets of reference definitions: lines `[label]: target` that no block has taken.
    fn definitions(&self, taken: &[bool]) -> Vec<Range<usize>> {
        let ends = self.starts.iter().skip(1).copied().chain([self.md.len()]);
        let free = taken.iter().zip(self.starts.iter().zip(ends)).filter(|(taken, _)| !**taken);
        free.filter_map(|(_, (&start, end))| {
            let line = self.md[start..end].lines().next()?;
            let label = line.trim_start_matches(['>', ' ', '\t']);
            let after = label.strip_prefix('[').filter(|rest| !rest.starts_with('^'))?;
            let (_, target) = after.split_once("]:")?;
            let skipped = line.len() - target.trim_start().len();
            destination(self.md, start + skipped)
        })
        .collect()
    }
}

/// Lines that belong to paragraphs, code, tables and other leaves. A paragraph counts from its
/// first words: definitions may stand above them.
fn taken_lines(root: Node<'_>, lines: usize) -> Vec<bool> {
    let mut taken = vec![false; lines];
    for node in root.descendants() {
        let data = node.data();
        let first = match data.value {
            NodeValue::Paragraph | NodeValue::Heading(_) => {
                let own = data.sourcepos.start.line;
                node.first_child().map_or(own, |child| child.data().sourcepos.start.line)
            }
            NodeValue::CodeBlock(_)
            | NodeValue::HtmlBlock(_)
            | NodeValue::Table(_)
            | NodeValue::FrontMatter(_) => data.sourcepos.start.line,
            _ => continue,
        };
        let last = data.sourcepos.end.line.min(lines);
        for line in first.max(1)..=last {
            taken[line - 1] = true;
        }
    }
    taken
}

/// Where an inline link or image says its target: after the `](` that follows its text.
fn inline_target(source: &Source<'_>, node: Node<'_>) -> Option<Range<usize>> {
    let data = node.data();
    let url = match &data.value {
        NodeValue::Link(link) | NodeValue::Image(link) => &link.url,
        _ => return None,
    };
    let whole = source.range(data.sourcepos)?;
    let text = &source.md[whole.clone()];
    if !text.starts_with(['[', '!']) || !text.ends_with(')') {
        return None;
    }
    let inside = match node.last_child() {
        Some(last) => source.range(last.data().sourcepos)?.end,
        None => whole.start,
    };
    let opens = inside + source.md.get(inside..whole.end)?.find("](")? + 2;
    let space = source.md[opens..whole.end].len() - source.md[opens..whole.end].trim_start().len();
    let place = destination(source.md, opens + space)?;
    // The parser's own reading of the target is the proof that this is it.
    (place.end < whole.end && source.md[place.clone()] == **url).then_some(place)
}

/// A link destination (`CommonMark` 0.31, 6.3): in angle brackets, or without spaces and with
/// balanced parentheses.
fn destination(md: &str, start: usize) -> Option<Range<usize>> {
    let rest = md.get(start..)?;
    if let Some(inside) = rest.strip_prefix('<') {
        let end = inside.find(['>', '\n'])?;
        return inside[end..].starts_with('>').then(|| start + 1..start + 1 + end);
    }
    let mut open = 0_usize;
    for (at, c) in rest.char_indices() {
        let ends = match c {
            '(' => {
                open += 1;
                false
            }
            ')' if open == 0 => true,
            ')' => {
                open -= 1;
                false
            }
            c => c.is_whitespace() || c.is_control(),
        };
        if ends {
            return (at > 0).then(|| start..start + at);
        }
    }
    (!rest.is_empty()).then_some(start..md.len())
}
