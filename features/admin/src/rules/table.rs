//! From bytes to rows: character set, separator, headings; what cannot be read is named by line.

use cairn_ground::{Error, Result};

use super::{FILE_BYTES, Problem, heading::Column, refuse};

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
    /// `UTF-8` or `Latin-1`.
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
        let refusal = refuse("file-too-large", "admin-refused-file-too-large");
        return Err(refusal.with("max", FILE_BYTES / 1_000_000).into());
    }
    let packed = [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0", b"%PDF", b"\x1F\x8B"];
    if packed.iter().any(|start| bytes.starts_with(start)) || bytes.contains(&0) {
        return Err(refuse("not-csv", "admin-refused-not-csv").into());
    }
    let (text, read_as) = decode(bytes);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Excel may say the separator in a line before the headings.
    let (text, skipped) = match text.strip_prefix("sep=").and_then(|t| t.split_once('\n')) {
        Some((_, rest)) => (rest, 1),
        None => (text.as_str(), 0),
    };
    let separator = separator(text);
    let mut records = records(text, separator, skipped);
    let unclosed = unclosed(text, separator, &mut records);
    let mut records = records.into_iter();
    let Some((_, _, headings)) = records.next() else {
        return Err(refuse("file-empty", "admin-refused-file-empty").into());
    };
    let (columns, ignored) = columns(&headings)?;
    let mut table = Table { read_as, separator, ignored, rows: Vec::new(), problems: Vec::new() };
    for (line, _, cells) in records {
        match row(line, &columns, &cells) {
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

fn decode(bytes: &[u8]) -> (String, &'static str) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), "UTF-8"),
        // Every byte is a letter of Latin-1, and the same one in Unicode.
        Err(_) => (bytes.iter().map(|byte| char::from(*byte)).collect(), "Latin-1"),
    }
}

/// The one of the three that the first line has most of.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
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

/// Line, place of the first byte, and cells of every row that is not blank.
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
    let columns: Columns = headings.iter().map(|heading| Column::of(heading)).collect();
    let shown: String = headings.join(", ").chars().take(300).collect();
    if !columns.contains(&Some(Column::Name)) {
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

fn row(line: u64, columns: &[Option<Column>], cells: &[String]) -> Result<Row, Problem> {
    // Empty cells at the end are what a spreadsheet leaves behind.
    let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    if used > columns.len() || cells.len() < columns.len() {
        let found = if used > columns.len() { used } else { cells.len() };
        let problem = Problem::new(line, "uneven");
        return Err(problem.with("found", found).with("wanted", columns.len()));
    }
    let pairs = columns.iter().zip(cells);
    let cells = pairs.filter_map(|(column, cell)| Some(((*column)?, cell.clone()))).collect();
    Ok(Row { line, cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        match read(bytes) {
            Err(Error::Refused(refusal)) => refusal.code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn separators_character_sets_and_blank_lines_are_understood() {
        let utf8 = "\u{FEFF}Namn;E-post\r\n\r\nÅsa Öberg;asa@x.se\r\n;;\r\nNoor;\r\n";
        let table = read(utf8.as_bytes()).unwrap();
        assert_eq!((table.read_as, table.separator), ("UTF-8", ';'));
        let lines: Vec<u64> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 5]);
        assert_eq!(table.rows[0].cell(Column::Name), "Åsa Öberg");
        let latin = read(b"name\ttelefon\n\xC5sa\t1\n").unwrap();
        assert_eq!((latin.read_as, latin.separator), ("Latin-1", '\t'));
        assert_eq!(latin.rows[0].cell(Column::Name), "Åsa");
        assert_eq!(latin.ignored, ["telefon"]);
        let excel = read(b"sep=;\nname;email\nA;a@x.se\n").unwrap();
        assert_eq!(excel.rows[0].line, 3);
    }

    #[test]
    fn a_quoted_cell_keeps_its_separators_and_lines() {
        let table = read(b"name,title\n\"Holm, Ada\",\"a \"\"b\"\"\nc\"\nNoor,x\n").unwrap();
        assert_eq!(table.rows[0].cell(Column::Name), "Holm, Ada");
        assert_eq!(table.rows[0].cell(Column::Title), "a \"b\"\nc");
        assert_eq!(table.rows[1].line, 4);
        assert!(table.problems.is_empty());
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named_and_the_others_are_kept() {
        let table = read(b"name,email\nAda,a@x.se\nB,b@x.se,more\nC\nNoor,\"n@x.se\nD,d@x.se\n");
        let table = table.unwrap();
        assert_eq!(table.rows.len(), 1);
        let found: Vec<_> = table.problems.iter().map(|p| (p.line, p.code)).collect();
        assert_eq!(found, [(3, "uneven"), (4, "uneven"), (5, "unclosed")]);
    }

    #[test]
    fn what_is_no_table_of_people_is_refused_in_words() {
        assert_eq!(code(b""), "file-empty");
        assert_eq!(code(b"name,email\n\n"), "file-empty");
        assert_eq!(code(b"PK\x03\x04zip"), "not-csv");
        assert_eq!(code(b"\xFF\xFEn\0a\0"), "not-csv");
        assert_eq!(code(b"first,last\nA,B\n"), "no-name-column");
        assert_eq!(code(b"name,namn\nA,B\n"), "column-twice");
        assert_eq!(code(&vec![b'a'; FILE_BYTES + 1]), "file-too-large");
    }
}
