//! What a person takes along of pages, material and marks.

use std::fmt::Write;

use cairn_feature::{Exported, long_day};
use cairn_ground::{Actor, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use super::file_export::carried;
use crate::{
    rules::carried::Carried,
    store::page_data::{self, Marked, Own, Recommended, Suggested, Written},
};

/// A person's pages as Markdown, one file each; and as data with every version they wrote.
pub async fn pages(db: &mut Read, actor: &Actor, _: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let own = page_data::list_own(db, me).await?;
    let written = page_data::list_written(db, me).await?;
    let suggested = page_data::list_suggested(db, me).await?;
    if own.is_empty() && written.is_empty() && suggested.is_empty() {
        return Ok(Exported::default());
    }
    let all = json!({
        "pages": own.iter().map(own_json).collect::<Vec<Value>>(),
        "versions": written.iter().map(written_json).collect::<Vec<Value>>(),
        "suggestions": suggested.iter().map(suggested_json).collect::<Vec<Value>>(),
    });
    let carried = carried(&page_data::list_added(db, me).await?);
    let mut files: Vec<(String, Vec<u8>)> =
        own.iter().enumerate().map(|(at, page)| markdown(at, page, &carried)).collect();
    files.extend(Exported::data("pages", &all)?.files);
    Ok(Exported { files, ..Exported::default() })
}

fn markdown(at: usize, page: &Own, carried: &Carried) -> (String, Vec<u8>) {
    let slug: String = page
        .title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .flat_map(char::to_lowercase)
        .take(40)
        .collect();
    let name = format!("page-{}-{}.md", at + 1, slug.trim_matches('-'));
    let body = carried.lead(&page.body);
    (name, format!("# {}\n\n{body}\n", page.title).into_bytes())
}

fn own_json(page: &Own) -> Value {
    json!({
        "id": page.id.to_string(), "title": page.title, "audience": page.audience,
        "section": page.section, "version": page.version, "text": page.body,
        "created": page.created_at.rfc3339(), "changed": page.changed_at.rfc3339(),
    })
}

fn written_json(version: &Written) -> Value {
    json!({
        "page": version.page.to_string(), "number": version.number, "title": version.title,
        "text": version.body, "saved": version.saved_at.rfc3339(),
    })
}

fn suggested_json(it: &Suggested) -> Value {
    json!({
        "page": it.page.to_string(), "title": it.title, "text": it.body, "why": it.why,
        "made": it.made_at.rfc3339(), "taken": it.taken, "reason": it.reason,
    })
}

/// `material.md` and `material.json`: what the person recommends; and the files they added.
pub async fn material(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let material = page_data::list_recommended(db, me).await?;
    let added = page_data::list_added(db, me).await?;
    let carried = carried(&added);
    let file = |it: &Recommended| carried.with(it.file?);
    let mut text = format!("# {}\n\n", v.t("knowledge-data-material"));
    for it in &material {
        let url = file(it).map_or_else(|| it.url.clone(), |path| format!("[{path}]({path})"));
        let _ = writeln!(text, "{}", format!("- {} {url} {}", it.title, it.why).trim_end());
    }
    let data = material.iter().map(|it| material_json(it, file(it))).collect();
    let mut all = Exported::both("material", text, &data)?;
    let files = super::file_export::files(actor, v, &added)?;
    all.files.extend(files.files);
    Ok(Exported { blobs: files.blobs, ..all })
}

fn material_json(it: &Recommended, file: Option<&str>) -> Value {
    json!({
        "id": it.id.to_string(), "title": it.title, "url": it.url, "file": file, "why": it.why,
        "changed": it.changed_at.rfc3339(),
    })
}

/// `marks.md` and `marks.json`: what helped the person, and what they said to be wrong.
pub async fn marks(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let marks = page_data::list_marked(db, actor.person()?.id).await?;
    let mut text = format!("# {}\n\n", v.t("knowledge-data-marks"));
    for it in &marks {
        let day = long_day(actor, v, it.made_at)?;
        let said = v.t(&format!("knowledge-export-{}", it.kind));
        let what = if it.text.is_empty() { String::new() } else { format!(": {}", it.text) };
        let _ = writeln!(text, "- {day} · {} · {said}{what}", it.title);
    }
    Exported::both("marks", text, &marks.iter().map(mark_json).collect())
}

fn mark_json(it: &Marked) -> Value {
    json!({
        "about": it.about.to_string(), "title": it.title, "kind": it.kind, "text": it.text,
        "made": it.made_at.rfc3339(),
    })
}
