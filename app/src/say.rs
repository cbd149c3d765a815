//! How results of the command line are said: to people in lines, to scripts as JSON.
//!
//! Whoever reads them may go before the end (`cairn import … | head -1`). Then nothing more is
//! said, and the command ends as it would have: what it did is done.

use cairn_ground::Error;
use cairn_store::Trouble;
use serde_json::Value;

use crate::cli::Format;

/// A line on standard output, if anybody reads it.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

/// A line on standard error, if anybody reads it.
macro_rules! complain {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

pub(crate) use {complain, say};

/// What went wrong, and what to do where only whoever runs Cairn can.
pub fn failed(error: Error) -> anyhow::Error {
    match error {
        Error::Busy(why) if Trouble::told_by(&why).is_some() => anyhow::anyhow!("{why}"),
        Error::Busy(why) => anyhow::anyhow!(
            "the database does not answer ({}). See that it runs, then try again",
            cause(&why)
        ),
        // Whose fault it is helps nobody at a command line.
        Error::Internal(why) => anyhow::anyhow!("{why}"),
        other => anyhow::anyhow!("{other}"),
    }
}

/// Why a database cannot be opened, and what to do.
pub fn unopened(error: Error) -> String {
    let why = match error {
        Error::Busy(why) => why,
        Error::Internal(why) => return why,
        other => return other.to_string(),
    };
    let why = cause(&why);
    if why.contains("does not exist") && why.contains("database") {
        return format!("{why}. Create it (createdb), or check the name in --database");
    }
    if why.contains("authentication failed") || why.contains("does not exist") {
        return format!("{why}. Check the user and the password in --database");
    }
    if why.contains("No such file") {
        return format!(
            "{why}. Check the files that --database names (sslrootcert, sslcert, sslkey), or the \
             socket's folder"
        );
    }
    format!("{why}. Check --database and that the server runs")
}

/// Without where in its own source the database noticed it.
fn cause(why: &str) -> &str {
    let why = why.strip_prefix("error returned from database: ").unwrap_or(why);
    why.split(" at line ").next().unwrap_or(why)
}

/// A script reads standard output; the same words stand on standard error for people.
pub fn print_error(error: &anyhow::Error) {
    say!("{}", serde_json::json!({ "error": format!("{error:#}") }));
}

/// Prints a result. Lists stand a line each, so that a dry run can be read.
pub fn print(value: &Value, format: Format) {
    if let (Format::Text, Value::Object(fields)) = (format, value) {
        for (name, value) in fields {
            for line in lines(&name.replace('_', " "), value) {
                say!("{line}");
            }
        }
    } else {
        say!("{value}");
    }
}

fn lines(name: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Array(all) if all.is_empty() => Vec::new(),
        Value::Array(all) => {
            let items = all.iter().map(|item| format!("  {}", said(item)));
            [format!("{name} ({}):", all.len())].into_iter().chain(items).collect()
        }
        Value::Null => Vec::new(),
        other => vec![format!("{name}: {}", said(other))],
    }
}

/// In which order the parts of an object are read; others come last.
const ORDER: [&str; 10] =
    ["file", "line", "name", "what", "to", "also_in", "said", "team", "kind", "manager"];

/// One thing on one line.
fn said(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let part = |(name, value): (&String, &Value)| match (name.as_str(), said(value)) {
                (_, text) if text.is_empty() => None,
                ("line", number) => Some(format!("line {number}")),
                ("what", _) => what(value),
                ("from", _) if fields.contains_key("to") => None,
                ("to", to) => Some(match fields.get("from") {
                    Some(from) => format!("{} → {to}", said(from)),
                    None => format!("to {to}"),
                }),
                ("also_in", teams) => Some(format!("joins {teams} as well")),
                ("manager", name) => Some(format!("managed by {name}")),
                ("belongs_to", unit) => Some(format!("belongs to {unit}")),
                ("lead", yes) if yes == "yes" => Some("becomes learning lead".to_owned()),
                ("lead", _) => Some("no longer learning lead".to_owned()),
                (_, text) => Some(text),
            };
            let joint = if fields.contains_key("file") { ": " } else { ", " };
            let place = |name: &str| ORDER.iter().position(|it| *it == name);
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| place(name).unwrap_or(ORDER.len()));
            fields.into_iter().filter_map(part).collect::<Vec<_>>().join(joint)
        }
        Value::Array(all) => all.iter().map(said).collect::<Vec<_>>().join(", "),
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Bool(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
        number @ Value::Number(_) => number.to_string(),
    }
}

/// What changes of somebody, but for the teams: those stand beside it by name.
fn what(words: &Value) -> Option<String> {
    let words = words.as_array()?.iter().filter_map(Value::as_str);
    let words: Vec<_> = words.filter(|word| !matches!(*word, "team" | "also_in")).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_database_that_cannot_be_opened_is_told_with_its_cause_and_what_to_do() {
        for (why, words) in [
            (
                "error returned from database: database \"x\" does not exist at line 948",
                "database \"x\" does not exist. Create it",
            ),
            (
                "error returned from database: password authentication failed for user \"c\"",
                "for user \"c\". Check the user and the password",
            ),
            (
                "Connection refused (os error 111)",
                "111). Check --database and that the server runs",
            ),
        ] {
            let said = unopened(Error::Busy(why.to_owned()));
            assert!(said.contains(words) && !said.contains("at line"), "{said}");
        }
        let said = failed(Error::Busy("pool timed out".to_owned())).to_string();
        assert!(said.contains("See that it runs"), "{said}");
    }

    #[test]
    fn a_list_is_a_line_for_each_thing_and_an_empty_one_is_silent() {
        let added = json!([{ "line": 2, "name": "Ada Ås" }, { "line": 3, "name": "Bo Ek" }]);
        let said = lines("added", &added);
        assert_eq!(said, ["added (2):", "  line 2, Ada Ås", "  line 3, Bo Ek"]);
        let left_out = json!([{ "file": "a/b.md", "reason": "left out" }]);
        assert_eq!(lines("errors", &left_out), ["errors (1):", "  a/b.md: left out"]);
        assert_eq!(lines("errors", &json!([])), [""; 0]);
        let what = ["title", "team"];
        let moved = json!([
            { "line": 2, "name": "Bo", "what": what, "from": "Nord", "to": "Syd", "also_in": "Y" },
            { "name": "Ada", "to": "Syd" },
            { "line": 4, "name": "Eva", "what": ["also_in"], "also_in": ["Projekt X"] },
        ]);
        let said = lines("changed", &moved);
        assert_eq!(
            said[1..],
            [
                "  line 2, Bo, title, Nord → Syd, joins Y as well",
                "  Ada, to Syd",
                "  line 4, Eva, joins Projekt X as well",
            ]
        );
        let teams = json!([
            { "team": "Nord", "manager": "Eva Ek" },
            { "team": "Nord", "kind": "unit", "belongs_to": "Drift" },
            { "name": "Bo", "team": "Nord", "lead": true },
            { "name": "Ada", "team": "Nord", "lead": false },
        ]);
        assert_eq!(
            lines("teams", &teams)[1..],
            [
                "  Nord, managed by Eva Ek",
                "  Nord, unit, belongs to Drift",
                "  Bo, Nord, becomes learning lead",
                "  Ada, Nord, no longer learning lead",
            ]
        );
        assert_eq!(lines("applied", &json!(false)), ["applied: no"]);
    }
}
