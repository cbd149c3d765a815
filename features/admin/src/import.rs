//! The import for the command line: the same plan, told in a form that programs read too.

use std::sync::Arc;

use cairn_ground::{Actor, Arg, Error, Locale, Messages, Refusal, Result};
use cairn_people::TeamKind;
use cairn_store::{Store, Tx};
use serde::Serialize;

use crate::{
    MESSAGES,
    commands::{self, import::Ready},
    rules::{
        Problem,
        plan::{Changed, Leavers, Move, Plan, Standing, TeamRef},
        table::{self, Table},
    },
};

/// Somebody of the file.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    pub line: u64,
    pub name: String,
    /// For a change: `name`, `email`, `title`, `language`, `key`, `team`, `also_in`, `back`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub what: Vec<&'static str>,
    /// The team that is left for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The team to be in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Projects and communities to be in beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_in: Vec<String>,
    /// Of somebody who is back: what that brings, and what does not come back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<String>,
}

impl Person {
    fn new(line: u64, name: &str, to: Move) -> Self {
        let Move { from, to, also: also_in } = to;
        Self { line, name: name.into(), what: Vec::new(), from, to, also_in, said: Vec::new() }
    }
}

/// A team of the file: what it becomes, and what it will belong to.
#[derive(Debug, Clone, Serialize)]
pub struct TeamChange {
    pub team: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub belongs_to: Option<String>,
}

/// Who will manage a team.
#[derive(Debug, Clone, Serialize)]
pub struct Manager {
    pub team: String,
    pub manager: String,
}

/// Who becomes the learning lead of a team, or no longer is.
#[derive(Debug, Clone, Serialize)]
pub struct LeadChange {
    pub name: String,
    pub team: String,
    pub lead: bool,
}

/// A line and what is wrong with it.
#[derive(Debug, Clone, Serialize)]
pub struct Wrong {
    pub line: u64,
    pub reason: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub applied: bool,
    pub read_as: &'static str,
    pub separator: char,
    /// Headings that mean nothing here.
    pub ignored_columns: Vec<String>,
    pub new_teams: Vec<TeamChange>,
    /// Teams of the house that become something else or belong to another unit.
    #[serde(rename = "teams_moved_or_changed")]
    pub restructured: Vec<TeamChange>,
    pub added: Vec<Person>,
    pub changed: Vec<Person>,
    pub unchanged: usize,
    #[serde(rename = "teams_with_a_new_manager")]
    pub managers: Vec<Manager>,
    #[serde(rename = "learning_leads_changed")]
    pub leads: Vec<LeadChange>,
    /// Who loses access, with the team.
    pub deactivated: Vec<String>,
    /// How many lose access, if they are so many that applying needs their number.
    #[serde(rename = "say_allow_leavers", skip_serializing_if = "Option::is_none")]
    pub held: Option<usize>,
    /// Rows left out.
    pub errors: Vec<Wrong>,
    /// Rows taken, but for what is said.
    pub remarks: Vec<Wrong>,
}

/// Reads a file of people, and applies it if wished, in portions; after a break the same file again
/// does the rest.
///
/// # Errors
/// Refuses a file that is no table of people; [`words_of`] says it in English.
pub async fn import_people(
    store: &Store,
    bytes: &[u8],
    apply: bool,
    leavers: impl Into<Leavers>,
) -> Result<Report> {
    let (table, leavers) = (Arc::new(table::read(bytes)?), leavers.into());
    let of = Arc::clone(&table);
    let mut db = store.read().await?;
    let zone = cairn_store::Settings::load(&mut db).await?.zone;
    let today = store.clock().now().date(&zone);
    let standing = crate::store::load_standing(&mut db, today).await?;
    drop(db);
    let plan = if apply {
        let ready = store.write(move |tx| Box::pin(make(tx, Arc::clone(&of), leavers))).await?;
        let plan = ready.plan.clone();
        commands::import::apply(store, &Actor::System, ready).await?;
        plan
    } else {
        crate::rules::plan::plan(&standing, &table, leavers)
    };
    report(&table, &standing, &plan, apply)
}

async fn make(tx: &mut Tx, table: Arc<Table>, leavers: Leavers) -> Result<Ready> {
    commands::import::make(tx, &table, leavers).await.map_err(|error| match error {
        Error::Refused(refusal) if refusal.code == "many-leave" => for_command(*refusal).into(),
        other => other,
    })
}

fn for_command(refusal: Refusal) -> Refusal {
    refusal.saying("admin-refused-many-leave-command")
}

fn report(table: &Table, standing: &Standing, plan: &Plan, applied: bool) -> Result<Report> {
    let messages = Messages::build(&[MESSAGES]).map_err(Error::Internal)?;
    let wrong = |problems: &[Problem]| problems.iter().map(|p| told(&messages, p)).collect();
    let said = |problems: &[Problem]| problems.iter().map(|p| told(&messages, p).reason).collect();
    Ok(Report {
        applied,
        read_as: table.read_as,
        separator: table.separator,
        ignored_columns: table.ignored.clone(),
        new_teams: teams(standing, plan, plan.new_teams()),
        restructured: teams(standing, plan, plan.restructured()),
        added: plan
            .added
            .iter()
            .map(|it| Person::new(it.line, &it.name, standing.move_in(plan, it)))
            .collect(),
        changed: plan
            .changed
            .iter()
            .map(|it| {
                let person = Person::new(it.line, &it.was, standing.move_of(plan, it));
                Person { what: what(it, &person), said: said(&it.said), ..person }
            })
            .collect(),
        unchanged: plan.unchanged,
        managers: plan
            .managers
            .iter()
            .map(|(team, person)| Manager {
                team: standing.team_name(plan, team),
                manager: standing.person_name(plan, *person),
            })
            .collect(),
        leads: plan
            .leads
            .iter()
            .map(|(team, person, lead)| LeadChange {
                name: standing.person_name(plan, *person),
                team: standing.team_name(plan, team),
                lead: *lead,
            })
            .collect(),
        deactivated: plan
            .left
            .iter()
            .map(|(id, name)| match standing.home_of(*id) {
                Some(team) => format!("{name} ({team})"),
                None => name.clone(),
            })
            .collect(),
        held: plan.held.then_some(plan.left.len()),
        errors: wrong(&plan.problems),
        remarks: wrong(&plan.remarks),
    })
}

fn teams(standing: &Standing, plan: &Plan, which: Vec<TeamRef>) -> Vec<TeamChange> {
    let all = which.into_iter().map(|team| TeamChange {
        kind: plan.kind_of(&team).map(TeamKind::as_str),
        belongs_to: plan.unit_of(&team).map(|unit| standing.team_name(plan, unit)),
        team: standing.team_name(plan, &team),
    });
    all.collect()
}

/// What changes, in words that scripts read. Who joins a project leaves no team for it.
fn what(changed: &Changed, person: &Person) -> Vec<&'static str> {
    let teams = [(person.to.is_some(), "team"), (!person.also_in.is_empty(), "also_in")];
    let teams = teams.into_iter().filter(|(there, _)| *there).map(|(_, word)| word);
    changed.words().into_iter().filter(|word| *word != "team").chain(teams).collect()
}

fn told(messages: &Messages, problem: &Problem) -> Wrong {
    Wrong { line: problem.line, reason: bare(&words(messages, Locale::En, problem)) }
}

/// A problem in words; the name of a column is put in the reader's language.
pub fn words(messages: &Messages, locale: Locale, problem: &Problem) -> String {
    let args: Vec<(&str, Arg)> = problem
        .args
        .iter()
        .map(|(name, value)| match (*name, value) {
            ("column", Arg::Text(word)) => {
                let text = messages.format(locale, &format!("admin-field-{word}"), &[]);
                (*name, Arg::Text(text))
            }
            _ => (*name, value.clone()),
        })
        .collect();
    messages.format(locale, &problem.key(), &args)
}

/// A refusal of the import in English, for the command line.
pub fn words_of(error: &Error) -> String {
    match (error, Messages::build(&[MESSAGES])) {
        (Error::Refused(refusal), Ok(messages)) if messages.has(&refusal.message) => {
            bare(&messages.format(Locale::En, &refusal.message, &refusal.args))
        }
        _ => error.to_string(),
    }
}

/// Without the signs that keep directions of writing apart: in a terminal they are copied along.
fn bare(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_says_the_number_of_leavers_as_it_is_typed() {
        let refusal = for_command(commands::import::many_leave(5_202));
        let messages = Messages::build(&[MESSAGES]).expect("messages");
        let swedish = messages.format(Locale::Sv, &refusal.message, &refusal.args);
        let english = words_of(&refusal.into());
        assert!(english.ends_with("--allow-leavers 5202."), "{english}");
        assert!(bare(&swedish).ends_with("--allow-leavers 5202."), "{swedish}");
        assert!(english.starts_with("5,202 people"), "{english}");
    }
}
