//! Tables. What only lays out a page becomes the blocks in it.

use super::blocks::{Block, Walker, join};
use super::dom::Id;
use super::style::Style;

/// Most columns of a table that are kept.
pub const MAX_TABLE_COLUMNS: usize = 50;
/// A cell that spans rows stands in each of them, so that no value moves below another heading: its
/// text, unless that is long or a table has had its share.
const MAX_REPEATED: usize = 200;
const MAX_REPEATED_IN_ALL: usize = 100_000;

/// What the rows below still hold of cells above, by column, and how many bytes that may still be.
struct Below {
    cells: Vec<(usize, String)>,
    room: usize,
}

impl Walker<'_> {
    pub fn table(&mut self, id: Id, style: &Style, out: &mut Vec<Block>) {
        let mut rows = Vec::new();
        let mut captions = Vec::new();
        self.rows(id, &mut rows, &mut captions);
        for caption in captions {
            out.extend(self.blocks(self.dom.children(caption), style));
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns <= 1 || self.in_cell {
            for cell in rows.into_iter().flatten() {
                out.extend(self.blocks(self.dom.children(cell), style));
            }
            return;
        }
        let mut below = Below { cells: Vec::new(), room: MAX_REPEATED_IN_ALL };
        let written: Vec<Vec<String>> =
            rows.iter().filter_map(|row| self.row(row, style, &mut below)).collect();
        let columns = written.iter().map(Vec::len).max().unwrap_or(0).min(MAX_TABLE_COLUMNS);
        let mut lines: Vec<String> = written.iter().map(|row| write_row(row, columns)).collect();
        if lines.is_empty() {
            return;
        }
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
        out.push(Block::text(lines.join("\n")));
    }

    /// The rows of this table, not of tables inside it.
    fn rows(&self, id: Id, rows: &mut Vec<Vec<Id>>, captions: &mut Vec<Id>) {
        for &child in self.dom.children(id) {
            match self.dom.name(child) {
                "tr" => {
                    let cells = self.dom.children(child).iter().copied();
                    rows.push(
                        cells.filter(|&cell| matches!(self.dom.name(cell), "td" | "th")).collect(),
                    );
                }
                "caption" => captions.push(child),
                "thead" | "tbody" | "tfoot" => self.rows(child, rows, captions),
                _ => {}
            }
        }
    }

    /// The row with what cells above it span; nothing where none of its own says anything.
    fn row(&mut self, ids: &[Id], style: &Style, below: &mut Below) -> Option<Vec<String>> {
        let (mut row, mut says) = (Vec::new(), false);
        for &id in ids.iter().take(MAX_TABLE_COLUMNS) {
            spanned(&mut row, below);
            let cells = self.cell(id, style);
            says |= !cells[0].is_empty();
            let rows = self.dom.attribute(id, "rowspan").parse().unwrap_or(1_usize);
            for text in cells {
                let at = row.len();
                if rows > 1 && at < MAX_TABLE_COLUMNS {
                    let short = text.len() <= MAX_REPEATED;
                    let cells = &mut below.cells;
                    cells.resize(cells.len().max(at + 1), (0, String::new()));
                    cells[at] = (rows - 1, if short { text.clone() } else { String::new() });
                }
                row.push(text);
            }
        }
        spanned(&mut row, below);
        says.then_some(row)
    }

    /// The cell in one line, and empty ones for the columns it spans.
    fn cell(&mut self, id: Id, style: &Style) -> Vec<String> {
        // A header cell is bold by itself.
        let inside = Style { bold: style.bold, ..style.inside(self.dom, id) };
        self.in_cell = true;
        let blocks = self.blocks(self.dom.children(id), &inside);
        self.in_cell = false;
        let text = join(&blocks).replace('|', "\\|").replace("\\\\|", "\\|");
        let lines: Vec<&str> =
            text.lines().map(|line| line.trim_end_matches('\\').trim()).collect();
        let line = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>();
        let spans = self.dom.attribute(id, "colspan").parse().unwrap_or(1_usize);
        let mut cells = vec![line.join("<br>")];
        cells.resize(spans.clamp(1, MAX_TABLE_COLUMNS), String::new());
        cells
    }
}

/// Fills in what stands at this place from above.
fn spanned(row: &mut Vec<String>, below: &mut Below) {
    while let Some((rows, text)) = below.cells.get_mut(row.len()).filter(|(rows, _)| *rows > 0) {
        *rows -= 1;
        let fits = text.len() <= below.room;
        below.room -= if fits { text.len() } else { 0 };
        row.push(if fits { text.clone() } else { String::new() });
    }
}

fn write_row(cells: &[String], columns: usize) -> String {
    let empty = String::new();
    let cells = (0..columns).map(|at| cells.get(at).unwrap_or(&empty));
    cells.fold("|".to_owned(), |row, cell| row + " " + cell + " |")
}
