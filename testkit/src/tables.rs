//! Looks into the database: which tables there are, and where a person still is.

use cairn_feature::Registry;
use cairn_ground::Id;
use cairn_store::{Engine, Read, q};

use crate::App;

/// A column as the database describes it.
#[derive(Debug, Clone)]
pub struct Column {
    pub table: String,
    pub name: String,
    pub kind: String,
}

const SQLITE: &str = "SELECT m.name, c.name, c.type FROM sqlite_master m
    JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_'
    ORDER BY m.name, c.cid";
const POSTGRES: &str = "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT),
    CAST(data_type AS TEXT) FROM information_schema.columns
    WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position";

/// Every column of every table of ours.
pub async fn list_columns(db: &mut Read) -> Vec<Column> {
    let text = if db.engine() == Engine::Sqlite { SQLITE } else { POSTGRES };
    let rows: Vec<(String, String, String)> = q(text).all(db).await.expect("columns");
    rows.into_iter().map(|(table, name, kind)| Column { table, name, kind }).collect()
}

/// Whether a column, by its name, holds a person's id.
fn is_person(column: &Column) -> bool {
    let id = matches!(column.kind.to_lowercase().as_str(), "blob" | "uuid");
    let names = ["person_id", "owner_id", "actor_id", "colleague_id", "author_id", "given_by"];
    id && (names.contains(&column.name.as_str())
        || column.name.ends_with("_by")
        || column.name.ends_with("_by_id"))
}

/// What is wrong with the data list: a table that stands in no kind or in two, one that is not
/// there, one that points to a person and is neither erased nor `explained`.
pub async fn flaws_of_data_list(app: &App, explained: &[&str]) -> Vec<String> {
    let mut db = app.store.read().await.expect("a connection");
    let columns = list_columns(&mut db).await;
    let registry = app.house.house.shelf.downcast_ref::<Registry>().expect("a registry");
    let mut flaws = Vec::new();
    let mut tables: Vec<&str> = columns.iter().map(|column| column.table.as_str()).collect();
    tables.dedup();
    for table in &tables {
        let kinds: Vec<_> =
            registry.data.iter().filter(|kind| kind.tables.contains(table)).collect();
        if kinds.len() != 1 {
            flaws.push(format!("{table} stands in {} kinds", kinds.len()));
        }
        let erased = kinds.iter().any(|kind| kind.erase.is_some());
        for column in columns.iter().filter(|c| c.table == *table && is_person(c)) {
            let name = format!("{table}.{}", column.name);
            if !erased && !explained.contains(&name.as_str()) {
                flaws.push(format!("{name} points to a person and nothing erases it"));
            }
        }
    }
    // The index of terms is a column on PostgreSQL.
    let listed = registry.data.iter().flat_map(|kind| kind.tables);
    for table in listed.filter(|table| **table != "record_term" && !tables.contains(table)) {
        flaws.push(format!("{table} is listed and does not exist"));
    }
    flaws
}

/// Every `table.column` in which `id` stands.
pub async fn list_places_of(db: &mut Read, id: Id) -> Vec<String> {
    let mut places = Vec::new();
    for column in list_columns(db).await {
        if matches!(column.kind.to_lowercase().as_str(), "blob" | "uuid") {
            let text = format!("SELECT count(*) FROM {} WHERE {} = $1", column.table, column.name);
            let found: i64 = q(text).bind(id).one(db).await.expect("a count");
            if found > 0 {
                places.push(format!("{}.{}", column.table, column.name));
            }
        }
    }
    places
}

/// Every table in which `text` stands somewhere, in any letter case: on `SQLite` in the bytes of
/// the file and its log, on `PostgreSQL` in any column of any row.
pub async fn list_holding(app: &App, text: &str) -> Vec<String> {
    let wanted = text.to_lowercase();
    let mut db = app.store.read().await.expect("a connection");
    if db.engine() == Engine::Sqlite {
        drop(db);
        let files = ["cairn.db", "cairn.db-wal"].map(|name| app.folder().join(name));
        let holds = |path: &std::path::PathBuf| {
            let bytes = std::fs::read(path).unwrap_or_default();
            String::from_utf8_lossy(&bytes).to_lowercase().contains(&wanted)
        };
        let found = files.iter().filter(|path| holds(path));
        return found.map(|path| path.display().to_string()).collect();
    }
    let mut found = Vec::new();
    for column in list_columns(&mut db).await {
        let Column { table, name, kind } = &column;
        let shown = if kind == "bytea" {
            format!("encode({name}, 'escape')")
        } else {
            format!("CAST({name} AS TEXT)")
        };
        let query =
            format!("SELECT count(*) FROM {table} WHERE position($1 in lower({shown})) > 0");
        let rows: i64 = q(query).bind(wanted.as_str()).one(&mut db).await.expect("a count");
        if rows > 0 {
            found.push(format!("{table}.{name}"));
        }
    }
    found
}
