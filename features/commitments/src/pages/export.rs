//! What a person's take-out holds: Markdown to read, JSON for machines.

use std::collections::HashMap;

use cairn_feature::Exported;
use cairn_ground::{Actor, ObjectId, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use crate::store::{self, Learned, LookAsked, Step};

/// The person's next steps, with what colleagues said when asked.
pub async fn steps(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let steps = store::list_owned(db, me).await?;
    let mut looks: HashMap<ObjectId, Vec<LookAsked>> = HashMap::new();
    for look in store::list_looks_for(db, me).await? {
        looks.entry(look.step).or_default().push(look);
    }
    let looks_at = |step: &Step| looks.get(&step.id).map_or(&[][..], Vec::as_slice);
    let mut md = format!("# {}\n", v.t("commitments-my-steps"));
    for step in &steps {
        md += &step_md(v, step, looks_at(step));
    }
    let rows = steps.iter().map(|step| step_json(step, looks_at(step)));
    Exported::both("next-steps", md, &rows.collect())
}

fn step_md(v: &View, step: &Step, looks: &[LookAsked]) -> String {
    let day = v.long_date(&step.due_on);
    let mut lines = vec![v.t1("commitments-due", "when", day)];
    if step.state != crate::rules::State::Open {
        lines.push(v.t(&format!("commitments-state-{}", step.state.as_str())));
    }
    for (key, text) in [
        ("commitments-field-notice", &step.notice),
        ("commitments-field-in-the-way", &step.in_the_way),
        ("commitments-fact-learned", &step.learned),
        ("commitments-field-seen", &step.seen_text),
    ] {
        lines.extend(text.as_ref().map(|text| format!("{}: {text}", v.t(key))));
    }
    lines.extend(step.seen().map(|seen| v.t(&format!("commitments-seen-{}", seen.as_str()))));
    lines.extend(looks.iter().map(|look| heard_md(v, look)));
    format!("\n## {}\n\n- {}\n", step.text, lines.join("\n- "))
}

/// What a colleague said of the owner's step, or that nothing was said.
fn heard_md(v: &View, look: &LookAsked) -> String {
    let Some(seen) = look.seen() else {
        let word = if look.declined() { "declined" } else { "waiting" };
        return v.t1(&format!("commitments-look-{word}"), "name", &look.name);
    };
    let seen = v.t(&format!("commitments-seen-{}", seen.as_str()));
    let said: Vec<String> = [Some(seen), look.text.clone()].into_iter().flatten().collect();
    format!("{}: {}", look.name, said.join(" · "))
}

fn step_json(step: &Step, looks: &[LookAsked]) -> Value {
    let heard = looks.iter().map(|look| {
        let mut heard = look_json(look);
        heard["colleague"] = json!(look.name);
        heard
    });
    json!({
        "id": step.id.to_string(),
        "text": step.text,
        "scope": step.scope.as_str(),
        "state": step.state.as_str(),
        "audience": step.audience.as_str(),
        "due": step.due_on.to_string(),
        "answered": step.answered_on.map(|on| on.to_string()),
        "how_will_we_notice": step.notice,
        "what_got_in_the_way": step.in_the_way,
        "learned": step.learned,
        "look_back": step.look_on.map(|on| on.to_string()),
        "seen": step.seen,
        "seen_text": step.seen_text,
        "because_of": step.because_of.map(|id| id.to_string()),
        "colleagues": heard.collect::<Vec<_>>(),
    })
}

/// What the person was asked to look at, and answered.
pub async fn looks(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let looks = store::list_looks_by(db, me).await?;
    let mut md = format!("# {}\n\n", v.t("commitments-data-looks"));
    for look in &looks {
        md += &look_md(v, look);
    }
    Exported::both("looks-for-colleagues", md, &looks.iter().map(look_json).collect())
}

fn look_json(look: &LookAsked) -> Value {
    json!({
        "step": look.step.to_string(),
        "asked": look.asked_on.to_string(),
        "answered": look.answered_on.map(|on| on.to_string()),
        "seen": look.seen,
        "text": look.text,
    })
}

fn look_md(v: &View, look: &LookAsked) -> String {
    let seen = look.seen().map(|seen| v.t(&format!("commitments-seen-{}", seen.as_str())));
    let parts = [Some(v.long_date(&look.asked_on)), seen, look.text.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("- {}\n", parts.join(" · "))
}

/// What the person learned.
pub async fn learned(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let lines = store::list_learned(db, me, None, i64::MAX).await?;
    let mut md = format!("# {}\n\n", v.t("commitments-my-learned"));
    for line in &lines {
        md += &learned_md(v, line);
    }
    Exported::both("learned", md, &lines.iter().map(learned_json).collect())
}

fn learned_md(v: &View, line: &Learned) -> String {
    format!("- {}: {}\n", v.long_date(&line.learned_on), line.text)
}

fn learned_json(line: &Learned) -> Value {
    json!({
        "id": line.id.to_string(),
        "text": line.text,
        "audience": line.audience.as_str(),
        "on": line.learned_on.to_string(),
        "how": line.how,
        "minutes": line.minutes,
    })
}
