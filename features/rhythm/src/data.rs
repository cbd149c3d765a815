//! The data list: only the answers of the last three days are a person's own.

use std::fmt::Write;

use cairn_feature::{DataKind, Exported, Kept, Readers};
use cairn_ground::{Actor, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::json;

use crate::{rules, store};

pub const DATA: &[DataKind] = &[
    DataKind {
        key: "rhythm-data-time",
        tables: &["rhythm_time", "rhythm_week", "rhythm_day"],
        readers: Readers::Everyone,
        kept: Kept::WhileInUse,
        // A team's promise and sums; no column points to a person.
        export: None,
        erase: None,
    },
    DataKind {
        key: "rhythm-data-answer",
        tables: &["rhythm_answer"],
        readers: Readers::Self_,
        kept: Kept::Days(rules::ANSWER_DAYS),
        export: Some(|db, me, v| Box::pin(export(db, me, v))),
        erase: Some(|tx, person| Box::pin(store::delete_answers_of(tx, person))),
    },
    DataKind {
        key: "rhythm-data-direction",
        tables: &["rhythm_direction"],
        readers: Readers::Ladder,
        kept: Kept::WhileInUse,
        // The team's words; nobody's in particular.
        export: None,
        erase: None,
    },
];

/// `time-kept.md` and `time-kept.json`.
async fn export(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let answers = store::list_answers_of(db, actor.person()?.id).await?;
    let mut text = format!("# {}\n\n", v.t("rhythm-kept-export"));
    for (day, word) in &answers {
        let _ = writeln!(text, "- {}: {}", v.long_date(day), v.t(&format!("rhythm-{word}")));
    }
    let rows = answers.iter().map(|(day, word)| json!({ "day": day.to_string(), "kept": word }));
    Exported::both("time-kept", text, &rows.collect())
}
