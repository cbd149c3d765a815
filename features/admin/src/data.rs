//! The data list: reported texts and files that wait.

use std::fmt::Write;

use cairn_feature::{DataKind, Exported, Kept, Readers};
use cairn_ground::{Error, Locale, PersonId, Result};
use cairn_store::{Read, Tx};
use futures_util::future::BoxFuture;
use serde_json::json;

use crate::{DECIDED_DAYS, store};

pub const KINDS: &[DataKind] = &[
    DataKind {
        key: "admin-data-import",
        tables: &["admin_import"],
        readers: Readers::Administrators,
        kept: Kept::AtMostDays(1),
        // A file of the organisation's; what it says of a person stands in the person's row.
        export: None,
        erase: Some(erase),
    },
    DataKind {
        key: "admin-data-report",
        tables: &["admin_report"],
        readers: Readers::Administrators,
        kept: Kept::AtMostDays(DECIDED_DAYS),
        export: Some(export),
        erase: Some(erase),
    },
];

fn export(db: &mut Read, person: PersonId, locale: Locale) -> BoxFuture<'_, Result<Exported>> {
    Box::pin(async move {
        let reports = store::list_reports_about(db, person).await?;
        if reports.is_empty() {
            return Ok(Exported::default());
        }
        let sv = locale == Locale::Sv;
        let title = if sv { "Anmälda texter" } else { "Reported texts" };
        let mut text = format!("# {title}\n\n");
        for (title, day, decision) in &reports {
            let word = match (decision.as_deref(), sv) {
                (None, false) => "nobody has looked yet",
                (None, true) => "ingen har tittat än",
                (Some("shown"), false) => "shown again",
                (Some("shown"), true) => "visas igen",
                (Some(_), false) => "stays hidden",
                (Some(_), true) => "fortsatt dold",
            };
            let _ = writeln!(text, "- {day}: {title} ({word})");
        }
        let rows: Vec<_> = reports
            .iter()
            .map(|(title, day, word)| {
                json!({ "title": title, "reported_on": day.to_string(), "decision": word })
            })
            .collect();
        let json = serde_json::to_vec_pretty(&rows).map_err(Error::internal)?;
        Ok(Exported {
            files: vec![
                ("reported-texts.md".into(), text.into_bytes()),
                ("reported-texts.json".into(), json),
            ],
        })
    })
}

fn erase(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(store::forget_words_about(tx, person))
}
