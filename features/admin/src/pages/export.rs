//! What a person takes along: which of their texts were reported, and what came of it.

use std::fmt::Write;

use cairn_feature::Exported;
use cairn_ground::{Actor, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::json;

use crate::store;

/// `reported-texts.md` and `reported-texts.json`.
pub async fn reports(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let reports = store::list_reports_about(db, actor.person()?.id).await?;
    let mut text = format!("# {}\n\n", v.t("admin-data-report"));
    for (title, day, decision) in &reports {
        let word = v.t(&format!("admin-export-{}", decision.as_deref().unwrap_or("open")));
        let _ = writeln!(text, "- {}: {title} ({word})", v.long_date(day));
    }
    let rows = reports.iter().map(|(title, day, word)| {
        json!({ "title": title, "reported_on": day.to_string(), "decision": word })
    });
    Exported::both("reported-texts", text, &rows.collect())
}
