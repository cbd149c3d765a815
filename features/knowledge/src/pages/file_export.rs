//! What a person takes along of photos and files: themselves, and the list of them.

use std::fmt::Write;

use cairn_feature::{Exported, long_day};
use cairn_ground::{Actor, Result};
use cairn_web::View;
use serde_json::{Value, json};

use crate::{rules::carried::Carried, store::page_data::Added};

/// Where the files a person added lie in their take-out.
pub fn carried(added: &[Added]) -> Carried {
    Carried::of(added.iter().map(|it| (it.id, it.kind.as_str(), it.name.as_str())))
}

/// `files.md` and `files.json`, and the files that they list.
pub fn files(actor: &Actor, v: &View, added: &[Added]) -> Result<Exported> {
    let carried = carried(added);
    let path = |it: &Added| carried.with(it.id).unwrap_or_default().to_owned();
    let mut text = format!("# {}\n\n", v.t("knowledge-export-files"));
    for it in added {
        let day = long_day(actor, v, it.added_at)?;
        let name: String = it.name.chars().filter(|c| !"[]\\`*_".contains(*c)).collect();
        let line = format!("- {day}: [{name}]({}) {}", path(it), it.shows);
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let data = added.iter().map(|it| file_json(it, &path(it))).collect();
    let list = Exported::both("files", text, &data)?;
    let blobs = added.iter().map(|it| (path(it), it.blob.clone())).collect();
    Ok(Exported { blobs, ..list })
}

fn file_json(it: &Added, path: &str) -> Value {
    json!({
        "id": it.id.to_string(), "file": path, "name": it.name, "type": it.kind,
        "bytes": it.size, "shows": it.shows, "added": it.added_at.rfc3339(),
    })
}
