//! Tables have floors too: a crate's tables carry its name, and a foreign key points to the
//! crate's own tables or to a kit's on a lower floor.

use super::Finding;
use super::floors::floor;
use super::tree::{Tree, crate_folder};

pub fn check(tree: &Tree) -> Vec<Finding> {
    let folders = folders(tree);
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|file| file.has_extension("sql")) {
        if let Some(own) = crate_folder(&file.path) {
            found.extend(judge(&folders, own, &file.path, &file.text));
            if own.starts_with("features/") {
                found.extend(one_text(&file.path, &file.text));
            }
        }
    }
    found
}

/// Lines of one database alone, as kit/store reads them.
const ENGINES: [&str; 2] = ["--sqlite ", "--postgres "];

fn one_text(path: &str, sql: &str) -> Vec<Finding> {
    let lines = sql.lines().enumerate();
    let divided = lines.filter(|(_, line)| ENGINES.iter().any(|mark| line.starts_with(mark)));
    let what = "a feature never asks which database it is on: one text for both";
    divided.map(|(index, _)| Finding::new(path, index + 1, "tables", what)).collect()
}

fn folders(tree: &Tree) -> Vec<String> {
    let manifests = tree.files.iter().filter_map(|file| file.path.strip_suffix("/Cargo.toml"));
    manifests.map(str::to_owned).collect()
}

fn judge(folders: &[String], own: &str, path: &str, sql: &str) -> Vec<Finding> {
    let words = words(sql);
    let mut found = Vec::new();
    for (index, (line, _)) in words.iter().enumerate() {
        let follows = |phrase: &str| -> Option<&str> {
            let length = phrase.split(' ').count();
            let here = words.get(index..index + length)?;
            let same = here.iter().zip(phrase.split(' '));
            if !same.into_iter().all(|((_, word), wanted)| word.eq_ignore_ascii_case(wanted)) {
                return None;
            }
            let guard = ["if", "not", "exists"];
            let rest = words[index + length..].iter().map(|(_, word)| word.as_str());
            rest.into_iter().find(|word| !guard.contains(&word.to_ascii_lowercase().as_str()))
        };
        let changed = ["create table", "create virtual table", "alter table", "drop table"];
        if let Some(table) = changed.iter().find_map(|phrase| follows(phrase))
            && !carries(table, own)
        {
            let what = format!("call it {}_{table}: a table carries its crate's name", prefix(own));
            found.push(Finding::new(path, *line, "tables", what));
        }
        if let Some(table) = follows("references")
            && !may_reference(folders, own, table)
        {
            let what = format!(
                "{own} refers to {table}: a foreign key points to own tables or to those of a \
                 kit on a lower floor"
            );
            found.push(Finding::new(path, *line, "tables", what));
        }
    }
    found
}

fn prefix(folder: &str) -> String {
    folder.rsplit('/').next().unwrap_or(folder).replace('-', "_")
}

fn carries(table: &str, folder: &str) -> bool {
    let rest = table.strip_prefix(&prefix(folder));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn may_reference(folders: &[String], own: &str, table: &str) -> bool {
    let kits = folders.iter().filter(|folder| folder.starts_with("kit/"));
    let mut below = kits.filter(|kit| floor(kit) < floor(own));
    carries(table, own) || below.any(|kit| carries(table, kit))
}

/// Words with their lines; comments gone, punctuation between words.
fn words(sql: &str) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    for (index, line) in sql.lines().enumerate() {
        let line = ENGINES.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
        let line = line.split("--").next().unwrap_or_default();
        let parts = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        let parts = parts.filter(|word| !word.is_empty());
        words.extend(parts.map(|word| (index + 1, word.to_owned())));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn judged(path: &str, sql: &str) -> Vec<String> {
        let manifests = ["kit/people", "kit/objects", "features/voice", "features/home"]
            .map(|folder| format!("{folder}/Cargo.toml"));
        let mut files: Vec<(&str, &str)> = manifests.iter().map(|it| (it.as_str(), "")).collect();
        files.push((path, sql));
        shown(&check(&Tree::sample(&files)))
    }

    #[test]
    fn tables_carry_the_name_of_their_crate() {
        let sql = "-- create table notes\nCREATE TABLE IF NOT EXISTS answers (id {id});\n\
                   create table voice_answer (id {id});\nCREATE TABLE voices (id {id});";
        let found = judged("features/voice/migrations/0001.sql", sql);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("0001.sql:2 call it voice_answers"), "{found:?}");
        assert!(found[1].contains("0001.sql:4 call it voice_voices"), "{found:?}");
    }

    #[test]
    fn lines_of_one_database_are_for_kits_and_are_judged_too() {
        let sql = "--sqlite CREATE TABLE notes (id {id});";
        let found = judged("kit/objects/migrations/1.sql", sql);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("1.sql:1 call it objects_notes"), "{found:?}");
        let found = judged("features/voice/migrations/1.sql", "--postgres DROP TABLE voice_a;");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("one text for both"), "{found:?}");
    }

    #[test]
    fn foreign_keys_point_to_own_tables_and_down() {
        let sql = "CREATE TABLE voice_answer (\n  person {id} REFERENCES people_person(id),\n  \
                   answer {id} REFERENCES voice_answer(id),\n  \
                   page {id} REFERENCES home_page(id)\n)";
        let found = judged("features/voice/migrations/0001.sql", sql);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("0001.sql:4 features/voice refers to home_page"), "{found:?}");
        let sql = "CREATE TABLE objects_object (owner {id} REFERENCES people_person (id))";
        assert_eq!(judged("kit/objects/migrations/0001.sql", sql).len(), 1);
    }
}
