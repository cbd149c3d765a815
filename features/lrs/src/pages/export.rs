//! The take-out's files of what the kits keep, to read (Markdown) and for machines (JSON).

use std::fmt::Write;

use cairn_feature::Exported;
use cairn_ground::{Arg, Error, Instant, Locale, Messages, PersonId, Result};
use cairn_store::Read;
use serde_json::{Value, json};

use crate::store;

/// The words come from the sources, since there is no page to take them from.
struct Words {
    messages: Messages,
    locale: Locale,
}

impl Words {
    fn of(locale: Locale) -> Result<Self> {
        let sources = [cairn_web::MESSAGES, cairn_people::MESSAGES, crate::MESSAGES];
        let messages = Messages::build(&sources).map_err(Error::Internal)?;
        Ok(Self { messages, locale })
    }

    fn t(&self, key: &str) -> String {
        self.messages.format(self.locale, key, &[])
    }

    /// A noun; foreign ones stand as they are called.
    fn kind(&self, kind: &str) -> String {
        let key = format!("kind-{kind}");
        if self.messages.has(&key) { self.t(&key) } else { kind.to_owned() }
    }
}

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
pub async fn looks(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let looks = cairn_record::list_looks(db, person).await?;
    let ids: Vec<PersonId> = looks.iter().map(|look| look.looked_by).collect();
    let names = cairn_people::store::list_names(db, &ids).await?;
    let words = Words::of(locale)?;
    let name = |id: PersonId| names.iter().find(|(known, _)| *known == id).map(|(_, n)| n.clone());
    let mut text = format!("# {}\n\n", words.t("lrs-looks"));
    for look in &looks {
        let name = name(look.looked_by).unwrap_or_else(|| words.t("people-former"));
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

/// What waits.
pub async fn waiting(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let waits = store::list_waits(db, person).await?;
    let words = Words::of(locale)?;
    let mut text = format!("# {}\n\n", words.t("lrs-export-waiting"));
    for wait in &waits {
        let from = wait.from.as_deref().map(plain).unwrap_or_default();
        let _ = writeln!(text, "- {} · {} · {from}", day(wait.since), plain(&wait.verb));
    }
    let items: Vec<Value> = waits
        .iter()
        .map(|wait| {
            json!({
                "since": wait.since.rfc3339(), "verb": wait.verb, "from": wait.from,
                "object": wait.object.to_string(), "due": wait.due_on,
            })
        })
        .collect();
    exported("what-waits", text, &Value::Array(items))
}

/// What was told by mail, or is about to be.
pub async fn messages(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let messages = cairn_nudge::list_messages_of(db, person).await?;
    let words = Words::of(locale)?;
    let mut text = format!("# {}\n\n", words.t("lrs-export-messages"));
    for message in &messages {
        let verb = plain(message.verb.as_deref().unwrap_or(&message.kind));
        let from = message.from_name.as_deref().map(plain).unwrap_or_default();
        let _ = writeln!(text, "- {} · {verb} · {from}", day(message.made_at));
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

/// Everything the person owns or takes part in, and what hangs together with it.
pub async fn objects(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let mine = store::list_mine(db, person).await?;
    let links = store::list_links(db, person).await?;
    let words = Words::of(locale)?;
    let mut text = format!("# {}\n\n", words.t("lrs-export-objects"));
    for one in &mine {
        let audience = words.t(&format!("ui-audience-{}", one.audience.as_str()));
        let (when, kind) = (day(one.created_at), words.kind(&one.kind));
        let _ = writeln!(text, "- {when} · {kind}: {} ({audience})", plain(&one.title));
    }
    let count = Arg::from(links.len());
    let linked = words.messages.format(locale, "lrs-export-links", &[("n", count)]);
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
