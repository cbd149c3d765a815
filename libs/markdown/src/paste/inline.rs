//! A paragraph's pieces as one line of Markdown.

use super::style::Style;
use crate::tree::{inline_text, with_tree};
use comrak::nodes::NodeValue;

/// Signs that are always escaped, and those that need it only in unlucky places.
const ALWAYS: [char; 6] = ['\\', '`', '*', '[', ']', '<'];
const UNLUCKY: [char; 13] = ['_', '>', '&', '~', '#', '!', '|', '(', ')', ':', '@', '.', '^'];

/// A piece of text with the same marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub text: String,
    pub style: Style,
    pub kind: RunKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunKind {
    Text,
    Break,
    /// `text` is the alternative text, `style.link` the picture's address.
    Image,
}

/// What the line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Paragraph,
    Heading,
}

/// The Markdown of the runs: light escapes first, more if a parser would read other words than
/// were pasted, no emphasis as the last resort.
pub(crate) fn line(runs: &[Run], place: Place) -> String {
    let runs = tidy(runs, place);
    let meant: String = runs.iter().map(|run| run.text.as_str()).collect();
    let meant = squeezed(&meant);
    if meant.is_empty() && runs.iter().all(|run| run.kind == RunKind::Text) {
        return String::new();
    }
    for (marks, unlucky) in [(true, false), (true, true)] {
        let written = write(&runs, marks, unlucky);
        if reads_as(&written, place, &meant) {
            return written;
        }
    }
    write(&runs, false, true)
}

/// One space where there were several, none at the ends, none just inside marks; neighbours with
/// the same marks together.
fn tidy(runs: &[Run], place: Place) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        if run.kind == RunKind::Break {
            let as_space = place == Place::Heading;
            push_break(&mut out, as_space);
            continue;
        }
        if run.kind == RunKind::Image {
            out.push(run.clone());
            continue;
        }
        let words = squeezed(&run.text);
        let space = |text: &str| text.chars().all(char::is_whitespace);
        if run.text.starts_with(char::is_whitespace) {
            push_space(&mut out);
        }
        if words.is_empty() {
            continue;
        }
        push_words(&mut out, words, &run.style);
        if run.text.ends_with(char::is_whitespace) && !space(&run.text) {
            push_space(&mut out);
        }
    }
    while out.last().is_some_and(|run| run.kind != RunKind::Image && run.text.trim().is_empty()) {
        out.pop();
    }
    if let Some(last) = out.last_mut().filter(|run| run.kind == RunKind::Text) {
        last.text.truncate(last.text.trim_end().len());
    }
    out
}

fn push_break(out: &mut Vec<Run>, as_space: bool) {
    if as_space {
        push_space(out);
    } else if !out.is_empty() {
        drop_space(out);
        let line_end = Run { text: " ".into(), style: Style::default(), kind: RunKind::Break };
        out.push(line_end);
    }
}

/// A space of its own, outside all marks, unless one is there already.
fn push_space(out: &mut Vec<Run>) {
    let wanted = out.last().is_some_and(|last| !last.text.ends_with(' '));
    if wanted {
        push_words(out, " ".to_owned(), &Style::default());
    }
}

fn drop_space(out: &mut Vec<Run>) {
    if out.last().is_some_and(|last| last.text == " " && last.kind == RunKind::Text) {
        out.pop();
    }
}

fn push_words(out: &mut Vec<Run>, text: String, style: &Style) {
    // "bold" + space + "bold" is one bold piece.
    if let [.., before, space] = out.as_mut_slice()
        && space.text == " "
        && space.kind == RunKind::Text
        && before.kind == RunKind::Text
        && before.style == *style
    {
        before.text.push(' ');
        before.text.push_str(&text);
        out.pop();
        return;
    }
    match out.last_mut() {
        Some(last) if last.kind == RunKind::Text && last.style == *style => {
            last.text.push_str(&text);
        }
        _ => out.push(Run { text, style: style.clone(), kind: RunKind::Text }),
    }
}

fn write(runs: &[Run], marks: bool, unlucky: bool) -> String {
    let mut out = String::new();
    for run in runs {
        match run.kind {
            RunKind::Break => out.push_str("\\\n"),
            RunKind::Image => {
                let source = run.style.link.as_deref().unwrap_or_default();
                out.extend(["![", &escaped(&run.text, true), "](", source, ")"]);
            }
            RunKind::Text => {
                let at_start = out.is_empty() || out.ends_with('\n');
                out.push_str(&write_text(run, marks, unlucky, at_start));
            }
        }
    }
    out
}

fn write_text(run: &Run, marks: bool, unlucky: bool, at_start: bool) -> String {
    let style = &run.style;
    let mut text =
        if style.code && marks { code_span(&run.text) } else { escaped(&run.text, unlucky) };
    if at_start {
        text = escape_start(text);
    }
    if marks {
        for (on, mark) in [(style.struck, "~~"), (style.italic, "*"), (style.bold, "**")] {
            if on {
                text = format!("{mark}{text}{mark}");
            }
        }
    }
    match &style.link {
        Some(url) if **url == *run.text && url.starts_with("http") => format!("<{url}>"),
        Some(url) => format!("[{text}]({url})"),
        None => text,
    }
}

fn escaped(text: &str, unlucky: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if ALWAYS.contains(&c) || (unlucky && UNLUCKY.contains(&c)) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Signs that begin a list, heading, quote, table or rule at the start of a line.
fn escape_start(text: String) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['-', '+', '#', '>', '=', '~', '|', ':']) {
        return format!("\\{text}");
    }
    text
}

/// A code span: fenced by more backticks than stand inside.
fn code_span(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The length of the longest run of a sign.
pub(crate) fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

fn reads_as(written: &str, place: Place, meant: &str) -> bool {
    if written == meant && meant.chars().all(is_plain) {
        return true;
    }
    let source = match place {
        Place::Paragraph => written.to_owned(),
        Place::Heading => format!("# {written}"),
    };
    let read = with_tree(&source, |_, root| {
        let mut blocks = root.children();
        let (Some(only), None) = (blocks.next(), blocks.next()) else { return None };
        let fits = match only.data().value {
            NodeValue::Paragraph => place == Place::Paragraph,
            NodeValue::Heading(_) => place == Place::Heading,
            _ => false,
        };
        fits.then(|| squeezed(&inline_text(only)))
    });
    matches!(read, Ok(Some(text)) if text == meant)
}

/// Signs of which none can be read as a mark where a line does not begin with it: reading again
/// what has no others, as most cells of a table, would take the longest time of all.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | ';' | '-' | '/' | '%' | '+' | '?' | '"')
}

pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
