//! The take-out's files of what waits and what was told, in the words of all features.

use std::{collections::HashMap, fmt::Write};

use cairn_feature::{Exported, long_day};
use cairn_ground::{Actor, Arg, Instant, ObjectId, Result};
use cairn_nudge::{Message, Wait};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use super::export::plain;

/// A reason in the words of its feature, with the title where the sentence does not have it.
fn said(v: &View, reason: &str, name: Option<&String>, title: Option<&str>) -> String {
    let name = name.cloned().unwrap_or_else(|| v.t("nudge-somebody"));
    let shown = title.map_or_else(|| v.t("nudge-hidden-title"), str::to_owned);
    let words = v.tn(reason, &[("name", Arg::Text(name)), ("title", Arg::Text(shown))]);
    match title {
        Some(title) if !words.contains(title) => plain(&format!("{words}: {title}")),
        _ => plain(&words),
    }
}

/// `what-waits.md` and `what-waits.json`: what the page of it shows, in the same words.
pub async fn waiting(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let waits = cairn_nudge::list_waiting(db, actor, v.today(), usize::MAX).await?;
    let mut text = format!("# {}\n\n", v.t("lrs-export-waiting"));
    for wait in &waits {
        let day = long_day(actor, v, wait.since)?;
        let words = said(v, &wait.reason, wait.from_name.as_ref(), Some(&wait.title));
        let due = wait.due_on.map(|on| v.t1("nudge-due", "date", v.long_date(&on)));
        let due = due.map(|due| format!(" · {due}")).unwrap_or_default();
        let _ = writeln!(text, "- {day} · {words}{due}");
    }
    Exported::both("what-waits", text, &waits.iter().map(wait_json).collect())
}

fn wait_json(wait: &Wait) -> Value {
    json!({
        "since": wait.since.rfc3339(), "verb": wait.verb, "from": wait.from_name,
        "object": wait.object.to_string(), "title": wait.title,
        "due": wait.due_on.map(|on| on.to_string()),
    })
}

/// `messages.md` and `messages.json`: what was told by mail. What was dropped, or is yet to go out,
/// nobody was told; what waits stands in its own file.
pub async fn messages(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let mut messages = cairn_nudge::list_messages_of(db, actor.person()?.id).await?;
    messages.retain(|message| message.sent_at.is_some());
    let titles = titles_of(db, actor, &messages).await?;
    let mut text = format!("# {}\n\n", v.t("lrs-export-messages"));
    for message in &messages {
        let title = message.object.and_then(|id| titles.get(&id)).map(String::as_str);
        let words = match &message.reason {
            Some(reason) => said(v, reason, message.from_name.as_ref(), title),
            None => v.t("nudge-weekly-heading"),
        };
        let _ = writeln!(
            text,
            "- {} · {words}",
            long_day(actor, v, message.sent_at.unwrap_or(message.made_at))?
        );
    }
    Exported::both("messages", text, &messages.iter().map(message_json).collect())
}

/// The titles of what the messages are about, as far as the person may still see it.
async fn titles_of(
    db: &mut Read,
    actor: &Actor,
    messages: &[Message],
) -> Result<HashMap<ObjectId, String>> {
    let about: Vec<ObjectId> = messages.iter().filter_map(|message| message.object).collect();
    let seen = cairn_objects::list_visible(db, actor, &about).await?;
    Ok(seen.into_iter().map(|object| (object.id, object.title)).collect())
}

fn message_json(message: &Message) -> Value {
    json!({
        "made": message.made_at.rfc3339(), "kind": message.kind, "verb": message.verb,
        "from": message.from_name, "object": message.object.map(|id| id.to_string()),
        "sent": message.sent_at.map(Instant::rfc3339),
    })
}
