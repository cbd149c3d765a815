//! From a row's text to what it asks for.

use cairn_ground::{Arg, Error, Locale, Refusal, Result, limits, text};
use cairn_people::{TeamKind, commands::order, rules as people};
use jiff::civil::Date;

use super::{Problem, heading::Column, table::Row};

/// Longer than any key of a payroll system.
const KEY: usize = 80;

/// Whom a row names as manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Folded address.
    Email(String),
    /// A name as it is ordered, and as it stands there.
    Name(String, String),
    /// The folded addresses of several, and how they stand there.
    Several(Vec<String>, String),
}

impl Named {
    /// As it stands in the file, for messages.
    pub fn shown(&self) -> &str {
        match self {
            Self::Email(text) | Self::Name(_, text) | Self::Several(_, text) => text,
        }
    }
}

/// What a row says of a person. An empty cell says nothing.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub line: u64,
    pub name: String,
    pub email: Option<String>,
    pub team: Option<String>,
    /// What the team belongs to.
    pub unit: Option<String>,
    /// What the team is.
    pub kind: Option<TeamKind>,
    /// The manager of the team.
    pub manager: Option<Named>,
    /// Whether the person is the team's learning lead.
    pub lead: Option<bool>,
    pub title: Option<String>,
    pub locale: Option<Locale>,
    pub key: Option<String>,
    /// The person has left.
    pub left: bool,
    /// The last day at work, which is not over yet.
    pub leaves_on: Option<Date>,
}

/// Reads a row as of `today`.
///
/// # Errors
/// The first cell that cannot be.
pub fn read(row: &Row, today: Date) -> Result<Wanted, Problem> {
    let line = row.line;
    let cell = |column| row.cell(column);
    let short = |column: Column, max| {
        let read = text::optional_line(column.word(), cell(column), max);
        read.map_err(|error| problem(line, column, cell(column), &error))
    };
    let (left, leaves_on) = left(line, cell(Column::Left), today)?;
    Ok(Wanted {
        line,
        name: name(row)?,
        email: address(row, Column::Email)?,
        team: short(Column::Team, limits::NAME)?,
        unit: short(Column::Unit, limits::NAME)?,
        kind: kind(line, cell(Column::Kind))?,
        manager: manager(row)?,
        lead: yes_or_no(line, Column::Lead, cell(Column::Lead))?,
        title: short(Column::Title, limits::NAME)?,
        locale: language(line, cell(Column::Language))?,
        key: short(Column::Key, KEY)?,
        left: left || inactive(cell(Column::Active)),
        leaves_on,
    })
}

fn name(row: &Row) -> Result<String, Problem> {
    let joined = format!("{} {}", row.cell(Column::First), row.cell(Column::Last));
    let whole = row.cell(Column::Name);
    let raw = if whole.is_empty() { joined.trim() } else { whole };
    people::name(raw).map_err(|error| problem(row.line, Column::Name, raw, &error))
}

fn address(row: &Row, column: Column) -> Result<Option<String>, Problem> {
    let raw = row.cell(column);
    people::email(raw).map_err(|error| problem(row.line, column, raw, &error))
}

fn manager(row: &Row) -> Result<Option<Named>, Problem> {
    // A spreadsheet has several in one cell a line each.
    let raw = &row.cell(Column::Manager).replace('\n', "; ");
    let each = raw.split(|c: char| c.is_whitespace() || ",;/|&".contains(c));
    let addresses: Vec<&str> = each.filter(|part| part.contains('@')).collect();
    if addresses.len() > 1 {
        let folded = addresses.into_iter().map(people::fold_email).collect();
        return Ok(Some(Named::Several(folded, cut(raw))));
    }
    if raw.contains('@') {
        let address = address(row, Column::Manager)?;
        return Ok(address.map(|address| Named::Email(people::fold_email(&address))));
    }
    let read = text::optional_line("manager", raw, limits::NAME);
    let name = read.map_err(|error| problem(row.line, Column::Manager, raw, &error))?;
    Ok(name.map(|name| Named::Name(order(&name), name)))
}

fn kind(line: u64, raw: &str) -> Result<Option<TeamKind>, Problem> {
    Ok(Some(match raw.trim().to_lowercase().as_str() {
        "" => return Ok(None),
        "unit" | "enhet" | "avdelning" | "department" => TeamKind::Unit,
        "team" | "grupp" | "arbetsgrupp" | "arbetslag" => TeamKind::Team,
        "project" | "projekt" => TeamKind::Project,
        "community" | "nätverk" | "network" => TeamKind::Community,
        _ => return Err(Problem::new(line, "bad-kind").with("value", shown(raw))),
    }))
}

const YES: [&str; 6] = ["yes", "ja", "x", "1", "true", "sant"];
const NO: [&str; 6] = ["no", "nej", "-", "0", "false", "falskt"];

fn yes_or_no(line: u64, column: Column, raw: &str) -> Result<Option<bool>, Problem> {
    let word = raw.trim().to_lowercase();
    match word.as_str() {
        "" => Ok(None),
        word if YES.contains(&word) => Ok(Some(true)),
        word if NO.contains(&word) => Ok(Some(false)),
        _ => {
            let problem = Problem::new(line, "bad-yes-no").with("column", column.word());
            Err(problem.with("value", shown(raw)))
        }
    }
}

/// Whether the person has left: yes, or the last day at work, given back while it is not over.
/// Programs that know of none write the first day they can think of, or the last: the one would
/// end somebody's access, so it is named; the other says nothing.
fn left(line: u64, raw: &str, today: Date) -> Result<(bool, Option<Date>), Problem> {
    let bad = || Problem::new(line, "bad-left").with("value", shown(raw));
    let day = raw.trim().split(['T', ' ']).next().unwrap_or_default();
    match day.parse::<Date>() {
        Ok(day) if day.year() <= 1900 => Err(bad()),
        Ok(day) if day.year() == 9999 => Ok((false, None)),
        Ok(day) => Ok((day < today, (day >= today).then_some(day))),
        Err(_) => match yes_or_no(line, Column::Left, raw) {
            Ok(said) => Ok((said.unwrap_or(false), None)),
            Err(_) => Err(bad()),
        },
    }
}

/// Only clear words: a column *status* may hold anything.
fn inactive(raw: &str) -> bool {
    let word = raw.trim().to_lowercase();
    let gone = ["inactive", "inaktiv", "disabled", "left", "slutat", "avslutad"];
    NO.contains(&word.as_str()) && word != "-" || gone.contains(&word.as_str())
}

fn problem(line: u64, column: Column, raw: &str, error: &Error) -> Problem {
    let Error::Refused(refusal) = error else { return Problem::new(line, "unreadable") };
    let Refusal { code, args, .. } = &**refusal;
    match (*code, column) {
        ("too-long", _) => {
            let mut problem = Problem::new(line, "too-long").with("column", column.word());
            problem.args.extend(args.iter().cloned());
            problem
        }
        ("required", _) => Problem::new(line, "no-name"),
        ("email", Column::Manager) => Problem::new(line, "bad-manager").with("value", shown(raw)),
        ("email", _) => Problem::new(line, "bad-email").with("value", shown(raw)),
        _ => Problem::new(line, "unreadable"),
    }
}

fn shown(raw: &str) -> Arg {
    cut(raw).into()
}

/// The beginning of what was written, enough to find it by.
fn cut(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_control()).take(60).collect()
}

fn language(line: u64, raw: &str) -> Result<Option<Locale>, Problem> {
    let word = raw.trim().to_lowercase();
    match word.split(['-', '_']).next().unwrap_or_default() {
        "" => Ok(None),
        "sv" | "svenska" | "swedish" => Ok(Some(Locale::Sv)),
        "en" | "engelska" | "english" => Ok(Some(Locale::En)),
        _ => Err(Problem::new(line, "bad-language").with("value", shown(raw))),
    }
}
