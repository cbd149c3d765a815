//! What a person takes along of pages, files and marks, and what is left when they are erased.

use cairn_feature::Exported;
use cairn_ground::{Id, Instant, Locale, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

cairn_store::row! {
    struct Own {
        id: ObjectId,
        title: String,
        audience: String,
        section: String,
        version: i64,
        body: String,
        created_at: Instant,
        changed_at: Instant,
    }
}

cairn_store::row! {
    struct Written {
        page: ObjectId,
        number: i64,
        title: String,
        body: String,
        saved_at: Instant,
    }
}

cairn_store::row! {
    struct Suggested {
        page: ObjectId,
        title: String,
        body: String,
        why: String,
        made_at: Instant,
        taken: Option<bool>,
        reason: String,
    }
}

const OWN: &str = "SELECT o.id, o.title, o.audience, k.section, k.version, k.body, o.created_at,
    k.changed_at FROM knowledge_page k JOIN objects_object o ON o.id = k.object_id
    WHERE o.owner_id = $1 ORDER BY o.created_at, o.id";
const WRITTEN: &str = "SELECT page_id, number, title, body, saved_at FROM knowledge_version
    WHERE author_id = $1 ORDER BY saved_at, page_id, number";
const SUGGESTED: &str = "SELECT page_id, title, body, why, made_at, taken, reason
    FROM knowledge_suggestion WHERE author_id = $1 ORDER BY made_at, id";

/// A person's pages as Markdown, one file each, and every version they wrote.
pub fn export_pages(db: &mut Read, person: PersonId, _: Locale) -> BoxFuture<'_, Result<Exported>> {
    Box::pin(async move {
        let own: Vec<Own> = q(OWN).bind(person).all(db).await?;
        let written: Vec<Written> = q(WRITTEN).bind(person).all(db).await?;
        let suggested: Vec<Suggested> = q(SUGGESTED).bind(person).all(db).await?;
        let mut files: Vec<(String, Vec<u8>)> =
            own.iter().enumerate().map(|(at, page)| markdown(at, page)).collect();
        let all = json!({
            "pages": own.iter().map(own_json).collect::<Vec<Value>>(),
            "versions": written.iter().map(written_json).collect::<Vec<Value>>(),
            "suggestions": suggested.iter().map(suggested_json).collect::<Vec<Value>>(),
        });
        files.push(("pages.json".into(), all.to_string().into_bytes()));
        Ok(Exported { files })
    })
}

fn markdown(at: usize, page: &Own) -> (String, Vec<u8>) {
    let slug: String = page
        .title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .flat_map(char::to_lowercase)
        .take(40)
        .collect();
    let name = format!("page-{}-{}.md", at + 1, slug.trim_matches('-'));
    (name, format!("# {}\n\n{}\n", page.title, page.body).into_bytes())
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

/// Pages that only the person saw go; the others stay without the name, in every column.
pub fn erase_pages(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        remove_private(tx, person, "page").await?;
        for column in
            ["approved_by_id", "answered_by_id", "asked_by_id", "deleted_by_id", "deleted_owner_id"]
        {
            clear(tx, "knowledge_page", column, person).await?;
        }
        clear(tx, "knowledge_version", "author_id", person).await?;
        clear(tx, "knowledge_suggestion", "author_id", person).await?;
        clear(tx, "knowledge_suggestion", "decided_by_id", person).await
    })
}

async fn clear(tx: &mut Tx, table: &str, column: &str, person: PersonId) -> Result<()> {
    q(format!("UPDATE {table} SET {column} = NULL WHERE {column} = $1"))
        .bind(person)
        .run(tx)
        .await
        .map(drop)
}

/// What nobody else could see.
async fn remove_private(tx: &mut Tx, person: PersonId, kind: &str) -> Result<()> {
    let mine: Vec<ObjectId> =
        q("SELECT o.id FROM objects_object o LEFT JOIN knowledge_page k ON k.object_id = o.id
            WHERE o.kind = $2 AND o.audience = 'me'
            AND (o.owner_id = $1 OR k.deleted_owner_id = $1) ORDER BY o.id")
        .bind(person)
        .bind(kind)
        .all(tx)
        .await?;
    for id in mine {
        cairn_search::remove(tx, id).await?;
        cairn_nudge::settle_object(tx, id).await?;
        cairn_record::delete_about(tx, id).await?;
        cairn_objects::remove(tx, id).await?;
    }
    Ok(())
}

/// A person's material and the list of the files they added.
pub fn export_material(
    db: &mut Read,
    person: PersonId,
    _: Locale,
) -> BoxFuture<'_, Result<Exported>> {
    Box::pin(async move {
        let material: Vec<(ObjectId, String, String, String, Instant)> =
            q("SELECT o.id, o.title, m.url, m.why, m.changed_at FROM knowledge_material m
                JOIN objects_object o ON o.id = m.object_id WHERE o.owner_id = $1
                ORDER BY o.created_at, o.id")
            .bind(person)
            .all(db)
            .await?;
        let files: Vec<(Id, String, String, i64, Instant)> =
            q("SELECT id, name, kind, size, added_at FROM knowledge_file WHERE added_by_id = $1
                ORDER BY added_at, id")
            .bind(person)
            .all(db)
            .await?;
        let lines: Vec<String> = material
            .iter()
            .map(|(_, title, url, why, _)| format!("- {title} {url} {why}").trim_end().to_owned())
            .collect();
        let material: Vec<Value> = material
            .iter()
            .map(|(id, title, url, why, at)| {
                json!({"id": id.to_string(), "title": title, "url": url, "why": why,
                    "changed": at.rfc3339()})
            })
            .collect();
        let files: Vec<Value> = files
            .iter()
            .map(|(id, name, kind, size, at)| {
                json!({"id": id.to_string(), "name": name, "type": kind, "bytes": size,
                    "added": at.rfc3339()})
            })
            .collect();
        let all = json!({"material": material, "files": files}).to_string();
        Ok(Exported {
            files: vec![
                ("material.md".into(), lines.join("\n").into_bytes()),
                ("material.json".into(), all.into_bytes()),
            ],
        })
    })
}

/// Files that something shared uses stay without the name; the others go with the next sweep.
pub fn erase_material(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        remove_private(tx, person, "material").await?;
        super::files::remove_unused_of(tx, person).await?;
        clear(tx, "knowledge_file", "added_by_id", person).await
    })
}

/// What helped a person, and what they said to be wrong.
pub fn export_marks(db: &mut Read, person: PersonId, _: Locale) -> BoxFuture<'_, Result<Exported>> {
    Box::pin(async move {
        let marks: Vec<(ObjectId, String, String, String, Instant)> =
            q("SELECT m.object_id, o.title, m.kind, m.text, m.made_at FROM knowledge_mark m
                JOIN objects_object o ON o.id = m.object_id WHERE m.person_id = $1
                ORDER BY m.made_at, m.object_id, m.kind")
            .bind(person)
            .all(db)
            .await?;
        let lines: Vec<String> = marks
            .iter()
            .map(|(_, title, kind, text, _)| format!("- {kind}: {title} {text}"))
            .collect();
        let rows: Vec<Value> = marks
            .iter()
            .map(|(id, title, kind, text, at)| {
                json!({"about": id.to_string(), "title": title, "kind": kind, "text": text,
                    "made": at.rfc3339()})
            })
            .collect();
        Ok(Exported {
            files: vec![
                ("marks.md".into(), lines.join("\n").into_bytes()),
                ("marks.json".into(), Value::Array(rows).to_string().into_bytes()),
            ],
        })
    })
}

/// Marks are the person's own: they go.
pub fn erase_marks(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        q("DELETE FROM knowledge_mark WHERE person_id = $1").bind(person).run(tx).await.map(drop)
    })
}
