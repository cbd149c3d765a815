//! What a person's take-out holds: Markdown to read, JSON for machines.

use cairn_feature::Exported;
use cairn_ground::{Arg, Error, Locale, Messages, PersonId, Result, dates};
use cairn_store::Read;
use serde_json::{Value, json};

use crate::{
    MESSAGES,
    store::{self, Learned, LookAsked, Step},
};

/// Headings in the person's language.
struct Words(Messages, Locale);

impl Words {
    fn new(locale: Locale) -> Result<Self> {
        Ok(Self(Messages::build(&[MESSAGES]).map_err(Error::Internal)?, locale))
    }

    fn t(&self, key: &str) -> String {
        self.0.format(self.1, key, &[])
    }

    fn t1(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        self.0.format(self.1, key, &[(name, value.into())])
    }
}

fn files(name: &str, md: String, json: Vec<Value>) -> Result<Exported> {
    let json = serde_json::to_vec_pretty(&json).map_err(Error::internal)?;
    Ok(Exported {
        files: vec![(format!("{name}.md"), md.into_bytes()), (format!("{name}.json"), json)],
    })
}

/// The person's next steps.
pub async fn steps(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let words = Words::new(locale)?;
    let steps = store::list_owned(db, person).await?;
    let mut md = format!("# {}\n", words.t("commitments-my-steps"));
    for step in &steps {
        md += &step_md(&words, step);
    }
    files("next-steps", md, steps.iter().map(step_json).collect())
}

fn step_md(words: &Words, step: &Step) -> String {
    let day = dates::long(words.1, step.due_on);
    let mut lines = vec![words.t1("commitments-due", "when", day)];
    if step.state != crate::rules::State::Open {
        lines.push(words.t(&format!("commitments-state-{}", step.state.as_str())));
    }
    for (key, text) in [
        ("commitments-field-notice", &step.notice),
        ("commitments-field-in-the-way", &step.in_the_way),
        ("commitments-fact-learned", &step.learned),
        ("commitments-field-seen", &step.seen_text),
    ] {
        lines.extend(text.as_ref().map(|text| format!("{}: {text}", words.t(key))));
    }
    lines.extend(step.seen().map(|seen| words.t(&format!("commitments-seen-{}", seen.as_str()))));
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
pub async fn looks(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let words = Words::new(locale)?;
    let looks = store::list_looks_by(db, person).await?;
    let mut md = format!("# {}\n\n", words.t("commitments-data-looks"));
    for look in &looks {
        md += &look_md(&words, look);
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
    files("looks-for-colleagues", md, rows.collect())
}

fn look_md(words: &Words, look: &LookAsked) -> String {
    let seen = look.seen().map(|seen| words.t(&format!("commitments-seen-{}", seen.as_str())));
    let parts = [Some(dates::long(words.1, look.asked_on)), seen, look.text.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("- {}\n", parts.join(" · "))
}

/// What the person learned.
pub async fn learned(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let words = Words::new(locale)?;
    let lines = store::list_learned(db, person, None, i64::MAX).await?;
    let mut md = format!("# {}\n\n", words.t("commitments-my-learned"));
    for line in &lines {
        md += &learned_md(&words, line);
    }
    files("learned", md, lines.iter().map(learned_json).collect())
}

fn learned_md(words: &Words, line: &Learned) -> String {
    format!("- {}: {}\n", dates::long(words.1, line.learned_on), line.text)
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
