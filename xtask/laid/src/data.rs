//! The data list: what is kept, why, how it is carried out and how it goes. `/trust` is written
//! from it.

use std::fmt::Write;

use cairn_feature::{DataKind, Exported, Kept, Readers};
use cairn_ground::{Error, Locale, Messages, PersonId, Result};
use cairn_store::Read;
use serde_json::{Value, json};

use crate::{commands, store};

pub const DATA: &[DataKind] = &[DataKind {
    key: "laid-data-note",
    tables: &["laid_note"],
    readers: Readers::Ladder,
    kept: Kept::WithoutName,
    export: Some(|db, person, locale| Box::pin(export(db, person, locale))),
    erase: Some(|tx, person| Box::pin(commands::erase(tx, person))),
}];

/// `laid.md` to read and `laid.json` for machines.
async fn export(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let notes = store::list_of_owner(db, person).await?;
    if notes.is_empty() {
        return Ok(Exported::default());
    }
    // No request, so no view to take the words from.
    let messages = Messages::build(&[crate::MESSAGES]).map_err(Error::Internal)?;
    let mut text = format!("# {}\n", messages.format(locale, "laid-title", &[]));
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
    let json = serde_json::to_vec_pretty(&Value::Array(data)).map_err(Error::internal)?;
    let files = vec![("laid.md".into(), text.into_bytes()), ("laid.json".into(), json)];
    Ok(Exported { files })
}
