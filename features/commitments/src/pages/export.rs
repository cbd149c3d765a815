//! What a person's take-out holds: Markdown to read, JSON for machines.

use cairn_feature::Exported;
use cairn_ground::{Actor, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::{Value, json};

use crate::store::{self, Learned, LookAsked, Step};

/// The person's next steps.
pub async fn steps(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let me = actor.person()?.id;
    let steps = store::list_owned(db, me).await?;
    let mut md = format!("# {}\n", v.t("commitments-my-steps"));
    for step in &steps {
        md += &step_md(v, step);
    }
    Exported::both("next-steps", md, &steps.iter().map(step_json).collect())
}

fn step_md(v: &View, step: &Step) -> String {
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
    format!("\n## {}\n\n- {}\n", step.text, lines.join("\n- "))
}

fn step_json(step: &Step) -> Value {
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
    let rows = looks.iter().map(|look| {
        json!({
            "step": look.step.to_string(),
            "asked": look.asked_on.to_string(),
            "answered": look.answered_on.map(|on| on.to_string()),
            "seen": look.seen,
            "text": look.text,
        })
    });
    Exported::both("looks-for-colleagues", md, &rows.collect())
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
