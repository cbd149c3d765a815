//! Migrations: one text for both databases, applied once, in the order given.

use cairn_ground::{Error, Result};

use crate::{Engine, Store, Tx, q, sql::translate};

/// A step of the schema. The name is final once released.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

impl Store {
    /// Applies what is missing, all in one transaction, so that a crash leaves the old schema.
    ///
    /// # Errors
    /// Names the migration that failed.
    pub async fn migrate(&self, migrations: Vec<Migration>) -> Result<()> {
        self.write(move |tx| {
            let migrations = migrations.clone();
            Box::pin(async move { apply(tx, &migrations).await })
        })
        .await
    }
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS store_migration (
    name {text} NOT NULL PRIMARY KEY, applied_at {int} NOT NULL) {strict}";

async fn apply(tx: &mut Tx, migrations: &[Migration]) -> Result<()> {
    let engine = tx.engine();
    tx.raw(&translate(engine, TABLE)).await?;
    let done: Vec<String> = q("SELECT name FROM store_migration").all(tx).await?;
    if let Some(newer) = done.iter().find(|name| migrations.iter().all(|it| it.name != **name)) {
        return Err(Error::Internal(format!(
            "this database was made or updated by a newer Cairn ({newer}). Use that version, or \
             restore a backup of before into an empty folder or database"
        )));
    }
    for migration in migrations {
        if done.iter().any(|name| name == migration.name) {
            continue;
        }
        let text = translate(engine, &lines_for(engine, migration.sql));
        tx.raw(&text)
            .await
            .map_err(|e| Error::Internal(format!("migration {}: {e}", migration.name)))?;
        let now = tx.now();
        q("INSERT INTO store_migration (name, applied_at) VALUES ($1, $2)")
            .bind(migration.name)
            .bind(now)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Lines that begin with `--sqlite ` or `--postgres ` are for that database alone; only kits may
/// write such lines, and both schemas are compared by a test.
fn lines_for(engine: Engine, text: &str) -> String {
    let mine = if engine == Engine::Sqlite { "--sqlite " } else { "--postgres " };
    let lines: Vec<&str> =
        text.lines().map(|line| line.strip_prefix(mine).unwrap_or(line)).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_line_is_read_by_its_database_alone() {
        let text = "a\n--sqlite b\n--postgres c";
        assert_eq!(lines_for(Engine::Sqlite, text), "a\nb\n--postgres c");
        assert_eq!(lines_for(Engine::Postgres, text), "a\n--sqlite b\nc");
    }
}
