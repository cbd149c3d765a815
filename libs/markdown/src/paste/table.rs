//! Tables. What only lays out a page becomes the blocks in it.

use super::blocks::{Block, Walker, join};
use super::dom::Id;
use super::style::Style;

/// Most columns of a table that are kept.
pub const MAX_TABLE_COLUMNS: usize = 50;

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
        let written: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().flat_map(|&id| self.cell(id, style)).collect())
            .collect();
        let columns = written.iter().map(Vec::len).max().unwrap_or(0).min(MAX_TABLE_COLUMNS);
        let mut lines: Vec<String> = written
            .iter()
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .map(|row| write_row(row, columns))
            .collect();
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

fn write_row(cells: &[String], columns: usize) -> String {
    let empty = String::new();
    let cells = (0..columns).map(|at| cells.get(at).unwrap_or(&empty));
    cells.fold("|".to_owned(), |row, cell| row + " " + cell + " |")
}
