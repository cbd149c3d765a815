//! Who may name SQL, axum, tokio and the statement table.

use super::tree::{Tree, crate_folder};
use super::{Finding, rust::Source};

const SQL_OPENINGS: [&str; 6] =
    ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "WITH "];

/// These stand beside the house: they look into the database to judge what the house did.
fn is_beside(path: &str) -> bool {
    matches!(crate_folder(path), None | Some("xtask" | "testkit"))
}

fn is_pure(path: &str) -> bool {
    path.starts_with("libs/") || path.starts_with("kit/ground/")
}

/// Whether a file under `src/` is called `name`, or begins with `name_`, or lies in a folder so
/// called.
fn is_under(path: &str, name: &str) -> bool {
    let Some((_, inside)) = path.split_once("/src/") else { return false };
    inside.split('/').any(|part| {
        let stem = part.strip_suffix(".rs").unwrap_or(part);
        stem == name || stem.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'))
    })
}

fn sql_lines(source: &Source) -> impl Iterator<Item = usize> + '_ {
    let openings = |text: &str| {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
        SQL_OPENINGS.iter().any(|opening| words.starts_with(opening))
    };
    let strings = source.strings.iter().filter(move |(_, text)| openings(text));
    strings.map(|(line, _)| *line).filter(|line| !source.is_test(*line))
}

pub fn sql_only_in_stores(tree: &Tree) -> Vec<Finding> {
    let judged = tree.sources.iter().filter(|source| {
        let path = &source.path;
        !is_beside(path) && !path.starts_with("kit/store/") && !is_under(path, "store")
    });
    judged
        .flat_map(|source| {
            sql_lines(source).map(|line| {
                let what = "SQL outside store.rs: move the query into the crate's store.rs";
                Finding::new(&source.path, line, "sql", what)
            })
        })
        .collect()
}

pub fn axum_only_at_the_edge(tree: &Tree) -> Vec<Finding> {
    let judged = tree.sources.iter().filter(|source| {
        let path = &source.path;
        let edge = ["kit/web/", "app/"].iter().any(|folder| path.starts_with(folder));
        !is_beside(path) && !edge && !is_under(path, "web") && !is_under(path, "api")
    });
    judged
        .flat_map(|source| {
            source.lines_naming("axum").into_iter().map(|line| {
                let what = "axum outside web.rs and api.rs: take plain values here and let the \
                            edge translate";
                Finding::new(&source.path, line, "axum", what)
            })
        })
        .collect()
}

pub fn pure_floors_stay_pure(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in tree.sources.iter().filter(|source| is_pure(&source.path)) {
        for name in ["tokio", "sqlx"] {
            for line in source.lines_naming(name) {
                let what = format!("{name} on a floor without I/O: move this up to a kit");
                found.push(Finding::new(&source.path, line, "pure", what));
            }
        }
    }
    found
}

pub fn only_the_record_writes_statements(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut judge = |path: &str, line: usize, text: &str| {
        // The benchmark copies statements by the hundred thousand, which no command would.
        if path.starts_with("app/src/bench_fill/") {
            return;
        }
        if writes_statements(text) {
            let what = "only kit/record writes its tables: call its functions";
            found.push(Finding::new(path, line, "record", what));
        }
    };
    let outside = |path: &str| !path.starts_with("kit/record/") && !path.starts_with("xtask/");
    for source in tree.sources.iter().filter(|source| outside(&source.path)) {
        source.strings.iter().for_each(|(line, text)| judge(&source.path, *line, text));
    }
    for file in tree.files.iter().filter(|file| file.has_extension("sql")) {
        if outside(&file.path) {
            let lines = file.text.lines().enumerate();
            lines.for_each(|(index, text)| judge(&file.path, index + 1, text));
        }
    }
    found
}

/// By its prefix, which `migrations.rs` sees to.
fn writes_statements(sql: &str) -> bool {
    let words = sql.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let writes = ["INSERT INTO ", "UPDATE ", "DELETE FROM "];
    writes.iter().any(|verb| words.contains(&format!("{verb}RECORD_")))
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    const QUERY: &str = "fn f() { q(\"SELECT 1\") }";

    #[test]
    fn sql_stands_only_in_stores() {
        let raw = "fn f() {\n    q(r#\"\n        DELETE FROM x\n    \"#)\n}";
        let tree = Tree::sample(&[
            ("features/home/src/web.rs", QUERY),
            ("features/home/src/commands.rs", raw),
            ("features/home/src/store.rs", QUERY),
            ("features/home/src/store/teams.rs", QUERY),
            ("features/home/tests/home/main.rs", QUERY),
            ("kit/store/src/migrate.rs", QUERY),
            ("features/home/src/rules.rs", "const T: &str = \"SELECTED\";"),
        ]);
        let found = shown(&sql_only_in_stores(&tree));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("features/home/src/web.rs:1 "), "{found:?}");
        assert!(found[1].starts_with("features/home/src/commands.rs:2 "), "{found:?}");
    }

    #[test]
    fn axum_is_named_only_at_the_edge() {
        let code = "use axum::Json; // axum\n";
        let tree = Tree::sample(&[
            ("features/home/src/commands.rs", code),
            ("features/home/src/web.rs", code),
            ("features/home/src/api/teams.rs", code),
            ("features/home/src/web_forms.rs", code),
            ("kit/web/src/lib.rs", code),
            ("kit/people/src/rules.rs", "// axum is not for this floor\n"),
        ]);
        let found = shown(&axum_only_at_the_edge(&tree));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("features/home/src/commands.rs:1 "), "{found:?}");
    }

    #[test]
    fn libraries_and_ground_do_no_io() {
        let code = "use tokio::time;\nuse sqlx::Row;\n";
        let tree = Tree::sample(&[
            ("libs/terms/src/lib.rs", code),
            ("kit/ground/src/lib.rs", code),
            ("kit/store/src/lib.rs", code),
        ]);
        assert_eq!(pure_floors_stay_pure(&tree).len(), 4);
    }

    #[test]
    fn only_the_record_writes_statement_tables() {
        let code = "fn f() { q(\"INSERT  INTO\n record_statement (id) VALUES ($1)\") }";
        let tree = Tree::sample(&[
            ("kit/record/src/store.rs", code),
            ("features/lrs/src/store.rs", code),
            ("features/lrs/migrations/1.sql", "--\nDELETE FROM record_statement_id;\n"),
            ("features/home/src/store.rs", "fn f() { q(\"SELECT id FROM record_statement\") }"),
        ]);
        let found = shown(&only_the_record_writes_statements(&tree));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[1].starts_with("features/lrs/migrations/1.sql:2 "), "{found:?}");
    }
}
