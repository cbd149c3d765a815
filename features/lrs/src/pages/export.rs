//! The take-out's files of who looked at the history, and of everything that is the person's.

use std::fmt::Write;

use cairn_feature::{Exported, long_day};
use cairn_ground::{Actor, PersonId, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use crate::store::{self, Link, Mine};

/// Titles and reasons are one line, but may hold what Markdown reads as a sign.
pub(super) fn plain(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_punctuation() && "\\`*_[]<>#|".contains(c) {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

/// `who-has-looked.md` and `who-has-looked.json`: who looked at the history, and why.
pub async fn looks(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let looks = cairn_record::list_looks(db, actor.person()?.id).await?;
    let ids: Vec<PersonId> = looks.iter().map(|look| look.looked_by).collect();
    let names = cairn_people::store::list_names(db, &ids).await?;
    let name = |id: PersonId| names.iter().find(|(known, _)| *known == id).map(|(_, n)| n.clone());
    let mut text = format!("# {}\n\n", v.t("lrs-looks"));
    for look in &looks {
        let (day, by) = (long_day(actor, v, look.at)?, v.name_or_former(&name(look.looked_by)));
        let _ = writeln!(text, "- {day} · {}: {}", plain(&by), plain(&look.reason));
    }
    let items = looks.iter().map(|look| {
        json!({ "at": look.at.rfc3339(), "by": name(look.looked_by), "reason": look.reason })
    });
    Exported::both("who-has-looked", text, &items.collect())
}

/// `everything-of-mine.md` and `everything-of-mine.json`: what the person owns or takes part in,
/// and what hangs together with it.
pub async fn objects(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let person = actor.person()?.id;
    let mine = store::list_mine(db, person).await?;
    let links = store::list_links(db, person).await?;
    let mut text = format!("# {}\n\n", v.t("lrs-export-objects"));
    for one in &mine {
        let audience = v.t(&format!("ui-audience-{}", one.audience.as_str()));
        let kind = v.t(&format!("kind-{}", one.kind));
        let day = long_day(actor, v, one.created_at)?;
        let _ = writeln!(text, "- {day} · {kind}: {} ({audience})", plain(&one.title));
    }
    let _ = writeln!(text, "\n{}", v.t1("lrs-export-links", "n", links.len()));
    let objects: Vec<Value> = mine.iter().map(object_json).collect();
    let links: Vec<Value> = links.iter().map(link_json).collect();
    Exported::both("everything-of-mine", text, &json!({ "objects": objects, "links": links }))
}

fn object_json(one: &Mine) -> Value {
    json!({
        "id": one.id.to_string(), "kind": one.kind, "title": one.title,
        "audience": one.audience.as_str(), "address": one.href, "owned": one.owned,
        "created": one.created_at.rfc3339(), "changed": one.changed_at.rfc3339(),
    })
}

fn link_json(link: &Link) -> Value {
    json!({ "from": link.from.to_string(), "to": link.to.to_string(), "kind": link.kind })
}
