//! From bytes to rows: character set, separator, headings; what cannot be read is named by line.

use cairn_ground::{Error, Refusal, Result};

use super::{FILE_BYTES, Problem, ROWS, charset, heading::Column, refuse};

/// The cells of one row that have a meaning, as they stand in the file.
#[derive(Debug, Clone)]
pub struct Row {
    pub line: u64,
    cells: Vec<(Column, String)>,
}

impl Row {
    /// The cell, or nothing.
    pub fn cell(&self, column: Column) -> &str {
        self.cells.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text)
    }
}

/// A file that could be read.
#[derive(Debug, Clone)]
pub struct Table {
    /// `UTF-8`, `UTF-16`, `Latin-1` or `Windows-1252`.
    pub read_as: &'static str,
    /// `,`, `;` or a tab.
    pub separator: char,
    /// Headings of columns without a meaning here.
    pub ignored: Vec<String>,
    pub rows: Vec<Row>,
    pub problems: Vec<Problem>,
}

/// Reads a file.
///
/// # Errors
/// Refuses, about `file`, what is no table of people at all.
pub fn read(bytes: &[u8]) -> Result<Table> {
    if bytes.len() > FILE_BYTES {
        return Err(too_large().into());
    }
    let packed = [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0", b"%PDF", b"\x1F\x8B"];
    if packed.iter().any(|start| bytes.starts_with(start)) {
        return Err(not_csv());
    }
    let (text, read_as) = charset::decode(bytes);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Excel may say the separator in a line before the headings.
    let (text, skipped) = match text.strip_prefix("sep=").and_then(|t| t.split_once('\n')) {
        Some((_, rest)) => (rest, 1),
        None => (text.as_str(), 0),
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.contains('\0') {
        return Err(not_csv());
    }
    let separator = separator(first);
    let mut records = records(text, separator, skipped);
    if records.len() > ROWS + 1 {
        let refusal = refuse("too-many-rows", "admin-refused-too-many-rows");
        return Err(refusal.with("max", ROWS).into());
    }
    let unclosed = unclosed(text, separator, &mut records);
    let mut records = records.into_iter();
    let Some((_, _, headings)) = records.next() else {
        return Err(refuse("file-empty", "admin-refused-file-empty").into());
    };
    // A row with a stray zero byte is named; headings nobody knows above such rows are no table.
    let known = columns(&headings);
    let known = known.map_err(|error| if text.contains('\0') { not_csv() } else { error });
    let (columns, ignored) = known?;
    let mut table = Table { read_as, separator, ignored, rows: Vec::new(), problems: Vec::new() };
    for (line, _, cells) in records {
        match row(line, &columns, &cells, separator) {
            Ok(row) => table.rows.push(row),
            Err(problem) => table.problems.push(problem),
        }
    }
    table.problems.extend(unclosed);
    if table.rows.is_empty() && table.problems.is_empty() {
        return Err(refuse("file-empty", "admin-refused-file-empty").into());
    }
    Ok(table)
}

pub fn too_large() -> Refusal {
    let refusal = refuse("file-too-large", "admin-refused-file-too-large");
    refusal.with("max", FILE_BYTES / 1_000_000)
}

fn not_csv() -> Error {
    refuse("not-csv", "admin-refused-not-csv").into()
}

/// The one of the three that the first line has most of.
fn separator(first: &str) -> char {
    let count = |c: &char| first.matches(*c).count();
    let mut best = ',';
    for c in [';', '\t'] {
        if count(&c) > count(&best) {
            best = c;
        }
    }
    best
}

type Record = (u64, usize, Vec<String>);

/// Line, place of the first byte, and cells of every row that is not blank: the headings and
/// [`ROWS`], and one more where there are more.
fn records(text: &str, separator: char, skipped: u64) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records().flatten() {
        let Some(position) = record.position() else { continue };
        let start = usize::try_from(position.byte()).unwrap_or(0);
        // The reader says where it began to look, which is before blank lines.
        let blank = text[start..].bytes().take_while(|byte| *byte == b'\n').count();
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let line = position.line() + u64::try_from(blank).unwrap_or(0) + skipped;
            records.push((line, start + blank, cells));
            if records.len() > ROWS + 1 {
                break;
            }
        }
    }
    records
}

/// A quotation mark that is never closed swallows the rest of the file into the last row: the row
/// is taken away and named.
fn unclosed(text: &str, separator: char, records: &mut Vec<Record>) -> Option<Problem> {
    let (line, start, _) = records.last()?;
    let (mut quoted, mut fresh) = (false, true);
    let mut rest = text[*start..].chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
            }
            '"' if quoted => quoted = false,
            '"' if fresh => quoted = true,
            _ => {}
        }
        fresh = !quoted && (c == separator || c == '\n');
    }
    let problem = quoted.then(|| Problem::new(*line, "unclosed"))?;
    records.pop();
    Some(problem)
}

type Columns = Vec<Option<Column>>;

fn columns(headings: &[String]) -> Result<(Columns, Vec<String>)> {
    let mut columns: Columns = headings.iter().map(|heading| Column::of(heading)).collect();
    stand_in(&mut columns);
    let shown: String = headings.join(", ").chars().take(300).collect();
    if !columns.contains(&Some(Column::Name)) && !columns.contains(&Some(Column::First)) {
        let refusal = refuse("no-name-column", "admin-refused-no-name-column");
        return Err(refusal.with("found", shown).into());
    }
    for (i, column) in columns.iter().enumerate().filter(|(_, column)| column.is_some()) {
        if columns[..i].contains(column) {
            let refusal = refuse("column-twice", "admin-refused-column-twice");
            return Err(Error::from(refusal.with("found", headings[i].clone())));
        }
    }
    let without = headings.iter().zip(&columns).filter(|(h, c)| c.is_none() && !h.is_empty());
    let ignored = without.map(|(heading, _)| heading.chars().take(60).collect()).collect();
    Ok((columns, ignored))
}

/// A unit is the team where no team is named, an account's name the address where none is; parts
/// of a name mean nothing beside the name.
fn stand_in(columns: &mut Columns) {
    let has = |columns: &Columns, column| columns.contains(&Some(column));
    let (team, email) = (has(columns, Column::Team), has(columns, Column::Email));
    let name = has(columns, Column::Name);
    for column in columns {
        *column = match *column {
            Some(Column::Unit) if !team => Some(Column::Team),
            Some(Column::Account) => (!email).then_some(Column::Email),
            Some(Column::First | Column::Last) if name => None,
            other => other,
        };
    }
}

fn row(
    line: u64,
    columns: &[Option<Column>],
    cells: &[String],
    separator: char,
) -> Result<Row, Problem> {
    if swallows(cells, columns.len(), separator) {
        return Err(Problem::new(line, "swallowed"));
    }
    // Empty cells at the end are what a spreadsheet leaves behind.
    let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    if used > columns.len() || cells.len() < columns.len() {
        let found = if used > columns.len() { used } else { cells.len() };
        let problem = Problem::new(line, "uneven");
        return Err(problem.with("found", found).with("wanted", columns.len()));
    }
    let pairs = columns.iter().zip(cells);
    if let Some((Some(column), _)) =
        pairs.clone().find(|(column, cell)| column.is_some() && cell.contains(['\u{FFFD}', '\0']))
    {
        return Err(Problem::new(line, "lost-letter").with("column", column.word()));
    }
    let cells = pairs.filter_map(|(column, cell)| Some(((*column)?, cell.clone()))).collect();
    Ok(Row { line, cells })
}

/// Whether one cell holds whole rows: its quotation mark was meant for another place, and only the
/// next one in the file, rows later, closes it.
fn swallows(cells: &[String], columns: usize, separator: char) -> bool {
    let is_row = |line: &str| line.matches(separator).count() + 1 >= columns;
    columns > 1 && cells.iter().any(|cell| cell.split('\n').skip(1).any(is_row))
}

#[cfg(test)]
mod tests;
