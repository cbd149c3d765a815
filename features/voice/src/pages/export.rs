//! What a person takes along: what they asked, answered, and were thanked for.

use std::fmt::Write;

use cairn_feature::{Exported, long_day};
use cairn_ground::{Actor, Instant, PersonId, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use crate::store::{Proposal, list_of_person, list_thanks_of};

/// `obstacles.md` and `obstacles.json`.
pub async fn export_proposals(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let mut text = format!("# {}\n", v.t("voice-list-title"));
    let mut data = Vec::new();
    for it in list_of_person(db, me).await? {
        let _ = write!(text, "\n## {}\n\n{}\n", it.text, long_day(actor, v, it.asked_at)?);
        if let (Some(word), Some(reason)) = (it.answer(), &it.reason) {
            let word = v.t(&format!("voice-word-{}", word.as_str()));
            let _ = write!(text, "\n**{word}** {reason}\n");
        }
        data.push(proposal(&it, me));
    }
    Exported::both("obstacles", text, &Value::Array(data))
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
        "answered_at": it.answered_at.map(Instant::rfc3339),
        "read_at": it.read_at.map(Instant::rfc3339),
    })
}

/// `thanks.md` and `thanks.json`.
pub async fn export_thanks(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = Some(actor.person()?.id);
    let mut text = format!("# {}\n\n", v.t("voice-thanks-list-title"));
    let mut data = Vec::new();
    for it in list_thanks_of(db, actor.person()?.id).await? {
        let [from, to] = [&it.from_name, &it.to_name].map(|name| v.name_or_former(name));
        let _ = writeln!(text, "- {from} → {to}: {}", it.what_for);
        data.push(json!({
            "id": it.id.0,
            "what_for": it.what_for,
            "from_me": it.from == me,
            "to_me": it.to == me,
            "thanked_at": it.thanked_at.rfc3339(),
            "audience": it.audience.as_str(),
        }));
    }
    Exported::both("thanks", text, &Value::Array(data))
}
