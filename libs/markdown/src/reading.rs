//! What changed between two versions, for people who have never seen Markdown.

use crate::diff::{Left, Line, LineKind, Span, diff_within};
use crate::text::is_line_break_tag;
use crate::tree::{inline_text, with_tree};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};

/// Around a target until it is known whether it changed: signs that no text has.
const OPENS: char = '\u{FDD0}';
const CLOSES: char = '\u{FDD1}';

/// Compares as [`diff`](crate::diff()) does and gives words instead of marks: a table row is its
/// cells, a picture is `picture` and what is said of it, and where a link leads is shown where that
/// is new.
///
/// Nothing that changed is lost: lines that read the same but for their marks come as written.
pub fn diff_as_read(old: &str, new: &str, picture: &str) -> Vec<Line> {
    let bare = |text: &str| text.replace([OPENS, CLOSES], "");
    let (mut before, mut after) = (Reader::new(picture), Reader::new(picture));
    let (mut lines, mut passage) = (Vec::new(), Passage::default());
    let mut left = Left::default();
    for line in diff_within(&bare(old), &bare(new), &mut left) {
        let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        match line.kind {
            LineKind::Same => {
                passage.end(&mut lines, &mut left);
                before.in_code ^= is_fence(&text);
                lines.push(unmarked(&same(&after.read(&text))));
                continue;
            }
            LineKind::Removed => passage.removed.push_str(&before.read(&text)),
            LineKind::Added => passage.added.push_str(&after.read(&text)),
        }
        passage.written.push(line);
    }
    passage.end(&mut lines, &mut left);
    lines
}

fn same(text: &str) -> Line {
    let text = text.trim_end_matches('\n').to_owned();
    let spans = if text.is_empty() { Vec::new() } else { vec![Span { changed: false, text }] };
    Line { kind: LineKind::Same, spans }
}

/// Changed lines without an unchanged one between them, as written and as read.
#[derive(Default)]
struct Passage {
    written: Vec<Line>,
    removed: String,
    added: String,
}

impl Passage {
    fn end(&mut self, lines: &mut Vec<Line>, left: &mut Left) {
        let passage = std::mem::take(self);
        let read = diff_within(&passage.removed, &passage.added, left);
        // A line that reads as before differs in its marks alone.
        let told = !read.is_empty() && read.iter().all(|line| line.kind != LineKind::Same);
        if told {
            lines.extend(read.iter().map(unmarked));
        } else {
            lines.extend(passage.written);
        }
    }
}

/// The line with those targets that changed, or are new along with the whole line.
fn unmarked(line: &Line) -> Line {
    let whole = line.kind != LineKind::Same && !line.spans.iter().any(|span| span.changed);
    let pieces = line.spans.iter().flat_map(|it| it.text.chars().map(|c| (it.changed, c)));
    let mut spans: Vec<Span> = Vec::new();
    let mut target: Option<Vec<(bool, char)>> = None;
    for (changed, c) in pieces {
        match (c, &mut target) {
            (OPENS, _) => target = Some(Vec::new()),
            (CLOSES, _) => {
                let read = target.take().unwrap_or_default();
                let changed = read.iter().any(|(changed, _)| *changed);
                if whole || changed {
                    for (_, c) in read {
                        add(&mut spans, changed, c);
                    }
                }
            }
            (c, Some(read)) => read.push((changed, c)),
            (c, None) => add(&mut spans, changed, c),
        }
    }
    Line { kind: line.kind, spans }
}

fn add(spans: &mut Vec<Span>, changed: bool, c: char) {
    match spans.last_mut() {
        Some(last) if last.changed == changed => last.text.push(c),
        _ => spans.push(Span { changed, text: c.into() }),
    }
}

/// Reads the lines of one version in their order.
struct Reader<'a> {
    picture: &'a str,
    in_code: bool,
}

impl<'a> Reader<'a> {
    fn new(picture: &'a str) -> Self {
        Self { picture, in_code: false }
    }

    /// A line without its marks, ended; nothing for one that only holds others together.
    fn read(&mut self, line: &str) -> String {
        let text = line.trim_start();
        let fence = is_fence(line);
        self.in_code ^= fence;
        if fence || text.is_empty() || (!self.in_code && is_rule(text)) {
            return String::new();
        }
        if self.in_code {
            return format!("{line}\n");
        }
        let indent = &line[..line.len() - text.len()];
        let (sign, rest) = block(text);
        let words = match rest.strip_prefix('|') {
            Some(row) => cells(row).map(|cell| self.inline(&cell)).collect::<Vec<_>>().join(" · "),
            None => self.inline(rest),
        };
        if words.is_empty() { format!("{line}\n") } else { format!("{indent}{sign}{words}\n") }
    }

    /// The words of a piece without its marks; as written if it holds none.
    fn inline(&self, text: &str) -> String {
        let text = text.trim();
        if !text.contains(['*', '_', '`', '[', '<', '\\', '~', '&', ':']) {
            return text.to_owned();
        }
        let read = with_tree(text, |_, root| self.words(root)).unwrap_or_default();
        if read.is_empty() { text.to_owned() } else { read }
    }

    fn words(&self, root: Node<'_>) -> String {
        let mut out = String::new();
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => match &node.data().value {
                    NodeValue::Text(text) => out.push_str(text),
                    NodeValue::Code(code) => out.push_str(&code.literal),
                    NodeValue::CodeBlock(code) => out.push_str(code.literal.trim_end()),
                    NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
                    NodeValue::HtmlInline(tag) if is_line_break_tag(tag) => out.push(' '),
                    NodeValue::HtmlInline(tag) => out.push_str(tag),
                    NodeValue::HtmlBlock(it) => out.push_str(it.literal.trim_end()),
                    NodeValue::Image(_) => out.extend([self.picture, ": "]),
                    _ => {}
                },
                NodeEdge::End(node) => match &node.data().value {
                    NodeValue::Image(link) => {
                        if inline_text(node).is_empty() {
                            out.truncate(out.trim_end_matches(": ").len());
                        }
                        out.push_str(&target(&link.url));
                    }
                    // A bare address is its own words.
                    NodeValue::Link(link) if !out.ends_with(&link.url) => {
                        out.push_str(&target(&link.url));
                    }
                    _ => {}
                },
            }
        }
        out.trim().to_owned()
    }
}

fn target(url: &str) -> String {
    format!("{OPENS} ({url}){CLOSES}")
}

fn is_fence(line: &str) -> bool {
    let text = line.trim_start();
    text.starts_with("```") || text.starts_with("~~~")
}

/// A rule, the line below a table's or a chapter's heading: signs without a word.
fn is_rule(text: &str) -> bool {
    text.len() > 2 && text.chars().all(|c| matches!(c, '|' | '-' | ':' | '=' | '*' | '_' | ' '))
}

/// What stands for the mark at the beginning of a line, and the rest.
fn block(text: &str) -> (&str, &str) {
    let heading = text.trim_start_matches('#');
    if heading.len() < text.len() && heading.starts_with(' ') {
        return ("", heading);
    }
    if let Some(quoted) = text.strip_prefix('>') {
        return ("", quoted.trim_start_matches(['>', ' ']));
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(". ") {
        return text.split_at(digits + 2);
    }
    let Some(item) = ["- ", "* ", "+ "].iter().find_map(|sign| text.strip_prefix(sign)) else {
        return ("", text);
    };
    match item.split_at_checked(4) {
        Some(("[ ] ", task)) => ("☐ ", task),
        Some(("[x] " | "[X] ", task)) => ("☑ ", task),
        _ => ("• ", item),
    }
}

/// The cells of a table row.
fn cells(row: &str) -> impl Iterator<Item = String> {
    let escaped = row.trim_end().trim_end_matches('|').replace("\\|", "\u{FDD2}");
    let cells: Vec<String> = escaped.split('|').map(|it| it.replace('\u{FDD2}', "|")).collect();
    cells.into_iter()
}
