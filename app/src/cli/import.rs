//! How an import ends: told in lines to people, in fields and an exit code to scripts.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Format, Import, perform};
use crate::{config::Options, say::print, task::Task};

/// Stands below the help of every import.
pub const ENDS: &str = "\
It ends with
  0  when everything is in,
  2  when something was left out and the rest is in,
  1  when nothing was done.
A dry run ends as the import would. With --format json, `outcome` says the same
(all, part or nothing), and `errors` what was left out.";

/// How much of what was there is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    All,
    Part,
    Nothing,
}

impl Outcome {
    /// Of a report, whose parts are numbers or lists.
    fn of(report: &Value) -> Self {
        let count = |name: &str| match report.get(name) {
            Some(Value::Array(all)) => all.len() as u64,
            Some(value) => value.as_u64().unwrap_or(0),
            None => 0,
        };
        let there = ["added", "new", "changed", "unchanged", "suggested", "deactivated"];
        // So many would leave that the import itself would refuse.
        if there.iter().all(|name| count(name) == 0) || count("say_allow_leavers") > 0 {
            return Self::Nothing;
        }
        if count("errors") > 0 { Self::Part } else { Self::All }
    }

    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Part => "part",
            Self::Nothing => "nothing",
        }
    }

    fn code(self) -> ExitCode {
        match self {
            Self::All => ExitCode::SUCCESS,
            Self::Part => ExitCode::from(2),
            Self::Nothing => ExitCode::FAILURE,
        }
    }
}

/// Reads people or pages in.
///
/// # Errors
/// Says why nothing was done.
pub async fn import(what: Import) -> Result<ExitCode> {
    let (options, format, task) = task(what)?;
    let done = run(options, &task).await;
    if let (Err(error), Format::Json) = (&done, format) {
        println!(
            "{}",
            json!({ "outcome": Outcome::Nothing.word(), "error": format!("{error:#}") })
        );
    }
    let mut report = done?;
    name_left_out(&mut report);
    let outcome = Outcome::of(&report);
    if format == Format::Json {
        report["outcome"] = outcome.word().into();
    }
    print(&report, format);
    if format == Format::Text {
        match outcome {
            _ if task.is_dry_run() => {
                println!("Nothing was changed. Run it again without --dry-run.");
            }
            Outcome::All => {}
            Outcome::Part => println!("What stands under errors was left out. The rest is in."),
            Outcome::Nothing => println!("Nothing was taken in."),
        }
    }
    Ok(outcome.code())
}

async fn run(options: Options, task: &Task) -> Result<Value> {
    perform(&options.resolve("cairn-data")?, task).await
}

fn task(what: Import) -> Result<(Options, Format, Task)> {
    Ok(match what {
        Import::Pages { folder, owner, source, dry_run, options, format } => {
            let folder = std::path::absolute(folder)?;
            (options, format, Task::ImportPages { folder, owner, source, dry_run })
        }
        Import::People { file, dry_run, deactivate_missing, allow_leavers, options, format } => {
            let (file, apply) = (std::path::absolute(file)?, !dry_run);
            let task = Task::ImportPeople { file, apply, deactivate_missing, allow_leavers };
            (options, format, task)
        }
    })
}

/// A report on pages comes in sentences: those of what was left out are its errors.
fn name_left_out(report: &mut Value) {
    let Some(Value::Array(notes)) = report.get_mut("notes") else { return };
    let (errors, rest): (Vec<_>, Vec<_>) = notes.drain(..).partition(is_left_out);
    *notes = rest;
    report["errors"] = errors.into();
}

/// A test holds these words to those of the handbook.
fn is_left_out(note: &Value) -> bool {
    note.as_str().is_some_and(|note| note.contains(": left out"))
}

#[cfg(test)]
mod tests {
    use cairn_ground::{Locale, Messages};
    use cairn_knowledge::commands::import::{Problem, Report, What};

    use super::*;

    #[test]
    fn what_is_left_out_of_a_handbook_is_told_by_its_words() {
        let messages = Messages::build(&[cairn_knowledge::feature().messages]).expect("messages");
        let is_left_out = |what: What| {
            let problems = vec![Problem { path: "a/b.md".into(), what }];
            let lines = Report { problems, ..Report::default() }.lines(&messages, Locale::En);
            is_left_out(&lines[1].as_str().into())
        };
        let link = || "left.md".to_owned();
        for what in [
            What::UnknownType,
            What::TooLarge(5_000_000),
            What::Outside,
            What::NotText,
            What::Empty,
            What::TooLong,
            What::TooDeep,
            What::FileRefused,
        ] {
            assert!(is_left_out(what.clone()), "{what:?}");
        }
        for what in [
            What::BrokenLink(link()),
            What::MissingPlace(link()),
            What::Latin1,
            What::LongTitle,
            What::Html,
            What::FrontMatter(link()),
            What::NotShown(link()),
            What::EditedHere,
            What::DeletedHere,
            What::GoneThere,
        ] {
            assert!(!is_left_out(what.clone()), "{what:?}");
        }
    }

    #[test]
    fn an_outcome_is_all_part_or_nothing() {
        let error = json!([{ "line": 3, "reason": "no name" }]);
        for (report, outcome) in [
            (json!({ "added": [], "unchanged": 2, "errors": [] }), Outcome::All),
            (json!({ "added": [{}], "unchanged": 0, "errors": error }), Outcome::Part),
            (json!({ "added": [], "unchanged": 0, "errors": error }), Outcome::Nothing),
            (json!({ "deactivated": ["Bo"], "unchanged": 0, "errors": [] }), Outcome::All),
            (json!({ "added": [{}], "say_allow_leavers": 7, "errors": [] }), Outcome::Nothing),
            (json!({ "new": 0, "changed": 0, "unchanged": 0, "files": 0 }), Outcome::Nothing),
            (json!({ "new": 0, "suggested": 1, "errors": [] }), Outcome::All),
        ] {
            assert_eq!(Outcome::of(&report), outcome, "{report}");
        }
    }
}
