//! The data list: what is kept, why, how it is carried out and how it goes. `/trust` is written
//! from it.

use std::fmt::Write;

use cairn_feature::{DataKind, Exported, Kept, Readers};
use cairn_ground::{Actor, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use crate::{commands, store};

pub const DATA: &[DataKind] = &[DataKind {
    key: "laid-data-note",
    tables: &["laid_note"],
    readers: Readers::Ladder,
    kept: Kept::WithoutName,
    export: Some(|db, me, v| Box::pin(export(db, me, v))),
    erase: Some(|tx, person| Box::pin(commands::erase(tx, person))),
}];

/// `laid.md` to read and `laid.json` for machines.
async fn export(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let notes = store::list_of_owner(db, actor.person()?.id).await?;
    let mut text = format!("# {}\n", v.t("laid-title"));
    let mut data = Vec::new();
    for note in &notes {
        let _ = write!(text, "\n## {}\n\n{}\n", note.title, note.text);
        data.push(json!({
            "id": note.id.0,
            "title": note.title,
            "text": note.text,
            "noted_at": note.noted_at.rfc3339(),
            "audience": note.audience.as_str(),
        }));
    }
    Exported::both("laid", text, &Value::Array(data))
}
