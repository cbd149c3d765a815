//! The take-out's files of what the kits keep, to read (Markdown) and for machines (JSON). In the
//! words of all features, since what waits and what was told are theirs.

use std::fmt::Write;

use cairn_feature::Exported;
use cairn_ground::{Arg, Error, Instant, PersonId, Result};
use cairn_nudge::Message;
use cairn_store::Read;
use cairn_web::Cx;
use serde_json::{Value, json};

use crate::store;

/// Titles and reasons are one line, but may hold what Markdown reads as a sign.
fn plain(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_punctuation() && "\\`*_[]<>#|".contains(c) {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

fn day(at: Instant) -> String {
    at.rfc3339().chars().take(10).collect()
}

fn exported(name: &str, markdown: String, json: &Value) -> Result<Exported> {
    let json = serde_json::to_vec_pretty(json).map_err(Error::internal)?;
    let files = vec![(format!("{name}.md"), markdown.into_bytes()), (format!("{name}.json"), json)];
    Ok(Exported { files })
}

/// Who looked at the history, and why.
pub async fn looks(cx: &Cx, db: &mut Read) -> Result<Exported> {
    let looks = cairn_record::list_looks(db, cx.actor.person()?.id).await?;
    let ids: Vec<PersonId> = looks.iter().map(|look| look.looked_by).collect();
    let names = cairn_people::store::list_names(db, &ids).await?;
    let name = |id: PersonId| names.iter().find(|(known, _)| *known == id).map(|(_, n)| n.clone());
    let mut text = format!("# {}\n\n", cx.t("lrs-looks", &[]));
    for look in &looks {
        let name = name(look.looked_by).unwrap_or_else(|| cx.t("people-former", &[]));
        let _ = writeln!(text, "- {} · {}: {}", day(look.at), plain(&name), plain(&look.reason));
    }
    let items: Vec<Value> = looks
        .iter()
        .map(|look| {
            json!({ "at": look.at.rfc3339(), "by": name(look.looked_by), "reason": look.reason })
        })
        .collect();
    exported("who-has-looked", text, &Value::Array(items))
}

/// A reason in the words of its feature, with the title where the sentence does not have it.
fn said(cx: &Cx, reason: &str, name: Option<&String>, title: Option<&str>) -> String {
    let name = name.cloned().unwrap_or_else(|| cx.t("nudge-somebody", &[]));
    let shown = title.map_or_else(|| cx.t("nudge-hidden-title", &[]), str::to_owned);
    let words = cx.t(reason, &[("name", Arg::Text(name)), ("title", Arg::Text(shown))]);
    match title {
        Some(title) if !words.contains(title) => plain(&format!("{words}: {title}")),
        _ => plain(&words),
    }
}

/// What waits: what the page of it shows, in the same words.
pub async fn waiting(cx: &Cx, db: &mut Read) -> Result<Exported> {
    let waits = cairn_nudge::list_waiting(db, &cx.actor, cx.today(), usize::MAX).await?;
    let mut text = format!("# {}\n\n", cx.t("lrs-export-waiting", &[]));
    for wait in &waits {
        let words = said(cx, &wait.reason, wait.from_name.as_ref(), Some(&wait.title));
        let due = wait.due_on.map(|on| cx.t("nudge-due", &[("date", Arg::Text(on.to_string()))]));
        let due = due.map(|due| format!(" · {due}")).unwrap_or_default();
        let _ = writeln!(text, "- {} · {words}{due}", day(wait.since));
    }
    let items: Vec<Value> = waits
        .iter()
        .map(|wait| {
            json!({
                "since": wait.since.rfc3339(), "verb": wait.verb, "from": wait.from_name,
                "object": wait.object.to_string(), "title": wait.title,
                "due": wait.due_on.map(|on| on.to_string()),
            })
        })
        .collect();
    exported("what-waits", text, &Value::Array(items))
}

/// What was told by mail, or is about to be.
pub async fn messages(cx: &Cx, db: &mut Read) -> Result<Exported> {
    let messages = cairn_nudge::list_messages_of(db, cx.actor.person()?.id).await?;
    let mut text = format!("# {}\n\n", cx.t("lrs-export-messages", &[]));
    for message in &messages {
        let title = title_of(cx, db, message).await?;
        let words = match &message.reason {
            Some(reason) => said(cx, reason, message.from_name.as_ref(), title.as_deref()),
            None => cx.t("nudge-weekly-heading", &[]),
        };
        let _ = writeln!(text, "- {} · {words}", day(message.made_at));
    }
    let items: Vec<Value> = messages
        .iter()
        .map(|message| {
            json!({
                "made": message.made_at.rfc3339(), "kind": message.kind, "verb": message.verb,
                "from": message.from_name, "object": message.object.map(|id| id.to_string()),
                "sent": message.sent_at.map(Instant::rfc3339),
            })
        })
        .collect();
    exported("messages", text, &Value::Array(items))
}

/// The title of what a message is about, if the person may still see it.
async fn title_of(cx: &Cx, db: &mut Read, message: &Message) -> Result<Option<String>> {
    let Some(object) = message.object else { return Ok(None) };
    match cairn_objects::find(db, &cx.actor, object).await {
        Ok(object) => Ok(Some(object.title)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Everything the person owns or takes part in, and what hangs together with it.
pub async fn objects(cx: &Cx, db: &mut Read) -> Result<Exported> {
    let person = cx.actor.person()?.id;
    let mine = store::list_mine(db, person).await?;
    let links = store::list_links(db, person).await?;
    let mut text = format!("# {}\n\n", cx.t("lrs-export-objects", &[]));
    for one in &mine {
        let audience = cx.t(&format!("ui-audience-{}", one.audience.as_str()), &[]);
        let (when, kind) = (day(one.created_at), cx.t(&format!("kind-{}", one.kind), &[]));
        let _ = writeln!(text, "- {when} · {kind}: {} ({audience})", plain(&one.title));
    }
    let linked = cx.t("lrs-export-links", &[("n", Arg::from(links.len()))]);
    let _ = writeln!(text, "\n{linked}");
    let objects: Vec<Value> = mine
        .iter()
        .map(|one| {
            json!({
                "id": one.id.to_string(), "kind": one.kind, "title": one.title,
                "audience": one.audience.as_str(), "address": one.href, "owned": one.owned,
                "created": one.created_at.rfc3339(), "changed": one.changed_at.rfc3339(),
            })
        })
        .collect();
    let links: Vec<Value> = links
        .iter()
        .map(|link| {
            json!({
                "from": link.from.to_string(), "to": link.to.to_string(), "kind": link.kind,
            })
        })
        .collect();
    exported("everything-of-mine", text, &json!({ "objects": objects, "links": links }))
}
