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
}

impl Named {
    /// As it stands in the file, for messages.
    pub fn shown(&self) -> &str {
        match self {
            Self::Email(text) | Self::Name(_, text) => text,
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
        left: left(line, cell(Column::Left), today)? || inactive(cell(Column::Active)),
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
    let raw = row.cell(Column::Manager);
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

/// Yes, or the last day at work, which lies behind us.
fn left(line: u64, raw: &str, today: Date) -> Result<bool, Problem> {
    let day: String = raw.trim().chars().take(10).collect();
    match day.parse::<Date>() {
        Ok(day) => Ok(day < today),
        Err(_) => match yes_or_no(line, Column::Left, raw) {
            Ok(said) => Ok(said.unwrap_or(false)),
            Err(_) => Err(Problem::new(line, "bad-left").with("value", shown(raw))),
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

/// The beginning of what was written, enough to find it by.
fn shown(raw: &str) -> Arg {
    let cut: String = raw.chars().filter(|c| !c.is_control()).take(60).collect();
    cut.into()
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
