//! The data list: reviews are taken along, cards cannot be.

use std::fmt::Write;

use cairn_feature::{DataKind, Exported, Kept, Readers};
use cairn_ground::{Actor, Result};
use cairn_store::Read;
use cairn_web::View;
use serde_json::json;

use crate::store;

pub(crate) const DATA: &[DataKind] = &[
    DataKind {
        key: "reviews-data-reviews",
        tables: &["reviews_review", "reviews_insight"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, me, v| Box::pin(export(db, me, v))),
        // Who leads and who takes part stands in the common row, which loses the person there.
        erase: None,
    },
    DataKind {
        key: "reviews-data-cards",
        tables: &["reviews_card", "reviews_unread"],
        readers: Readers::Participants,
        kept: Kept::AtMostDays(37),
        // Whose a card is, nobody can say: neither to export it nor to erase it.
        export: None,
        erase: None,
    },
];

/// The reviews a person led or took part in. No cards: whose they are is not known.
async fn export(db: &mut Read, actor: &Actor, v: &View) -> Result<Exported> {
    let parts = store::list_parts_of(db, actor.person()?.id).await?;
    let mut text = format!("# {}\n\n", v.t("reviews-data-reviews"));
    for part in &parts {
        let day = v.long_date(&part.held_on);
        let _ = writeln!(text, "- {day} · {} · {}", part.about, part.team);
    }
    let items = parts.iter().map(|part| {
        json!({
            "id": part.id.to_string(),
            "about": part.about,
            "team": part.team,
            "heldOn": part.held_on.to_string(),
            "led": part.led,
        })
    });
    Exported::both("reviews", text, &items.collect())
}
