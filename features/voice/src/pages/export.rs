//! What a person takes along: what they asked, answered, and were thanked for.

use std::fmt::Write;

use cairn_feature::Exported;
use cairn_ground::{Error, Locale, Messages, PersonId, Result};
use cairn_store::Read;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use crate::{
    MESSAGES,
    store::{Proposal, list_of_person, list_thanks_of},
};

type Made<'a> = BoxFuture<'a, Result<Exported>>;

/// The words of the take-out, which is made outside a request.
struct Words(Messages, Locale);

impl Words {
    fn new(locale: Locale) -> Result<Self> {
        let sources = [MESSAGES, cairn_people::MESSAGES];
        Ok(Self(Messages::build(&sources).map_err(Error::Internal)?, locale))
    }

    fn say(&self, key: &str) -> String {
        self.0.format(self.1, key, &[])
    }
}

fn files(name: &str, text: String, data: &Value) -> Result<Exported> {
    let json = serde_json::to_vec_pretty(data).map_err(Error::internal)?;
    Ok(Exported {
        files: vec![(format!("{name}.md"), text.into_bytes()), (format!("{name}.json"), json)],
    })
}

/// `obstacles.md` and `obstacles.json`.
pub fn export_proposals(db: &mut Read, person: PersonId, locale: Locale) -> Made<'_> {
    Box::pin(async move {
        let words = Words::new(locale)?;
        let mut text = format!("# {}\n", words.say("voice-list-title"));
        let mut data = Vec::new();
        for it in list_of_person(db, person).await? {
            let _ = write!(text, "\n## {}\n\n{}\n", it.text, it.asked_at.rfc3339());
            if let (Some(word), Some(reason)) = (it.answer(), &it.reason) {
                let word = words.say(&format!("voice-word-{}", word.as_str()));
                let _ = write!(text, "\n**{word}** {reason}\n");
            }
            data.push(proposal(&it, person));
        }
        files("obstacles", text, &Value::Array(data))
    })
}

fn proposal(it: &Proposal, person: PersonId) -> Value {
    json!({
        "id": it.id.0,
        "kind": it.kind,
        "text": it.text,
        "asked_at": it.asked_at.rfc3339(),
        "asked_by_me": it.asker == Some(person),
        "answered_by_me": it.answered_by == Some(person),
        "audience": it.audience.as_str(),
        "due_on": it.due_on.to_string(),
        "answer": it.word,
        "reason": it.reason,
        "answered_at": it.answered_at.map(cairn_ground::Instant::rfc3339),
        "read_at": it.read_at.map(cairn_ground::Instant::rfc3339),
    })
}

/// `thanks.md` and `thanks.json`.
pub fn export_thanks(db: &mut Read, person: PersonId, locale: Locale) -> Made<'_> {
    Box::pin(async move {
        let words = Words::new(locale)?;
        let mut text = format!("# {}\n\n", words.say("voice-thanks-list-title"));
        let mut data = Vec::new();
        for it in list_thanks_of(db, person).await? {
            let names = [it.from_name.clone(), it.to_name.clone()]
                .map(|name| name.unwrap_or_else(|| words.say("people-former")));
            let _ = writeln!(text, "- {} → {}: {}", names[0], names[1], it.what_for);
            data.push(json!({
                "id": it.id.0,
                "what_for": it.what_for,
                "from_me": it.from == Some(person),
                "to_me": it.to == Some(person),
                "thanked_at": it.thanked_at.rfc3339(),
                "audience": it.audience.as_str(),
            }));
        }
        files("thanks", text, &Value::Array(data))
    })
}
