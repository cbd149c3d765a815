//! What a person takes along: what they asked and answered.

use cairn_feature::{Exported, long_day};
use cairn_ground::{Actor, Instant, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use super::file_export::carried;
use crate::{
    rules::carried::Carried,
    store::{
        page_data::list_added,
        question_data::{Asked, Given, list_asked_by, list_given_by, list_helped},
    },
};

/// `questions.md` and `questions.json`.
pub async fn questions(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let asked = list_asked_by(db, me).await?;
    let carried = carried(&list_added(db, me).await?);
    let mut text = format!("# {}\n", v.t("knowledge-data-questions"));
    for it in &asked {
        let photo = photo(&carried, it.photo.as_deref());
        text += &paragraph(v, &long_day(actor, v, it.asked_at)?, &it.body, &photo);
    }
    Exported::both("questions", text, &asked.iter().map(asked_json).collect())
}

/// `answers.md` and `answers.json`, with what the person said helped.
pub async fn answers(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let given = list_given_by(db, me).await?;
    let helped = list_helped(db, me).await?;
    let carried = carried(&list_added(db, me).await?);
    let mut text = format!("# {}\n", v.t("knowledge-data-answers"));
    for it in &given {
        let day = long_day(actor, v, it.answered_at)?;
        let photo = photo(&carried, it.photo.as_deref());
        text += &paragraph(v, &format!("{day} · {}", it.question), &it.body, &photo);
    }
    let helped =
        helped.iter().map(|(it, at)| json!({ "helped_by": it.to_string(), "at": at.rfc3339() }));
    Exported::both("answers", text, &given.iter().map(given_json).chain(helped).collect())
}

/// A text under its heading; without words it was a photo.
fn paragraph(v: &View, heading: &str, body: &str, photo: &str) -> String {
    let untitled = if body.is_empty() { v.t("knowledge-question-untitled") } else { String::new() };
    format!("\n## {heading}\n\n{body}{untitled}\n{photo}")
}

/// The photo, where it is among the files that come along.
fn photo(carried: &Carried, name: Option<&str>) -> String {
    let path = name.and_then(|name| carried.named(name));
    path.map_or_else(String::new, |path| format!("\n![]({path})\n"))
}

fn asked_json(it: &Asked) -> Value {
    json!({
        "id": it.id.to_string(), "audience": it.audience, "text": it.body, "photo": it.photo,
        "asked": it.asked_at.rfc3339(), "answered": it.answered_at.map(Instant::rfc3339),
    })
}

fn given_json(it: &Given) -> Value {
    json!({
        "id": it.id.to_string(), "question": it.question, "text": it.body, "photo": it.photo,
        "answered": it.answered_at.rfc3339(), "changed": it.changed_at.map(Instant::rfc3339),
        "helped": it.helped, "used": it.uses,
    })
}
