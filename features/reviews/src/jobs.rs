//! What goes on beside requests: cards are deleted on their day, and a person takes along what is
//! theirs.

use cairn_feature::{DataKind, Exported, Kept, Readers, Sweep};
use cairn_ground::{Error, Locale, PersonId, Result, dates};
use cairn_store::{Read, Settings, Store};

use crate::{commands, store};

pub(crate) const SWEEPS: &[Sweep] = &[
    Sweep { name: "reviews-cards", every: 900, run: |store| Box::pin(delete_old_cards(store)) },
    Sweep { name: "reviews-begun", every: 300, run: |store| Box::pin(begin_planned(store)) },
];

async fn begin_planned(store: &Store) -> Result<()> {
    store.write(|tx| Box::pin(commands::begin_planned(tx))).await
}

/// Deletes cards on the day that stood beside the field. The log is folded each time, because a
/// reader may have been in the way when a command asked for it.
async fn delete_old_cards(store: &Store) -> Result<()> {
    store
        .write(|tx| {
            Box::pin(async move {
                let zone = Settings::load(tx).await?.zone;
                let today = tx.now().date(&zone);
                store::delete_old_cards(tx, today).await.map(drop)
            })
        })
        .await?;
    store.forget("reviews_card").await
}

pub(crate) const DATA: &[DataKind] = &[
    DataKind {
        key: "reviews-data-reviews",
        tables: &["reviews_review", "reviews_insight"],
        readers: Readers::Ladder,
        kept: Kept::WithoutName,
        export: Some(|db, person, locale| Box::pin(export(db, person, locale))),
        // Who leads and who takes part stands in the common row, which loses the person there.
        erase: None,
    },
    DataKind {
        key: "reviews-data-cards",
        tables: &["reviews_card"],
        readers: Readers::Participants,
        kept: Kept::AtMostDays(37),
        // Whose a card is, nobody can say: neither to export it nor to erase it.
        export: None,
        erase: None,
    },
];

/// The reviews a person led or took part in. No cards: whose they are is not known.
async fn export(db: &mut Read, person: PersonId, locale: Locale) -> Result<Exported> {
    let parts = store::list_parts_of(db, person).await?;
    if parts.is_empty() {
        return Ok(Exported::default());
    }
    let lines = parts.iter().map(|part| {
        format!("- {} · {} · {}\n", dates::long(locale, part.held_on), part.about, part.team)
    });
    let markdown: String = lines.collect();
    let items = parts.iter().map(|part| {
        serde_json::json!({
            "id": part.id.to_string(),
            "about": part.about,
            "team": part.team,
            "heldOn": part.held_on.to_string(),
            "led": part.led,
        })
    });
    let list: Vec<serde_json::Value> = items.collect();
    let json = serde_json::to_vec_pretty(&list).map_err(Error::internal)?;
    Ok(Exported {
        files: vec![
            ("reviews.md".to_owned(), markdown.into_bytes()),
            ("reviews.json".to_owned(), json),
        ],
    })
}
