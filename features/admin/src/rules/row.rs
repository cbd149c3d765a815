//! From a row's text to what it asks for.

use cairn_ground::{Arg, Error, Locale, Refusal, Result, limits, text};
use cairn_people::rules as people;

use super::{Problem, heading::Column, table::Row};

/// Longer than any key of a payroll system.
const KEY: usize = 80;

/// What a row says of a person. An empty cell says nothing.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub line: u64,
    pub name: String,
    pub email: Option<String>,
    pub team: Option<String>,
    /// Folded address of the manager of the team.
    pub manager: Option<String>,
    pub title: Option<String>,
    pub locale: Option<Locale>,
    pub key: Option<String>,
}

/// Reads a row.
///
/// # Errors
/// The first cell that cannot be.
pub fn read(row: &Row) -> Result<Wanted, Problem> {
    let line = row.line;
    let cell = |column| row.cell(column);
    let short = |column: Column, max| {
        let read = text::optional_line(column.word(), cell(column), max);
        read.map_err(|error| problem(line, column, cell(column), &error))
    };
    let address = |column: Column| {
        let read = people::email(cell(column));
        read.map_err(|error| problem(line, column, cell(column), &error))
    };
    let name = people::name(cell(Column::Name))
        .map_err(|error| problem(line, Column::Name, cell(Column::Name), &error))?;
    Ok(Wanted {
        line,
        name,
        email: address(Column::Email)?,
        team: short(Column::Team, limits::NAME)?,
        manager: address(Column::Manager)?.map(|address| people::fold_email(&address)),
        title: short(Column::Title, limits::NAME)?,
        locale: language(line, cell(Column::Language))?,
        key: short(Column::Key, KEY)?,
    })
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
