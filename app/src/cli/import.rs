//! How an import ends: told in lines to people, in fields and an exit code to scripts.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Format, Import, perform, settings};
use crate::{
    config::Options,
    say::{print, say},
    task::Task,
};

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

    /// What a person reads last. A dry run is not told to go on where the import would refuse.
    fn last_words(self, dry_run: bool, leavers: Option<u64>) -> Option<String> {
        let words = match (self, dry_run, leavers) {
            (_, true, Some(n)) => format!(
                "Nothing was changed. {n} people would lose access: more than five, and more than \
                 a quarter of all. Without --dry-run this is refused; if the file is right, run \
                 it with --allow-leavers {n}."
            ),
            (Self::All, true, _) => "Nothing was changed. Run it again without --dry-run.".into(),
            (Self::Part, true, _) => "Nothing was changed. Run it again without --dry-run: what \
                                      stands under errors is left out, the rest comes in."
                .into(),
            (Self::Nothing, true, _) => "Nothing was changed, and there is nothing that could be \
                                         taken in."
                .into(),
            (Self::All, false, _) => return None,
            (Self::Part, false, _) => {
                "What stands under errors was left out. The rest is in.".into()
            }
            (Self::Nothing, false, _) => "Nothing was taken in.".into(),
        };
        Some(words)
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
        say!("{}", json!({ "outcome": Outcome::Nothing.word(), "error": format!("{error:#}") }));
    }
    let mut report = done?;
    let outcome = Outcome::of(&report);
    if format == Format::Json {
        report["outcome"] = outcome.word().into();
    }
    print(&report, format);
    if format == Format::Text {
        let leavers = report.get("say_allow_leavers").and_then(Value::as_u64);
        if let Some(words) = outcome.last_words(task.is_dry_run(), leavers) {
            say!("{words}");
        }
    }
    Ok(outcome.code())
}

async fn run(options: Options, task: &Task) -> Result<Value> {
    perform(&settings(options, "cairn-data")?, task).await
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

#[cfg(test)]
mod tests {
    use super::*;

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
