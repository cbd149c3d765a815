//! The data list: reported texts and files that wait.

use cairn_feature::{DataKind, Kept, Readers};
use cairn_ground::{PersonId, Result};
use cairn_store::Tx;
use futures_util::future::BoxFuture;

use crate::{DECIDED_DAYS, pages, store};

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
        readers: Readers::Curators,
        kept: Kept::AtMostDays(DECIDED_DAYS),
        export: Some(|db, me, v| Box::pin(pages::export::reports(db, me, v))),
        erase: Some(erase),
    },
];

fn erase(tx: &mut Tx, person: PersonId) -> BoxFuture<'_, Result<()>> {
    Box::pin(store::forget_words_about(tx, person))
}
