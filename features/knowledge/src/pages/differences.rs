//! What differs between two texts, line by line.

use cairn_markdown::{Line, LineKind};
use cairn_web::View;

/// A line of a comparison.
#[derive(Debug, Clone)]
pub struct DiffLine {
    /// `""`, `ins` or `del`.
    pub mark: &'static str,
    /// Pieces of text; true where the words changed.
    pub spans: Vec<(bool, String)>,
    /// Lines left out before this one.
    pub skipped: bool,
}

/// The changed lines as they were written, for whoever changes them further.
pub fn written(old: &str, new: &str) -> Vec<DiffLine> {
    shown(cairn_markdown::diff(old, new))
}

/// The changed lines as text, for whoever reads or decides: see [`cairn_markdown::diff_as_read`].
pub fn read(v: &View, old: &str, new: &str) -> Vec<DiffLine> {
    shown(cairn_markdown::diff_as_read(old, new, &v.t("knowledge-diff-picture")))
}

/// With two lines of what stands around.
fn shown(lines: Vec<Line>) -> Vec<DiffLine> {
    let changed: Vec<bool> = lines.iter().map(|line| line.kind != LineKind::Same).collect();
    let near = |at: usize| {
        let around = at.saturating_sub(2)..(at + 3).min(changed.len());
        changed[around].iter().any(|it| *it)
    };
    let mut shown = Vec::new();
    let mut skipped = false;
    for (at, line) in lines.into_iter().enumerate() {
        if !near(at) {
            skipped = true;
            continue;
        }
        if line.kind == LineKind::Same && line.spans.is_empty() {
            continue;
        }
        let mark = match line.kind {
            LineKind::Same => "",
            LineKind::Added => "ins",
            LineKind::Removed => "del",
        };
        // A line that is new as a whole is marked as a whole.
        let whole = !line.spans.iter().any(|span| span.changed);
        let spans = line.spans.into_iter().map(|it| (whole || it.changed, it.text)).collect();
        shown.push(DiffLine { mark, spans, skipped: std::mem::take(&mut skipped) });
    }
    shown
}
